import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { orderFreeSum } from './histogram.js';
import { leafBits } from './leaf-bits.js';
import type { Loss, PreparedLoss } from './loss.js';
import { groupsFromLowest } from './suppressed.js';

function prepare(columns: readonly QuasiColumn[], rows: number): PreparedLoss {
  const groups = columns.map(groupsFromLowest);
  const bits = columns.map(leafBits);
  const everything = columns.reduce((product, { leafCount }) => product * leafCount, 1);
  // The mean of products is at least the product of the geometric means (Jensen), which single columns tell.
  const bound = (levels: readonly number[]) =>
    rows > 0 ? rows * 2 ** (levels.reduce((sum, level, c) => sum + bits[c].total[level], 0) / rows) : 0;

  return {
    bound,
    measure({ levels, classes, from, failing }) {
      const cells = columns.map((column, c) => ({
        leaves: column.levels[levels[c]].leaves,
        groups: groups[c][levels[c]],
        codes: from.codes[c],
      }));
      const costs = classes.rows.map((n, i) => {
        if (failing[i]) return n * everything;
        let product = n;
        for (const { leaves, groups, codes } of cells) product *= Math.max(1, leaves[groups[codes[classes.first[i]]]]);
        return product;
      });
      return Math.max(bound(levels), orderFreeSum(costs)); // rounding must not put it under its bound
    },
  };
}

/**
 * Ambiguity (Goldberger and Tassa 2010, as ARX computes it): the number of raw tuples that a row may stand for, which
 * is the product of the leaves under its cells, added up over the rows. A suppressed row may stand for every tuple.
 * From `rows` to `rows` times the product of all leaf counts.
 *
 * The bound is weaker than the measure even where nothing is suppressed: it knows single columns only.
 */
export const ambiguityLoss: Loss<Record<never, never>> = Object.freeze({
  kind: 'ambiguity',
  params: z.strictObject({}),
  prepare,
});
