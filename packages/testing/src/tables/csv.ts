import type { Cell, TextTable } from './text-table.js';

/** One record without line end. Fields are quoted (RFC 4180) where they must be, or where a reader might trim them. */
export function csvRecord(cells: readonly Cell[], delimiter = ','): string {
  return cells.map((cell) => csvField(cell, delimiter)).join(delimiter);
}

/** The table as CSV text: header, LF line ends; a missing cell is an empty field, an empty text is `""`. */
export function toCsv(table: TextTable, { delimiter = ',' }: { readonly delimiter?: string } = {}): string {
  const lines = [
    csvRecord(
      table.columns.map((c) => c.name),
      delimiter,
    ),
  ];
  for (let row = 0; row < table.rows; row++) {
    lines.push(
      csvRecord(
        table.columns.map((c) => c.cells[row]),
        delimiter,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function csvField(cell: Cell, delimiter: string): string {
  if (cell === null) return '';
  const plain = cell !== '' && !cell.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(cell);
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
