import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fail, type SluiceError } from '@sluice/errors';
import type { SourceOptions } from '@sluice/product';
import type { CodedTable } from '@sluice/table';
import { checkAborted } from './abort.js';
import { readCsv } from './csv/read-csv.js';
import type { EngineSettings } from './database.js';
import { failReading } from './io.js';
import { readParquet } from './parquet/read-parquet.js';
import { readArrow } from './read-arrow.js';

type Format = NonNullable<SourceOptions['format']>;

const ENDINGS: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.parquet': 'parquet',
  '.pq': 'parquet',
  '.arrow': 'arrow',
  '.arrows': 'arrow',
  '.feather': 'arrow',
  '.ipc': 'arrow',
};

/** Format by the ending of the name, or by the first bytes where the ending says nothing. */
async function formatOf(path: string): Promise<Format> {
  const known = ENDINGS[extname(path).toLowerCase()];
  if (known) return known;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0);
    const start = buffer.toString('latin1', 0, bytesRead);
    if (start.startsWith('PAR1')) return 'parquet';
    if (start === 'ARROW1') return 'arrow';
  } finally {
    await file.close();
  }
  return fail('input', 'source/unknown-format', `${path}: the name tells no format`, {
    hint: 'declare format: csv, parquet or arrow',
    place: { file: path },
  });
}

const READERS: Readonly<
  Record<Format, (path: string, options: SourceOptions, engine: EngineSettings) => Promise<CodedTable>>
> = {
  csv: readCsv,
  parquet: readParquet,
  arrow: readArrow,
};

/**
 * Reads a table from a file. Values are canonical text, dictionaries hold what rows use in order of first use, rows
 * keep the order of the file.
 * @throws `SluiceError`: `source/...` for the file, `table/...` for columns and values, `io/...` for the disk; messages
 *   carry names, lines and counts, never values
 */
export async function readTable(
  path: string,
  options: SourceOptions,
  settings: EngineSettings = {},
): Promise<CodedTable> {
  try {
    checkAborted(options.signal);
    if (!(await stat(path)).isFile()) {
      fail('input', 'source/not-a-file', `cannot read ${path}: it is no regular file`, { place: { file: path } });
    }
    const table = await READERS[options.format ?? (await formatOf(path))](path, options, settings);
    if (table.rows === 0) {
      fail('input', 'source/no-rows', `${path}: no rows`, { hint: 'expected at least one row', place: { file: path } });
    }
    return table;
  } catch (error) {
    checkAborted(options.signal);
    return failReading(error as SluiceError, path);
  }
}
