import { type CodedTable, NULL_CODE } from '@sluice/table';
import type { Cell } from './text-table.js';

/** The rows of a coded table as plain cells, in the order of rows and columns. */
export function rowsOf(table: CodedTable): Cell[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns.map(({ codes, values }) => (codes[row] === NULL_CODE ? null : values[codes[row]])),
  );
}
