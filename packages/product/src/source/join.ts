import { fail } from '@sluice/errors';
import { type CodedColumn, type CodedTable, compact } from '@sluice/table';
import { joinedNames } from './join-names.js';
import { type KeyIds, keyIds } from './key-ids.js';

/** One table of a join, under its name in the product file. */
export interface JoinInput {
  readonly source: string;
  readonly table: CodedTable;
  /** The column whose cells are compared. */
  readonly on: string;
}

/** A joined table, and where each of its columns comes from. */
export interface Joined {
  readonly table: CodedTable;
  /** `SOURCE.column` by the name of the column in `table`. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Most rows of a table: row numbers are 32-bit integers. */
const MOST_ROWS = 2 ** 31 - 1;

function keyColumn({ source, table, on }: JoinInput): CodedColumn {
  const column = table.columns.find(({ name }) => name === on);
  // Names from the table are not listed: where the key is missing, its first row may have been data.
  return (
    column ??
    fail('input', 'source/join-column', `source \`${source}\` has no column \`${on}\` to join on`, {
      path: ['join', 'on'],
      hint: 'correct the name, or give the names of a file without a header row: `header: [name, …]`',
    })
  );
}

/** Rows of the right by key: those of key i are `rows[starts[i]]` up to `rows[starts[i + 1]]`, in their order. */
function rowsByKey(ids: Int32Array, keys: number): { readonly starts: Int32Array; readonly rows: Int32Array } {
  const starts = new Int32Array(keys + 1);
  for (const id of ids) if (id >= 0) starts[id + 1]++;
  for (let key = 0; key < keys; key++) starts[key + 1] += starts[key];
  const rows = new Int32Array(starts[keys]);
  const next = starts.slice();
  for (let row = 0; row < ids.length; row++) if (ids[row] >= 0) rows[next[ids[row]]++] = row;
  return { starts, rows };
}

/** Pairs of rows whose keys are equal: by row of the left, then by row of the right. */
function matches({ keys, left, right }: KeyIds): { readonly left: Int32Array; readonly right: Int32Array } {
  const { starts, rows } = rowsByKey(right, keys);
  let count = 0;
  for (const id of left) if (id >= 0) count += starts[id + 1] - starts[id];
  if (count > MOST_ROWS)
    fail('input', 'source/join-rows', `the join has more than ${MOST_ROWS} rows`, {
      path: ['join'],
      hint: 'bring one of the tables to one row a key first',
    });
  const pairs = { left: new Int32Array(count), right: new Int32Array(count) };
  let at = 0;
  for (let row = 0; row < left.length; row++) {
    const id = left[row];
    if (id < 0) continue;
    for (let i = starts[id]; i < starts[id + 1]; i++) {
      pairs.left[at] = row;
      pairs.right[at++] = rows[i];
    }
  }
  return pairs;
}

function gather(column: CodedColumn, rows: Int32Array, name: string): CodedColumn {
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]];
  return { ...column, name, codes };
}

/**
 * Inner join of two tables on one column each, by a hash of the keys' distinct values. Keys are compared as text after
 * NFKC and trimming; a missing or blank key matches nothing. Columns: all of the left, then those of the right without
 * its key, with their types; a name on both sides becomes `SOURCE.column` on both. Rows: in the order of the left, then
 * of the right. Nothing of a row that found no partner is left in the dictionaries.
 * @throws source/join-column, source/many-to-many (keys repeat on both sides: counts only), source/join-names,
 *   source/join-rows
 */
export function joinTables(left: JoinInput, right: JoinInput): Joined {
  const leftKey = keyColumn(left);
  const rightKey = keyColumn(right);
  const ids = keyIds(leftKey, rightKey);
  const { repeated } = ids;
  if (repeated.left > 0 && repeated.right > 0)
    fail(
      'input',
      'source/many-to-many',
      `keys repeat on both sides: ${repeated.left} in \`${left.source}\`, ${repeated.right} in \`${right.source}\``,
      { path: ['join'], hint: 'at least one of the two tables must have one row a key' },
    );
  const rightColumns = right.table.columns.filter((column) => column !== rightKey);
  const names = joinedNames(
    { source: left.source, columns: left.table.columns.map(({ name }) => name) },
    { source: right.source, columns: rightColumns.map(({ name }) => name) },
  );
  if (names === null)
    return fail('input', 'source/join-names', 'two columns of the join would have one name', {
      path: ['join'],
      hint: 'rename the column that is called SOURCE.column at its source',
    });
  const pairs = matches(ids);
  const columns = [
    ...left.table.columns.map((column, i) => gather(column, pairs.left, names.left[i].name)),
    ...rightColumns.map((column, i) => gather(column, pairs.right, names.right[i].name)),
  ];
  return {
    table: compact({ rows: pairs.left.length, columns }),
    origins: new Map([...names.left, ...names.right].map(({ name, origin }) => [name, origin])),
  };
}
