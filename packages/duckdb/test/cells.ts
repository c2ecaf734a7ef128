import { type CodedTable, type ColumnType, NULL_CODE } from '@sluice/table';

export type Cell = string | null;

/** Rows of a table as text. */
export function rowsOf(table: CodedTable): Cell[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns.map(({ codes, values }) => (codes[row] === NULL_CODE ? null : values[codes[row]])),
  );
}

/** A table from rows of canonical text. */
export function tableOf(columns: Readonly<Record<string, ColumnType>>, rows: readonly (readonly Cell[])[]): CodedTable {
  return {
    rows: rows.length,
    columns: Object.entries(columns).map(([name, type], i) => {
      const values = [...new Set(rows.map((row) => row[i]).filter((cell): cell is string => cell !== null))];
      const codeOf = new Map(values.map((value, code) => [value, code]));
      const codes = Int32Array.from(rows, (row) => (row[i] === null ? NULL_CODE : (codeOf.get(row[i]) as number)));
      return { name, type, codes, values };
    }),
  };
}
