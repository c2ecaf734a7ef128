import { fail } from '@sluice/errors';
import type { SourceOptions } from '@sluice/product';
import { applyTypes, type CodedColumn, type CodedTable } from '@sluice/table';
import { scalar, takeColumn } from '../columns.js';
import { type Database, type EngineSettings, openDatabase } from '../database.js';
import { fileLiteral, literal } from '../sql.js';
import { type CsvFile, inspectCsv } from './inspect.js';
import { checkNamesAgainstValues } from './looks-like-data.js';

/**
 * The engine's CSV reader with nothing left to its judgement: no sniffing, strict, every column text. An empty field
 * is a missing value, `""` the empty string.
 */
function readCsvSql(path: string, { delimiter, names, hasHeader, longest }: CsvFile): string {
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const lineSize = Math.max(2_097_152, longest + 1024);
  return `read_csv(${fileLiteral(path)}, auto_detect = false, strict_mode = true, header = false,
    skip = ${hasHeader ? 1 : 0}, delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '',
    allow_quoted_nulls = false, hive_partitioning = false, union_by_name = false, filename = false,
    compression = 'none', max_line_size = ${lineSize}, columns = {${columns}})`;
}

async function load(db: Database, path: string, file: CsvFile): Promise<void> {
  const failed = {
    code: 'source/unreadable',
    message: `${path}: the engine cannot read the file as CSV`,
    hint: 'write it as RFC 4180 has it: UTF-8, one kind of line end, fields quoted where needed',
    place: { file: path },
  };
  await db.run(`create table t as from ${readCsvSql(path, file)}`, failed);
  const rows = await scalar(db, 'select count(*) from t');
  if (rows !== file.records) {
    fail('internal', 'source/rows-lost', `${path}: the engine read ${rows} of ${file.records} records`, {
      hint: 'did the file change meanwhile? if not, report it with the shape of the file but not its content',
      place: { file: path },
    });
  }
}

/**
 * Reads a CSV file: UTF-8, RFC 4180, LF or CR LF. Columns are text unless a type is declared. Two passes over the file:
 * ours for its form, the engine's for its content.
 */
export async function readCsv(path: string, options: SourceOptions, settings: EngineSettings): Promise<CodedTable> {
  const file = await inspectCsv(path, options);
  const db = await openDatabase([path], { ...settings, signal: options.signal });
  const columns: CodedColumn[] = [];
  try {
    await load(db, path, file);
    for (const [i, name] of file.names.entries()) {
      columns.push(await takeColumn(db, { name, stored: `c${i}`, type: 'string' }, file.records));
    }
  } finally {
    db.close();
  }
  if (options.header === undefined) checkNamesAgainstValues(columns, options.columns, path);
  return applyTypes({ rows: file.records, columns }, options.types);
}
