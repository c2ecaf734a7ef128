import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { type AggregateParams, aggregated, aggregateShape } from './aggregate.js';
import { costFactors, gsFactor } from './factors.js';
import { perGroup, rowsPerCode } from './histogram.js';
import type { Loss, PreparedLoss } from './loss.js';
import { suppressedIn } from './suppressed.js';

export type { Aggregate } from './aggregate.js';

export interface GranularityParams extends AggregateParams {
  /** 0: only suppression costs; 1: only generalisation costs; 0.5: both in full. */
  readonly gsFactor: number;
}

/** Leaves summed over the rows of each group: whole numbers, so that no order of sums matters. */
function leavesUnder({ levels }: QuasiColumn, level: number, rows: Float64Array): number {
  return levels[level].leaves.reduce((sum, leaves, group) => sum + rows[group] * leaves, 0);
}

/** Ten decimals, rounded down: without it the results of ARX differ in the tenth digit. */
function floor10(x: number): number {
  return Math.floor(x * 1e10) / 1e10;
}

function prepare(columns: readonly QuasiColumn[], rows: number, params: GranularityParams): PreparedLoss {
  const { generalisation, suppression } = costFactors(params.gsFactor);
  const total = columns.map((column) =>
    perGroup(column, rowsPerCode(column)).map((counts, level) => leavesUnder(column, level, counts)),
  );
  const suppressed = suppressedIn(columns);

  // `shown` and `hidden`: leaves summed over released and over suppressed rows.
  function columnLoss(c: number, shown: number, hidden: number, suppressedRows: number): number {
    const L = columns[c].leafCount;
    const share = hidden / L;
    const cost = suppression === 1 ? suppressedRows : share + suppression * (suppressedRows - share);
    const least = (generalisation * rows) / L;
    const span = rows - least;
    if (span <= 0) return 0;
    return floor10(Math.max(0, ((generalisation * shown) / L + cost - least) / span));
  }

  const shown = (c: number, level: number) => columnLoss(c, total[c][level], 0, 0);

  return aggregated(columns, params, {
    bound: (levels) => levels.map((level, c) => shown(c, level)),
    measure(node) {
      const gone = suppressed(node);
      return node.levels.map((level, c) => {
        const hidden = leavesUnder(columns[c], level, gone.perGroup(c));
        // Two fractions in place of one may round below it, and the ten decimals make that 1e-10: the bound stays.
        return Math.max(shown(c, level), columnLoss(c, total[c][level] - hidden, hidden, gone.rows));
      });
    },
  });
}

/**
 * Loss (Iyengar 2002, as ARX computes it): per quasi-identifier the mean share of leaf values under a cell, 1 for a
 * suppressed cell, normalised so that raw data cost 0; then one aggregate over the columns. Rows are the unit.
 */
export const granularityLoss: Loss<GranularityParams> = Object.freeze({
  kind: 'loss',
  params: z.strictObject({ gsFactor, ...aggregateShape('geometric-mean') }),
  prepare,
});
