import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { type AggregateParams, aggregateShape, aggregator } from './aggregate.js';
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
  const aggregate = aggregator(columns, params);
  const recoding = columns.map((column) => recodingEntropy(column).map((bits) => generalisation * bits));
  const suppressed = suppressedIn(columns);
  const bound = (levels: readonly number[]) => aggregate(levels.map((level, c) => recoding[c][level]));
  if (params.monotone) return { bound, measure: ({ levels }) => bound(levels) };
  return {
    bound,
    measure(node) {
      const gone = suppressed(node);
      return aggregate(
        node.levels.map((level, c) => recoding[c][level] + suppression * histogramEntropy(gone.perGroup(c))),
      );
    },
  };
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
