import { coordinatesOf, type Grid } from '../grid.js';
import { baseTable } from './base-table.js';
import { type Bounds, maxOf, minOf } from './bounds.js';
import { boxesAround } from './boxes.js';
import type { Reader, Witness } from './reader.js';
import { type Box, boxOf, tighten } from './tighten.js';

/** How much work one question may take. */
interface Limits {
  /** Tries of one search. Beyond them nothing is claimed: the cell counts as not shown safe. */
  readonly tries: number;
  /** Additions looked at for one try, for each open place; for the first tightening, for each place of the grid. */
  readonly steps: number;
}

const LIMITS: Limits = { tries: 500, steps: 20 };

/** Whole numbers nearest to `aim` in [low, high], then what lies below and above it. */
function branches(low: bigint, high: bigint | null, aim: bigint): Bounds[] {
  const middle = maxOf(low, high === null ? aim : minOf(high, aim));
  const parts: Bounds[] = [{ low: middle, high: middle }];
  if (low < middle) parts.push({ low, high: middle - 1n });
  if (high === null || middle < high) parts.push({ low: middle + 1n, high });
  return parts;
}

/**
 * A value of the range that the cell takes when units of a base table move round one box of open cells; null where no
 * box allows it.
 */
function byBox(grid: Grid, base: readonly bigint[], isOpen: (i: number) => boolean, index: number, range: Bounds) {
  const own = base[index];
  const above = range.high !== null && own > range.high;
  const wanted = own < range.low ? range.low : above ? (range.high as bigint) : own;
  const shift = wanted - own;
  if (shift === 0n) return wanted;
  if (coordinatesOf(grid, index).some((c, d) => c === grid.sizes[d])) return null;
  for (const { even, odd } of boxesAround(grid, index)) {
    const [giving, amount] = shift > 0n ? [odd, shift] : [even, -shift];
    if (giving.every((i) => base[i] >= amount) && even.every(isOpen) && odd.every(isOpen)) return wanted;
  }
  return null;
}

/**
 * Reader of a table of three dimensions or more. There the least and greatest value by linear programming need not be
 * reached by whole numbers, and tightening alone gives bounds that are too wide to clear a cell. So a cell is cleared
 * only by a witness: a whole table that agrees with everything published and has the cell at the value in question,
 * found by depth-first search. Undecided after a fixed number of tries.
 * @param known by place in the grid
 * @param aim a number for each place that solutions are likely to lie near, where there is one
 * @returns null where no table agrees with what is known
 */
export function manyWayReader(
  grid: Grid,
  known: readonly Bounds[],
  aim: readonly (bigint | null)[],
  { tries: most, steps }: Limits = LIMITS,
): Reader | null {
  const outer = boxOf(known);
  const everywhere = known.map((_, index) => index);
  if (!tighten(grid, outer, everywhere, steps * grid.length * grid.sizes.length)) return null;
  const open = everywhere.filter((index) => outer.low[index] !== outer.high[index]);

  const base = baseTable(grid, known, aim);
  const isOpen = (i: number) => known[i].low === 0n && known[i].high === null;

  function witness(index: number, range: Bounds): Witness {
    const moved = base === null ? null : byBox(grid, base, isOpen, index, range);
    if (moved !== null) return moved;
    const box: Box = { low: [...outer.low], high: [...outer.high] };
    const trail: [number, bigint, bigint | null][] = [];
    const remember = (i: number, low: bigint, high: bigint | null) => trail.push([i, low, high]);
    let tries = most;

    const narrowTo = (i: number, { low, high }: Bounds): boolean => {
      const [ownLow, ownHigh] = [box.low[i], box.high[i]];
      remember(i, ownLow, ownHigh);
      box.low[i] = maxOf(ownLow, low);
      box.high[i] = ownHigh === null ? high : high === null ? ownHigh : minOf(ownHigh, high);
      const top = box.high[i];
      return (top === null || box.low[i] <= top) && tighten(grid, box, [i], steps * open.length, remember);
    };
    const takeBack = (length: number) => {
      while (trail.length > length) {
        const [i, low, high] = trail.pop() as [number, bigint, bigint | null];
        box.low[i] = low;
        box.high[i] = high;
      }
    };
    /** Smallest range first; a place without an upper bound last. */
    const choose = (): number => {
      let best = -1;
      let width: bigint | null = null;
      for (const i of open) {
        const high = box.high[i];
        if (high === box.low[i]) continue;
        const own = high === null ? null : high - box.low[i];
        if (best !== -1 && (own === null || (width !== null && own >= width))) continue;
        best = i;
        width = own;
      }
      return best;
    };
    const search = (): Witness => {
      const i = choose();
      // Tightening may have stopped early, so a complete table is added up once more.
      if (i === -1) return tighten(grid, box, open, Number.POSITIVE_INFINITY) ? box.low[index] : 'none';
      let answer: Witness = 'none';
      for (const part of branches(box.low[i], box.high[i], aim[i] ?? box.low[i])) {
        if (tries-- <= 0) return 'undecided';
        const length = trail.length;
        const found = narrowTo(i, part) ? search() : 'none';
        takeBack(length);
        if (typeof found === 'bigint') return found;
        if (found === 'undecided') answer = 'undecided';
      }
      return answer;
    };
    return narrowTo(index, range) ? search() : 'none';
  }

  return { exact: false, bounds: (index) => ({ low: outer.low[index], high: outer.high[index] }), witness };
}
