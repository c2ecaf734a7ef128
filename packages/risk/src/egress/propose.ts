import { additionsOf, partsOf } from './grid.js';
import { type EgressOptions, judgeEgress } from './judge.js';
import { complementary } from './rules/complementary.js';
import { rounding } from './rules/rounding.js';
import type { EgressFlag } from './rules/rule.js';
import { suppress } from './suppress.js';
import { type EgressCell, type EgressTable, isMargin, isSuppressed } from './table.js';
import type { EgressThresholds } from './thresholds.js';

/** What to do with a table that is flagged. */
export interface EgressProposal {
  /** Places to suppress because a rule flags the cell itself. */
  readonly primary: readonly number[];
  /** Places to suppress so that the others cannot be worked out. */
  readonly complementary: readonly number[];
  /** Counts that stay are rounded to the base of the thresholds. */
  readonly rounded: boolean;
  /** The table after all of it. */
  readonly table: EgressTable;
  /** The same check flags nothing in `table`. Where false, this search found no way. */
  readonly clean: boolean;
}

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

/** The rule speaks of what the cell itself publishes, not of what the rest gives away. */
function isOfTheCell({ code }: EgressFlag): boolean {
  return !code.startsWith(complementary.code);
}

/** One more cell to suppress for each unsafe one; one may serve several. */
function choosePartners(table: EgressTable, flags: readonly EgressFlag[]): ReadonlySet<number> {
  const at = new Map(table.cells.map((cell) => [cell.index, cell]));
  const chosen = new Set<number>();
  for (const { cell } of flags) {
    const candidates = partners(table, at, cell.index);
    if (candidates.some(({ index }) => chosen.has(index))) continue;
    const best = cheapest(candidates) ?? cheapest(table.cells.filter((c) => !isSuppressed(table, c)));
    if (best !== undefined) chosen.add(best.index);
  }
  return chosen;
}

/**
 * Proposes what to suppress: every flagged cell, then greedily, for each suppressed cell that can still be worked out or
 * bounded too tightly, the smallest published cell that shares a total with it, until the same check that found the
 * faults finds none. Greedy: more than the least number of cells may go, but the result is checked like any other table.
 */
export function proposeSuppression(
  table: EgressTable,
  thresholds: EgressThresholds,
  options: EgressOptions = {},
): EgressProposal {
  const rounded =
    thresholds.roundTo !== undefined &&
    table.cells.some(({ count }) => count !== null && count % BigInt(thresholds.roundTo as number) !== 0n);
  const base = rounded ? thresholds.roundTo : undefined;
  // Judged before rounding: a count below the minimum stays one, whatever it would be rounded to.
  const first = judgeEgress(table, thresholds, options).flags.filter(({ code }) => code !== rounding.code);
  const primary = new Set(first.filter(isOfTheCell).map(({ cell }) => cell.index));
  const added = new Set<number>();
  for (;;) {
    const result = suppress(table, new Set([...primary, ...added]), base);
    const { ok, flags } = judgeEgress(result, thresholds, options);
    const report = (clean: boolean): EgressProposal => ({
      primary: [...primary],
      complementary: [...added].filter((index) => !primary.has(index)),
      rounded,
      table: result,
      clean,
    });
    if (ok) return report(true);
    const before = primary.size + added.size;
    const own = flags.filter(isOfTheCell);
    for (const { cell } of own) primary.add(cell.index);
    if (own.length === 0) for (const index of choosePartners(result, flags)) added.add(index);
    if (primary.size + added.size === before) return report(false);
  }
}
