import { type CodedTable, type ColumnType, NULL_CODE } from '@sluice/table';

/** What the checker may know of a table: names, types and counts, no values. */
export interface Profile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  /** Distinct values, missing ones left out. */
  readonly distinct: number;
  readonly nulls: number;
}

export function profileOf(table: CodedTable): Profile {
  const columns = table.columns.map(({ name, type, codes, values }) => {
    let nulls = 0;
    for (const code of codes) if (code === NULL_CODE) nulls++;
    return { name, type, distinct: values.length, nulls };
  });
  return { rows: table.rows, columns };
}
