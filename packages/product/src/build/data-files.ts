import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FileFact } from '@sluice/policy';
import type { StatedFile } from '@sluice/provenance';
import { type CodedTable, type ColumnType, logicalDigest } from '@sluice/table';
import type { Engine } from '../engine.js';
import type { Disk } from './disk.js';

export type Format = 'parquet' | 'csv' | 'arrow';

/** A data file of the release, read back. */
export interface ReadBack {
  readonly stated: StatedFile;
  readonly fact: FileFact;
  readonly table: CodedTable;
}

/** Writes the protected table in each format and forces the bytes to the disk. */
export async function writeDataFiles(
  table: CodedTable,
  directory: string,
  name: string,
  formats: readonly Format[],
  engine: Engine,
  disk: Disk,
): Promise<void> {
  const data = join(directory, 'data');
  await disk.makeDirectory(data);
  for (const format of formats) {
    const path = join(data, `${name}.${format}`);
    await engine.writeTable(table, path, format);
    await disk.sync(path);
  }
  await disk.sync(data);
}

/** Reads every data file back from the disk: evidence comes from these tables, never from the one in memory. */
export async function readBack(
  directory: string,
  name: string,
  formats: readonly Format[],
  types: Readonly<Record<string, ColumnType>>,
  engine: Engine,
  disk: Disk,
): Promise<ReadBack[]> {
  const files: ReadBack[] = [];
  for (const format of formats) {
    const path = `data/${name}.${format}`;
    const whole = join(directory, path);
    const bytes = await disk.read(whole);
    const table = await engine.readTable(whole, {
      format,
      delimiter: ',',
      header: true,
      types,
      columns: Object.keys(types),
    });
    const hygiene = await engine.inspect(whole, format, table);
    const digest = logicalDigest(table);
    files.push({
      table,
      stated: {
        path,
        format,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        rows: table.rows,
        logicalDigest: digest,
      },
      fact: { path, columns: table.columns.map((c) => c.name), rows: table.rows, logicalDigest: digest, ...hygiene },
    });
  }
  return files;
}
