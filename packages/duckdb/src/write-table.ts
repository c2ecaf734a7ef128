import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SluiceError } from '@sluice/errors';
import { type CodedTable, nameFaults } from '@sluice/table';
import type { EngineSettings } from './database.js';
import { failWriting } from './io.js';
import { writeParquet } from './parquet/write-parquet.js';
import { writeArrow } from './write-arrow.js';
import { writeCsv } from './write-csv.js';

/**
 * Writes a table under a temporary name in the folder of the target and renames it when it is whole, so that the target
 * is never half a file. Nothing stays behind when it fails.
 * @throws `SluiceError` of kind `io` for the disk, of kind `input` for names that cannot stand side by side
 */
export async function writeTable(
  table: CodedTable,
  path: string,
  format: 'parquet' | 'csv' | 'arrow',
  settings: EngineSettings = {},
): Promise<void> {
  const faults = nameFaults(table.columns.map((column) => column.name));
  if (faults.length > 0) throw new SluiceError('input', faults);
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    if (format === 'parquet') await writeParquet(table, `${part}.part`, `${part}.csv`, settings);
    else if (format === 'csv') await writeCsv(table, `${part}.part`);
    else await writeArrow(table, `${part}.part`);
    await rename(`${part}.part`, path);
  } catch (error) {
    await rm(`${part}.part`, { force: true }).catch(() => undefined);
    failWriting(error, path);
  }
}
