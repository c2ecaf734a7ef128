import { displayWidth } from '@sluice/product';

/** Rows of cells as aligned text, two blanks between columns, no line longer than it needs. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, c) => {
      widths[c] = Math.max(widths[c] ?? 0, displayWidth(cell));
    });
  const pad = (cell: string, c: number) => cell + ' '.repeat(widths[c] - displayWidth(cell));
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
