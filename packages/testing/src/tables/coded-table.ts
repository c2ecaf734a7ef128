import { type CodedColumn, type CodedTable, NULL_CODE } from '@sluice/table';
import type { TextColumn, TextTable } from './text-table.js';

/** The table as dictionary codes; the values of a column stand in the order of their first row. */
export function toCodedTable(table: TextTable): CodedTable {
  return { rows: table.rows, columns: table.columns.map(toCodedColumn) };
}

export function toCodedColumn({ name, type, cells }: TextColumn): CodedColumn {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return NULL_CODE;
    const known = codeOf.get(cell);
    if (known !== undefined) return known;
    codeOf.set(cell, codeOf.size);
    return codeOf.size - 1;
  });
  return { name, type, codes, values: [...codeOf.keys()] };
}
