import { fail } from '@sluice/errors';
import { scalar } from '../columns.js';
import type { Database } from '../database.js';
import { fileLiteral, literal } from '../sql.js';
import type { CsvFile } from './inspect.js';

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

/**
 * Reads the file into table `t`, columns `c0`, `c1`, and so on.
 * @throws `source/unreadable`; `source/rows-lost` where the engine found another number of records than we did
 */
export async function loadCsv(db: Database, path: string, file: CsvFile): Promise<void> {
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
