import type { SourceOptions } from '@sluice/product';
import { applyTypes, type CodedColumn, type CodedTable } from '@sluice/table';
import { takeColumn } from '../columns.js';
import { type EngineSettings, openDatabase } from '../database.js';
import { inspectCsv } from './inspect.js';
import { loadCsv } from './load-csv.js';
import { checkNamesAgainstValues } from './looks-like-data.js';

/**
 * Reads a CSV file: UTF-8, RFC 4180, LF or CR LF. Columns are text unless a type is declared. Two passes over the file:
 * ours for its form, the engine's for its content.
 */
export async function readCsv(path: string, options: SourceOptions, settings: EngineSettings): Promise<CodedTable> {
  const file = await inspectCsv(path, options);
  const db = await openDatabase([path], { ...settings, signal: options.signal });
  const columns: CodedColumn[] = [];
  try {
    await loadCsv(db, path, file);
    for (const [i, name] of file.names.entries()) {
      columns.push(await takeColumn(db, { name, stored: `c${i}`, type: 'string' }, file.records));
    }
  } finally {
    db.close();
  }
  if (options.header === undefined) checkNamesAgainstValues(columns, options.columns, path);
  return applyTypes({ rows: file.records, columns }, options.types);
}
