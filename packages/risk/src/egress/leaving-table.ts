import type { CodedColumn, CodedTable } from '@sluice/table';
import { decimalOf } from './decimal.js';
import type { EgressTable } from './table.js';

/** Mark of a suppressed number in a table that is written. */
export const SUPPRESSED = '*';

function column(name: string, texts: readonly string[]): CodedColumn {
  const values = [...new Set(texts)];
  const code = new Map(values.map((value, i) => [value, i]));
  return { name, type: 'string', codes: Int32Array.from(texts, (text) => code.get(text) as number), values };
}

/**
 * The table as it may leave: dimensions, count, total; `*` for what is suppressed. Largest contributions are never in
 * it. A cell without a row gets one only where it is suppressed, since its absence would read as 0.
 */
export function toLeavingTable(table: EgressTable): CodedTable {
  const cells = table.cells.filter(({ row, count }) => row !== null || count === null);
  const { value, dimensions, totalLabel } = table;
  const columns = dimensions.map(({ name, values }, d) =>
    column(
      name,
      cells.map(({ at }) => {
        const position = at[d];
        return position === null ? totalLabel : values[position];
      }),
    ),
  );
  const counts = cells.map(({ count }) => (count === null ? SUPPRESSED : String(count)));
  columns.push(column(table.countColumn, counts));
  if (value !== null) {
    const totals = cells.map(({ total }) => (total === null ? SUPPRESSED : decimalOf(total, value.scale)));
    columns.push(column(value.name, totals));
  }
  return { rows: cells.length, columns };
}
