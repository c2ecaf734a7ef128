import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { type AggregateParams, aggregated, aggregateShape } from './aggregate.js';
import { costFactors, gsFactor } from './factors.js';
import type { Loss, PreparedLoss } from './loss.js';
import { monotone } from './monotone.js';

export interface PrecisionParams extends AggregateParams {
  readonly gsFactor: number;
  readonly monotone: boolean;
}

function prepare(columns: readonly QuasiColumn[], rows: number, params: PrecisionParams): PreparedLoss {
  const { generalisation, suppression } = costFactors(params.gsFactor);
  const steps = columns.map(({ levels }) => Math.max(1, levels.length - 1));
  const shown = (levels: readonly number[]) => levels.map((level, c) => (generalisation * level) / steps[c]);
  if (params.monotone) return aggregated(columns, params, { bound: shown, measure: ({ levels }) => shown(levels) });
  const cheaper = (cost: number) => Math.min(cost, suppression);
  return aggregated(columns, params, {
    bound: (levels) => shown(levels).map(cheaper),
    measure({ levels, classes, failing }) {
      const hidden = classes.rows.reduce((sum, n, i) => sum + (failing[i] ? n : 0), 0);
      const share = rows > 0 ? hidden / rows : 0;
      // Between the two prices whatever the rounding, and the first of them exactly where nothing is suppressed.
      return shown(levels).map((cost) => Math.max(cheaper(cost), cost + share * (suppression - cost)));
    },
  });
}

/**
 * Precision (Sweeney 2002), as a loss: per quasi-identifier the mean of level / highest level of the hierarchy over the
 * rows, 1 for a suppressed row; by default the arithmetic mean over the columns. From 0 to 1.
 *
 * The bound equals the measure where nothing is suppressed. With `gsFactor` under 0.5 it may be weaker: suppression may
 * then cost less than a high level, so no cell is sure to cost more than suppression.
 */
export const precisionLoss: Loss<PrecisionParams> = Object.freeze({
  kind: 'precision',
  params: z.strictObject({ gsFactor, monotone, ...aggregateShape('arithmetic-mean') }),
  prepare,
});
