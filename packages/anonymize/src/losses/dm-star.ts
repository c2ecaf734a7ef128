import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { boundClasses } from './class-bound.js';
import type { Loss, PreparedLoss } from './loss.js';

function prepare(columns: readonly QuasiColumn[], rows: number): PreparedLoss {
  const { leastSquares } = boundClasses(columns, rows);
  return {
    bound: leastSquares,
    measure({ levels, classes }) {
      const pairs = classes.rows.reduce((sum, n) => sum + n * n, 0);
      return Math.max(leastSquares(levels), pairs); // rounding must not put it under its bound
    },
  };
}

/**
 * Discernibility without a price on suppression, the monotone variant of ARX (DM*): every row costs the size of its
 * class, suppressed or not. In rows², from `rows` to `rows²`; exact up to 2^53, which is 94 million rows.
 *
 * The bound is weaker than the measure: it knows single columns only.
 */
export const dmStarLoss: Loss<Record<never, never>> = Object.freeze({
  kind: 'dm-star',
  params: z.strictObject({}),
  prepare,
});
