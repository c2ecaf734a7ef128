import { type CodedColumn, type CodedTable, NULL_CODE } from './coded.js';

/**
 * Compares two strings by code point, which is the order of their UTF-8 bytes (JavaScript compares UTF-16 units, and
 * those order surrogate pairs before U+E000 to U+FFFF).
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const surrogateX = x >= 0xd800 && x <= 0xdfff;
      const surrogateY = y >= 0xd800 && y <= 0xdfff;
      if (surrogateX !== surrogateY) return surrogateX ? 1 : -1;
      return x - y;
    }
  }
  return a.length - b.length;
}

/** Rank of each value of a dictionary in code-point order. Length: values. */
export function valueRanks(values: readonly string[]): Int32Array {
  const order = Array.from(values.keys()).sort((i, j) => compareCodePoints(values[i], values[j]));
  const ranks = new Int32Array(values.length);
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

/** Stable counting sort of row numbers by one column; missing values first. */
function sortBy(column: CodedColumn, rows: Int32Array): Int32Array {
  const ranks = valueRanks(column.values);
  const starts = new Int32Array(column.values.length + 2);
  const bucket = (row: number) => (column.codes[row] === NULL_CODE ? 0 : ranks[column.codes[row]] + 1);
  for (let i = 0; i < rows.length; i++) starts[bucket(rows[i]) + 1]++;
  for (let b = 1; b < starts.length; b++) starts[b] += starts[b - 1];
  const out = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[starts[bucket(rows[i])]++] = rows[i];
  return out;
}

/**
 * The order in which rows leave: by the values of the columns themselves, first column first, so that it tells nothing
 * of the order in the source. Rows that tie are equal in every column.
 * @param among the rows to order; all rows when left out
 * @returns row numbers
 */
export function canonicalOrder(table: CodedTable, among?: Int32Array): Int32Array {
  let rows = among ?? Int32Array.from({ length: table.rows }, (_, row) => row);
  for (const column of [...table.columns].reverse()) rows = sortBy(column, rows);
  return rows;
}

/** Rows of a table in a given order; a row may be left out. */
export function takeRows(table: CodedTable, rows: Int32Array): CodedTable {
  const columns = table.columns.map((column) => {
    const codes = new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]];
    return { ...column, codes };
  });
  return { rows: rows.length, columns };
}
