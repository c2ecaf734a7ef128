/**
 * Logical type of a column. Values travel as canonical text, so that one value has one spelling in every engine and
 * file format: integers in decimal, decimals as the shortest text of the double (`-0` is `0`), booleans `true` and
 * `false`, dates `yyyy-mm-dd`, timestamps `yyyy-mm-ddThh:mm:ss[.ffffff]` without zone.
 */
export type ColumnType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp';

/** Code of a missing value. */
export const NULL_CODE = -1;

/**
 * A dictionary-coded column: `values[codes[row]]` is the value of a row, `codes[row] === NULL_CODE` where it is
 * missing. `values` holds each value once; it may hold values that no row uses until the column is compacted.
 */
export interface CodedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Length: rows. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** A table of dictionary-coded columns of equal length. */
export interface CodedTable {
  readonly rows: number;
  readonly columns: readonly CodedColumn[];
}
