import { additionsOf, coordinatesOf, type Grid, partsOf } from '../grid.js';
import type { Bounds } from './bounds.js';

/**
 * A whole table that agrees with everything known: the given inner cells and the totals that they make.
 * @param aim by place in the grid; only inner cells are looked at
 * @returns null where an inner cell is not given, or the table does not agree
 */
export function baseTable(grid: Grid, known: readonly Bounds[], aim: readonly (bigint | null)[]): bigint[] | null {
  const table: bigint[] = [];
  // Parts come before their sums: a total has the greatest coordinate of its dimension.
  for (let index = 0; index < grid.length; index++) {
    const at = coordinatesOf(grid, index);
    const d = at.findIndex((c, dimension) => c === grid.sizes[dimension]);
    const value =
      d === -1 ? aim[index] : partsOf(additionsOf(grid, index)[d]).reduce((sum, part) => sum + table[part], 0n);
    if (value === null) return null;
    const { low, high } = known[index];
    if (value < low || (high !== null && value > high)) return null;
    table.push(value);
  }
  return table;
}
