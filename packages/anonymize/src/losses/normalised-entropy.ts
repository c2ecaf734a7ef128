import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { type AggregateParams, aggregated, aggregateShape } from './aggregate.js';
import { histogramEntropy, recodingEntropy } from './column-entropy.js';
import { rowsPerCode } from './histogram.js';
import type { Loss, PreparedLoss } from './loss.js';
import { suppressedIn } from './suppressed.js';

function prepare(columns: readonly QuasiColumn[], _rows: number, params: AggregateParams): PreparedLoss {
  const recoding = columns.map(recodingEntropy);
  const whole = columns.map((column) => histogramEntropy(rowsPerCode(column)));
  const suppressed = suppressedIn(columns);
  // A column with one value has nothing to lose.
  const share = (c: number, bits: number) => (whole[c] > 0 ? bits / whole[c] : 0);
  return aggregated(columns, params, {
    bound: (levels) => levels.map((level, c) => share(c, recoding[c][level])),
    measure(node) {
      const gone = suppressed(node);
      return node.levels.map((level, c) => share(c, recoding[c][level] + histogramEntropy(gone.perGroup(c))));
    },
  });
}

/**
 * Normalised non-uniform entropy (De Waal and Willenborg 1999; ARX): the loss `entropy` per quasi-identifier, divided by
 * the entropy of the raw column, so that columns with many values do not outweigh the others. By default added up.
 *
 * The bound equals the measure where nothing is suppressed.
 */
export const normalisedEntropyLoss: Loss<AggregateParams> = Object.freeze({
  kind: 'normalised-entropy',
  params: z.strictObject(aggregateShape('sum')),
  prepare,
});
