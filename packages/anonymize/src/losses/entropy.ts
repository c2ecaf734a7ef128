import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { type AggregateParams, aggregated, aggregateShape } from './aggregate.js';
import { histogramEntropy, recodingEntropy } from './column-entropy.js';
import { costFactors, gsFactor } from './factors.js';
import type { Loss, PreparedLoss } from './loss.js';
import { monotone } from './monotone.js';
import { suppressedIn } from './suppressed.js';

export interface EntropyParams extends AggregateParams {
  readonly gsFactor: number;
  readonly monotone: boolean;
}

function prepare(columns: readonly QuasiColumn[], _rows: number, params: EntropyParams): PreparedLoss {
  const { generalisation, suppression } = costFactors(params.gsFactor);
  const recoding = columns.map((column) => recodingEntropy(column).map((bits) => generalisation * bits));
  const shown = (levels: readonly number[]) => levels.map((level, c) => recoding[c][level]);
  if (params.monotone) return aggregated(columns, params, { bound: shown, measure: ({ levels }) => shown(levels) });
  const suppressed = suppressedIn(columns);
  return aggregated(columns, params, {
    bound: shown,
    measure(node) {
      const gone = suppressed(node);
      return shown(node.levels).map((bits, c) => bits + suppression * histogramEntropy(gone.perGroup(c)));
    },
  });
}

/**
 * Non-uniform entropy (De Waal and Willenborg 1999, as ARX computes it): per quasi-identifier the bits lost by recoding
 * all rows, and on top the entropy, at the node's level, of the rows that are then suppressed. In bits over all rows;
 * by default added up over the columns. `monotone` leaves the second part out.
 *
 * The bound equals the measure where nothing is suppressed.
 */
export const entropyLoss: Loss<EntropyParams> = Object.freeze({
  kind: 'entropy',
  params: z.strictObject({ gsFactor, monotone, ...aggregateShape('sum') }),
  prepare,
});
