import { type EgressOptions, judgeEgress } from './judge.js';
import { choosePartners } from './partners.js';
import { complementary } from './rules/complementary.js';
import { rounding } from './rules/rounding.js';
import type { EgressFlag } from './rules/rule.js';
import { suppress } from './suppress.js';
import type { EgressTable } from './table.js';
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

/** Rounds of the search; each adds at least one cell, and mostly one for every unsafe cell. */
const MOST_ROUNDS = 200;

/** The rule speaks of what the cell itself publishes, not of what the rest gives away. */
function isOfTheCell({ code }: EgressFlag): boolean {
  return !code.startsWith(complementary.code);
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
  for (let round = 0; ; round++) {
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
    if (own.length === 0) for (const index of choosePartners(result, flags, thresholds)) added.add(index);
    if (primary.size + added.size === before || round === MOST_ROUNDS) return report(false);
  }
}
