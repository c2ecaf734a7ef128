import { boxesAround } from './audit/boxes.js';
import { additionsOf, partsOf } from './grid.js';
import { leastTotal } from './rules/least-total.js';
import type { EgressFlag } from './rules/rule.js';
import { type EgressCell, type EgressTable, isMargin, isSuppressed } from './table.js';
import type { EgressThresholds } from './thresholds.js';

const sizeOf = ({ count, total }: EgressCell): bigint => total ?? count ?? 0n;

/** Published cells of the additions that an unsafe cell takes part in; those of an addition with no other blank first. */
function partners(table: EgressTable, at: ReadonlyMap<number, EgressCell>, index: number): EgressCell[] {
  const groups = additionsOf(table.grid, index).flatMap((addition) => {
    const parent = at.get(addition.parent);
    if (parent === undefined) return [];
    const members = [parent, ...partsOf(addition).flatMap((part) => at.get(part) ?? [])];
    const others = members.filter((cell) => cell.index !== index);
    return [
      { open: others.filter((cell) => !isSuppressed(table, cell)), alone: !others.some((c) => isSuppressed(table, c)) },
    ];
  });
  const alone = groups.filter((group) => group.alone);
  return (alone.length > 0 ? alone : groups).flatMap((group) => group.open);
}

/** The one that costs least: no empty cell if it can be helped, an inner cell before a total, the smaller first. */
function cheapest(cells: readonly EgressCell[]): EgressCell | undefined {
  const rank = (cell: EgressCell) => (cell.count === 0n ? 2 : 0) + (isMargin(cell) ? 1 : 0);
  const before = (a: EgressCell, b: EgressCell) => {
    if (rank(a) !== rank(b)) return rank(a) < rank(b);
    if (sizeOf(a) !== sizeOf(b)) return sizeOf(a) < sizeOf(b);
    return a.index < b.index;
  };
  return cells.reduce<EgressCell | undefined>(
    (best, cell) => (best === undefined || before(cell, best) ? cell : best),
    undefined,
  );
}

/** By how much count and total of the cell must be able to rise for its rules to pass. */
function rises(
  cell: EgressCell,
  thresholds: EgressThresholds,
): { readonly count: bigint; readonly total: bigint } | null {
  const { count, total } = cell.inside ?? cell;
  if (count === null) return null;
  const above = (needed: bigint, own: bigint) => (needed > own ? needed - own : 1n);
  const most = total === null || cell.largest === null ? 0n : above(leastTotal(cell.largest, thresholds), total);
  return { count: above(BigInt(thresholds.least), count), total: most };
}

/**
 * Three dimensions or more: the corners of the cheapest box round which enough units can move to protect the cell, so
 * that its safety can be shown; empty where there is none.
 */
function cornersFor(
  table: EgressTable,
  at: ReadonlyMap<number, EgressCell>,
  cell: EgressCell,
  thresholds: EgressThresholds,
): readonly number[] {
  const rise = rises(cell, thresholds);
  if (table.grid.sizes.length < 3 || isMargin(cell) || rise === null) return [];
  const insideOf = (index: number) => {
    const own = at.get(index) as EgressCell;
    return own.inside ?? own;
  };
  const gives = (index: number) => {
    const { count, total } = insideOf(index);
    return (count ?? 0n) >= rise.count && (total ?? 0n) >= rise.total;
  };
  let best: { readonly cost: bigint; readonly places: readonly number[] } = { cost: -1n, places: [] };
  for (const { even, odd } of boxesAround(table.grid, cell.index)) {
    if (!odd.every(gives)) continue;
    const places = [...even, ...odd].filter((index) => !isSuppressed(table, at.get(index) as EgressCell));
    const cost = places.reduce((sum, index) => sum + sizeOf(at.get(index) as EgressCell), 0n);
    if (places.length > 0 && (best.cost === -1n || cost < best.cost)) best = { cost, places };
  }
  return best.places;
}

/**
 * More places to suppress for each unsafe cell; one may serve several.
 * @param flags of suppressed cells that can be worked out, or bounded too tightly
 */
export function choosePartners(
  table: EgressTable,
  flags: readonly EgressFlag[],
  thresholds: EgressThresholds,
): ReadonlySet<number> {
  const at = new Map(table.cells.map((cell) => [cell.index, cell]));
  const chosen = new Set<number>();
  for (const { cell } of flags) {
    const corners = cornersFor(table, at, cell, thresholds);
    if (corners.length > 0) {
      for (const index of corners) chosen.add(index);
      continue;
    }
    const candidates = partners(table, at, cell.index);
    if (candidates.some(({ index }) => chosen.has(index))) continue;
    const best = cheapest(candidates) ?? cheapest(table.cells.filter((c) => !isSuppressed(table, c)));
    if (best !== undefined) chosen.add(best.index);
  }
  return chosen;
}
