import type { NaiveLevel } from './hierarchy.js';

export interface NaiveLoss {
  /** 0: only suppression is a loss; 1: only generalisation is; 0.5: both in full. */
  readonly gsFactor?: number;
  readonly aggregate?: 'geometric-mean' | 'arithmetic-mean' | 'sum' | 'maximum';
}

/**
 * ARX's "Loss" (after Iyengar 2002), from 0 to 1 in every column. A released row costs share × gF, a suppressed one
 * share + sF × (1 - share), where share is the part of the leaves under the row's label; then scaled so that raw data
 * cost 0 and a table without content 1, and floored to 10 decimals.
 *
 * @param suppressed one flag a row
 */
export function naiveLoss(
  columns: readonly NaiveLevel[],
  suppressed: readonly boolean[],
  { gsFactor = 0.5, aggregate = 'geometric-mean' }: NaiveLoss = {},
): number {
  const perColumn = columns.map((column) => columnLoss(column, suppressed, gsFactor));
  const sum = perColumn.reduce((a, b) => a + b, 0);
  if (aggregate === 'sum') return sum;
  if (aggregate === 'maximum') return Math.max(...perColumn);
  if (aggregate === 'arithmetic-mean') return sum / perColumn.length;
  return perColumn.reduce((product, x) => product * (1 + x) ** (1 / perColumn.length), 1) - 1;
}

function columnLoss({ leaves, leafCount }: NaiveLevel, suppressed: readonly boolean[], gsFactor: number): number {
  const gF = gsFactor <= 0.5 ? 1 : 2 - 2 * gsFactor;
  const sF = gsFactor < 0.5 ? 2 * gsFactor : 1;
  const n = suppressed.length;
  // Whole numbers are summed, so that the result does not depend on the order of the rows.
  let releasedLeaves = 0;
  let suppressedLeaves = 0;
  let suppressedRows = 0;
  leaves.forEach((count, row) => {
    if (suppressed[row]) {
      suppressedLeaves += count;
      suppressedRows++;
    } else releasedLeaves += count;
  });
  const cost = (gF * releasedLeaves) / leafCount + ((1 - sF) * suppressedLeaves) / leafCount + sF * suppressedRows;
  const least = (gF * n) / leafCount;
  const scaled = n === least ? 0 : Math.max(0, (cost - least) / (n - least));
  return Math.floor(scaled * 1e10) / 1e10;
}
