import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { boundClasses } from './class-bound.js';
import { costFactors } from './factors.js';
import type { Loss, PreparedLoss } from './loss.js';

export interface AverageClassSizeParams {
  readonly gsFactor: number;
}

function prepare(columns: readonly QuasiColumn[], rows: number, params: AverageClassSizeParams): PreparedLoss {
  // Classes divide the loss, so a factor that makes one kind of loss dearer belongs to the other kind of class.
  const factors = costFactors(params.gsFactor);
  const perReleased = factors.suppression;
  const forSuppressed = factors.generalisation;
  const { mostClasses } = boundClasses(columns, rows);
  return {
    bound(levels) {
      // Where rows are suppressed, one class at least is not released.
      const divisor = perReleased * mostClasses(levels) + Math.max(0, forSuppressed - perReleased);
      return rows > 0 ? rows / divisor : 0;
    },
    measure({ classes, failing }) {
      let released = 0;
      let suppressed = 0;
      classes.rows.forEach((n, i) => {
        if (n === 0) return;
        if (failing[i]) suppressed = 1;
        else released++;
      });
      return rows > 0 ? rows / (perReleased * released + forSuppressed * suppressed) : 0;
    },
  };
}

/**
 * Average class size (LeFevre, DeWitt and Ramakrishnan 2006, without the division by k, as in ARX): rows of the table
 * per class, all suppressed rows counted as one further class. From 1 to the number of rows; `Infinity` where
 * everything is suppressed and `gsFactor` is 1. `gsFactor` is above 0, since released classes count for nothing at 0.
 *
 * The bound is weaker than the measure even where nothing is suppressed: it knows single columns only.
 */
export const averageClassSizeLoss: Loss<AverageClassSizeParams> = Object.freeze({
  kind: 'average-class-size',
  params: z.strictObject({
    gsFactor: z
      .number()
      .gt(0)
      .max(1)
      .default(0.5)
      .describe('weight of a released class, in full from 0.5; of the suppressed rows, in full up to 0.5'),
  }),
  prepare,
});
