import { coordinate, type Grid } from '../grid.js';
import { type Bounds, FREE, maxOf, minOf } from './bounds.js';
import { type Arc, circulationBounds } from './circulation.js';
import type { Reader } from './reader.js';

/**
 * Reader of a table of one or two dimensions: exact. Cells flow from their row to their column, row totals from the
 * root to the rows, column totals from the columns to the end, the grand total back: a circulation (Cox 1995,
 * "Network models for complementary cell suppression").
 * @param known by place in the grid
 * @returns null where no table agrees with what is known
 */
export function twoWayReader(grid: Grid, known: readonly Bounds[]): Reader | null {
  const oneWay = grid.sizes.length === 1;
  const [rows, columns] = [grid.sizes[0], grid.sizes[1] ?? 1];
  const root = rows + columns;
  const end = root + 1;
  const arcs: Arc[] = [];
  const place = (from: number, to: number, bounds: Bounds) => arcs.push({ from, to, ...bounds }) - 1;
  const ends = (row: number, column: number): [number, number] => {
    if (row < rows) return column < columns ? [row, rows + column] : [root, row];
    return oneWay || column === columns ? [end, root] : [rows + column, end];
  };
  const arcOf = Int32Array.from({ length: grid.length }, (_, index) => {
    const column = oneWay ? 0 : coordinate(grid, index, 1);
    return place(...ends(coordinate(grid, index, 0), column), known[index]);
  });
  if (oneWay) {
    for (let row = 0; row < rows; row++) place(root, row, FREE);
    place(rows, end, FREE);
  }
  const bounds = circulationBounds(end + 1, arcs);
  if (bounds === null) return null;
  const found = new Map<number, Bounds>();
  const boundsOf = (index: number): Bounds => {
    const own = found.get(index) ?? bounds(arcOf[index]);
    found.set(index, own);
    return own;
  };
  return {
    exact: true,
    bounds: boundsOf,
    witness(index, range) {
      const own = boundsOf(index);
      const low = maxOf(own.low, range.low);
      const high = own.high === null ? range.high : range.high === null ? own.high : minOf(own.high, range.high);
      return high === null || low <= high ? low : 'none';
    },
  };
}
