import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { costFactors, gsFactor } from './factors.js';
import { orderFreeSum } from './histogram.js';
import { leafBits } from './leaf-bits.js';
import type { Loss, PreparedLoss } from './loss.js';
import { suppressedIn } from './suppressed.js';

export interface EntropyBasedParams {
  readonly gsFactor: number;
}

function prepare(columns: readonly QuasiColumn[], _rows: number, params: EntropyBasedParams): PreparedLoss {
  const { generalisation, suppression } = costFactors(params.gsFactor);
  const suppressed = suppressedIn(columns);
  const bits = columns.map(leafBits);
  const whole = bits.reduce((sum, column) => sum + column.suppressed, 0);
  // Where no column has a choice there is nothing to lose.
  const share = (lost: number) => (whole > 0 ? lost / whole : 0);
  const shown = (levels: readonly number[]) => share(levels.reduce((sum, level, c) => sum + bits[c].total[level], 0));
  const bound = (levels: readonly number[]) => Math.min(generalisation, suppression) * shown(levels);

  return {
    bound,
    measure(node) {
      const gone = suppressed(node);
      const hidden = node.levels.reduce(
        (sum, level, c) => sum + orderFreeSum(gone.perGroup(c).map((n, group) => n * bits[c].perGroup[level][group])),
        0,
      );
      const cost = generalisation * (shown(node.levels) - share(hidden)) + suppression * gone.rows;
      return Math.max(bound(node.levels), cost); // rounding must not put it under its bound
    },
  };
}

/**
 * Entropy-based loss (Wan et al. 2015; ARX): per row the logarithm of the number of raw tuples that it may stand for,
 * divided by that of a row of `*`; 1 for a suppressed row. In rows, from 0 to `rows`.
 *
 * The bound equals the measure where nothing is suppressed, except with `gsFactor` under 0.5: suppression may then cost
 * less than a coarse row, so the bound takes the cheaper of the two prices.
 */
export const entropyBasedLoss: Loss<EntropyBasedParams> = Object.freeze({
  kind: 'entropy-based',
  params: z.strictObject({ gsFactor }),
  prepare,
});
