import type { DuckDBMaterializedResult } from '@duckdb/node-api';
import { type Fault, SluiceError } from '@sluice/errors';
import { type CodedColumn, type ColumnType, compact, NULL_CODE } from '@sluice/table';
import type { Database } from './database.js';

/** One column of the table `t` in the database, and how its values are written as text. */
export interface StoredColumn {
  readonly name: string;
  /** SQL name in `t`. */
  readonly stored: string;
  readonly type: ColumnType;
  /** SQL text of a value; `v` is the value. Default: `v` itself, which is text then. */
  readonly text?: string;
  /** Last step, in our process. */
  readonly finish?: (text: string) => string;
}

const INTERNAL: Fault = {
  code: 'engine/failed',
  message: 'the engine failed to hand a column over',
  hint: 'run it again; if it persists, report it with the shape of the table but not its values',
};

/** About as much text as is worth one string; JavaScript allows 512 MiB. */
const BLOCK = 1 << 25;

/**
 * The int32 vector behind a column of a chunk. The library keeps it in a field that its types hide; the public way
 * through values costs five times as much. Falls back to the latter should the field go away.
 */
function int32(chunk: Awaited<ReturnType<DuckDBMaterializedResult['getChunk']>>, column: number): ArrayLike<number> {
  const vector = chunk.getColumnVector(column);
  const { items } = vector as unknown as { readonly items?: unknown };
  return items instanceof Int32Array ? items : (chunk.getColumnValues(column) as number[]);
}

/** Single number of a one-row result. */
export async function scalar(db: Database, sql: string): Promise<number> {
  const rows = await (await db.run(sql, INTERNAL, 'internal')).getRows();
  return Number(rows[0]?.[0]);
}

/** Values that came out equal get one code: `-0.0` and `0.0` are two to the engine and one to us. */
function merge(codes: Int32Array, texts: readonly string[]): Pick<CodedColumn, 'codes' | 'values'> {
  const codeOf = new Map<string, number>();
  const merged = texts.map((text) => {
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { codes: codes.map((code) => (code === NULL_CODE ? code : merged[code])), values: [...codeOf.keys()] };
}

/**
 * Takes one column out of `t` as dictionary codes. The engine numbers the distinct values and joins the numbers back;
 * rows are placed by their row number, so no order of parallel execution matters. Values cross over in few large
 * strings, joined by U+0000, which no text holds.
 */
export async function takeColumn(db: Database, column: StoredColumn, rows: number): Promise<CodedColumn> {
  const run = (sql: string) => db.run(sql, INTERNAL, 'internal');
  const { stored } = column;
  await run(
    `create or replace temp table d as select v, (row_number() over ())::integer - 1 as id
     from (select distinct ${stored} as v from t where ${stored} is not null)`,
  );
  const text = `select ${column.text ?? 'v'} as s, id from d`;
  const [count, widest] = (
    await (await run(`select count(*), coalesce(max(strlen(s)), 0) from (${text})`)).getRows()
  )[0];
  const group = Math.max(1, Math.min(1 << 14, Math.floor(BLOCK / (Number(widest) + 1))));
  // The letter in front keeps a byte order mark, which the library would take from the start of a string.
  const blocks = await run(
    `select 'x' || string_agg(s, chr(0) order by id) from (${text}) group by id // ${group} order by id // ${group}`,
  );
  const values = (await blocks.getRows()).flatMap(([block]) => String(block).slice(1).split('\0'));
  if (values.length !== Number(count)) {
    throw new SluiceError('input', {
      code: 'table/nul',
      message: `column ${JSON.stringify(column.name)} holds the character U+0000`,
      hint: 'remove it in the source: no text format carries it safely',
    });
  }
  const codes = new Int32Array(rows).fill(NULL_CODE);
  const joined = await run(`select t.rowid::integer, d.id from t join d on t.${stored} = d.v`);
  for (let c = 0; c < joined.chunkCount; c++) {
    const chunk = joined.getChunk(c);
    const at = int32(chunk, 0);
    const id = int32(chunk, 1);
    for (let i = 0; i < at.length; i++) codes[at[i]] = id[i];
  }
  const { name, type, finish } = column;
  // Numbering in parallel is in no fixed order; first use is.
  return compact({ name, type, ...(finish ? merge(codes, values.map(finish)) : { codes, values }) });
}
