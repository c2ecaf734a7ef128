/** A hierarchy as ARX writes it: one row per leaf, column i its value at level i, `;`, no header, LF line ends. */
export function hierarchyToCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(';')}\n`).join('');
}
