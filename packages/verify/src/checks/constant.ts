import type { CodedTable } from '@sluice/table';

/** One and the same value, or none, in every row of a column; false where the table could not be read. */
export function isConstant(table: CodedTable | undefined, name: string): boolean {
  const codes = table?.columns.find((column) => column.name === name)?.codes;
  return codes?.every((code) => code === codes[0]) ?? false;
}
