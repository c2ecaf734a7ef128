import { type Fault, fail, SluiceError } from '@sluice/errors';
import type { SourceOptions } from '@sluice/product';
import { applyTypes, type CodedColumn, type CodedTable, nameFaults } from '@sluice/table';
import { type StoredColumn, scalar, takeColumn } from '../columns.js';
import { type Database, type EngineSettings, openDatabase } from '../database.js';
import { fileLiteral } from '../sql.js';
import { instantType, type ParquetColumnType, parquetColumnType } from './column-types.js';

interface Described {
  readonly name: string;
  readonly sqlType: string;
}

/** Names and types of the columns. The names come from the file itself: the engine renames those that collide. */
async function describe(db: Database, path: string, failed: Fault): Promise<Described[]> {
  const described = await (await db.run(`describe from ${readParquetSql(path)}`, failed)).getRows();
  const schema = await (
    await db.run(`select name, num_children from parquet_schema(${fileLiteral(path)}) order by column_id`, failed)
  ).getRows();
  const names: string[] = [];
  let at = 1;
  const skip = () => {
    let children = Number(schema[at++][1] ?? 0);
    while (children-- > 0) skip();
  };
  while (at < schema.length) {
    names.push(String(schema[at][0]));
    skip();
  }
  return described.map((row, i) => ({ name: names[i], sqlType: String(row[1]) }));
}

function readParquetSql(path: string): string {
  return `read_parquet(${fileLiteral(path)}, hive_partitioning = false, union_by_name = false, filename = false,
    binary_as_string = false, file_row_number = false)`;
}

function typeOf({ name, sqlType }: Described, { types }: SourceOptions, faults: Fault[]): ParquetColumnType {
  const declared = types && Object.hasOwn(types, name) ? types[name] : undefined;
  const type = parquetColumnType(sqlType);
  if (type !== undefined && type !== 'zone') return type;
  if (type === 'zone' && (declared === 'timestamp' || declared === 'string')) return instantType(declared);
  faults.push(
    type === 'zone'
      ? {
          code: 'table/time-zone',
          message: `column ${JSON.stringify(name)} holds timestamps with a time zone`,
          hint: 'declare it as timestamp to read it as wall time in UTC, or as string, or convert it to local time in the source',
        }
      : {
          code: 'table/unsupported-type',
          message: `column ${JSON.stringify(name)} has a Parquet type that has no counterpart here`,
          hint: 'nested, binary, time and interval columns are not read: flatten or convert the column, or leave it out',
        },
  );
  return { type: 'string' };
}

/**
 * Reads a Parquet file. Text, integers, floats, decimals, booleans, dates and timestamps, under the same rules as Arrow
 * data (see `fromArrow`).
 * @throws `source/unreadable`, `source/no-rows`, `source/rows-lost`, `table/column-name`, `table/duplicate-column`,
 *   `table/unsupported-type`, `table/time-zone`, and those of `applyTypes`
 */
export async function readParquet(path: string, options: SourceOptions, settings: EngineSettings): Promise<CodedTable> {
  const failed: Fault = {
    code: 'source/unreadable',
    message: `${path}: the engine cannot read the file as Parquet`,
    hint: 'the file is damaged, encrypted, or no Parquet; write it again, with text as UTF-8',
    place: { file: path },
  };
  const db = await openDatabase([path], { ...settings, signal: options.signal });
  try {
    const described = await describe(db, path, failed);
    const faults = nameFaults(described.map(({ name }) => name));
    const stored: (StoredColumn & ParquetColumnType)[] = described.map((column, i) => ({
      name: column.name,
      stored: `c${i}`,
      ...typeOf(column, options, faults),
    }));
    if (faults.length > 0) throw new SluiceError('input', faults);
    // Each column passes through the name `v`, so that the expressions of `ParquetColumnType` hold everywhere.
    const aliases = stored.map((_, i) => `p${i}`).join(', ');
    const values = stored.map((c, i) => `${(c.store ?? 'v').replace(/\bv\b/, `p${i}`)} as c${i}`).join(', ');
    await db.run(`create table t as select ${values} from ${readParquetSql(path)} as source(${aliases})`, failed);
    const rows = await scalar(db, 'select count(*) from t');
    const stated = await scalar(db, `select num_rows from parquet_file_metadata(${fileLiteral(path)})`);
    if (rows !== stated) {
      fail('internal', 'source/rows-lost', `${path}: the engine read ${rows} of ${stated} rows`, {
        place: { file: path },
      });
    }
    if (rows === 0) {
      fail('input', 'source/no-rows', `${path}: no rows`, { hint: 'expected at least one row', place: { file: path } });
    }
    const columns: CodedColumn[] = [];
    for (const column of stored) columns.push(await takeColumn(db, column, rows));
    return applyTypes({ rows, columns }, options.types);
  } finally {
    db.close();
  }
}
