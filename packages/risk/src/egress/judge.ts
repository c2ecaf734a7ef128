import type { Reader } from './audit/reader.js';
import { readerOf } from './audit/readers.js';
import { indexAt } from './grid.js';
import { EGRESS_RULES } from './rules/index.js';
import type { EgressFlag, EgressRule } from './rules/rule.js';
import { type EgressTable, type Measure, measuresOf } from './table.js';
import type { EgressThresholds } from './thresholds.js';

export interface EgressVerdict {
  /** Nothing is flagged. */
  readonly ok: boolean;
  readonly cells: number;
  /** In the order of the cells, then of the rules. */
  readonly flags: readonly EgressFlag[];
}

export interface EgressOptions {
  /** A table of the same dimensions that left before. */
  readonly earlier?: EgressTable;
  readonly rules?: readonly EgressRule[];
}

/** Counts of an earlier table by place in the grid of this one; values that this table has not are left aside. */
function earlierCounts(table: EgressTable, earlier: EgressTable | undefined): ReadonlyMap<number, bigint | null> {
  const counts = new Map<number, bigint | null>();
  if (earlier === undefined) return counts;
  const positions = table.dimensions.map(({ values }) => new Map(values.map((value, i) => [value, i])));
  const here = earlier.dimensions.map(({ values }, d) => values.map((value) => positions[d].get(value)));
  for (const { at, count } of earlier.cells) {
    const place = at.map((position, d) => (position === null ? table.grid.sizes[d] : here[d][position]));
    if (place.every((x) => x !== undefined)) counts.set(indexAt(table.grid, place), count);
  }
  return counts;
}

/**
 * Judges a table that is to leave a secure domain by every rule. Exact: sums and comparisons are in whole numbers.
 * @param table from `fromMicrodata` or `fromAggregate`, with as many contributions as the thresholds need
 * @throws SluiceError `egress/not-additive` where cells and totals contradict each other
 */
export function judgeEgress(
  table: EgressTable,
  thresholds: EgressThresholds,
  { earlier, rules = EGRESS_RULES }: EgressOptions = {},
): EgressVerdict {
  const readers = new Map<Measure, Reader>(measuresOf(table).map((m) => [m, readerOf(table, m, thresholds)]));
  const context = {
    table,
    thresholds,
    earlier: earlierCounts(table, earlier),
    reader: (measure: Measure) => readers.get(measure) as Reader,
  };
  const order = new Map(table.cells.map(({ index }, i) => [index, i]));
  const place = ({ cell }: EgressFlag) => order.get(cell.index) as number;
  const flags = rules.flatMap((rule) => [...rule.judge(context)]).sort((a, b) => place(a) - place(b));
  return { ok: flags.length === 0, cells: table.cells.length, flags };
}

/** Largest contributions that a cell must come with for these thresholds. */
export function contributionsNeeded({ nk }: EgressThresholds): number {
  return Math.max(2, nk.n);
}
