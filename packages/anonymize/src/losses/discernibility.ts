import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { boundClasses } from './class-bound.js';
import type { Loss, PreparedLoss } from './loss.js';

function prepare(columns: readonly QuasiColumn[], rows: number): PreparedLoss {
  const { leastSquares } = boundClasses(columns, rows);
  return {
    bound: leastSquares,
    measure({ levels, classes, failing }) {
      const pairs = classes.rows.reduce((sum, n, i) => sum + n * (failing[i] ? rows : n), 0);
      return Math.max(leastSquares(levels), pairs); // rounding must not put it under its bound
    },
  };
}

/**
 * Discernibility (Bayardo and Agrawal 2005): every released row costs the size of its class, every suppressed row the
 * size of the table. In rows², from `rows` to `rows²`; exact up to 2^53, which is 94 million rows.
 *
 * The bound is weaker than the measure even where nothing is suppressed: it knows single columns only.
 */
export const discernibilityLoss: Loss<Record<never, never>> = Object.freeze({
  kind: 'discernibility',
  params: z.strictObject({}),
  prepare,
});
