import type { EgressCell, EgressTable } from './table.js';

/** The cell with count and total blanked; what they were stays known inside the domain. */
function blank(cell: EgressCell): EgressCell {
  const inside = { count: cell.count ?? cell.inside?.count ?? null, total: cell.total ?? cell.inside?.total ?? null };
  return { ...cell, count: null, total: null, inside };
}

/** The table with these places suppressed, and the counts that are left rounded half up where a base is given. */
export function suppress(table: EgressTable, places: ReadonlySet<number>, roundTo?: number): EgressTable {
  const round = (count: bigint) => {
    const base = BigInt(roundTo ?? 1);
    return ((count + base / 2n) / base) * base;
  };
  const cells = table.cells.map((cell) => {
    if (places.has(cell.index)) return cell.count === null && cell.total === null ? cell : blank(cell);
    return cell.count === null ? cell : { ...cell, count: round(cell.count) };
  });
  return { ...table, cells };
}
