import { fail } from '@sluice/errors';
import type { ColumnType } from '@sluice/table';

/** A cell as canonical text (see `ColumnType`), or null where it is missing. */
export type Cell = string | null;

export interface TextColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Length: rows. */
  readonly cells: readonly Cell[];
}

/** A table of plain text cells: what generators make, before it becomes CSV or dictionary codes. */
export interface TextTable {
  readonly rows: number;
  readonly columns: readonly TextColumn[];
}

/** Cells of the named column. */
export function cellsOf(table: TextTable, name: string): readonly Cell[] {
  const column = table.columns.find((c) => c.name === name);
  return (
    column?.cells ??
    fail('input', 'testing/column', `The table has no column ${name}`, {
      hint: `It has ${table.columns.map((c) => c.name).join(', ')}.`,
    })
  );
}
