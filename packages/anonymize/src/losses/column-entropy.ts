import type { QuasiColumn } from '../quasi.js';
import { orderFreeSum, perGroup, rowsPerCode } from './histogram.js';

/** n · log2(whole / n), and 0 for no rows: bits that n rows of one value have against a whole. */
function bits(n: number, whole: number): number {
  return n > 0 ? n * Math.log2(whole / n) : 0;
}

/**
 * Non-uniform entropy of a column's recoding, per level (De Waal and Willenborg 1999): the bits that a holder lacks to
 * tell each row's value at level 0 from its group. In bits over all rows; 0 at level 0, never smaller at a higher level.
 */
export function recodingEntropy(column: QuasiColumn): number[] {
  const rows = rowsPerCode(column);
  const groups = perGroup(column, rows);
  return column.levels.map(({ map }, level) => orderFreeSum(rows.map((n, code) => bits(n, groups[level][map[code]]))));
}

/** Entropy of a histogram, in bits over all its rows. */
export function histogramEntropy(counts: Float64Array): number {
  const whole = counts.reduce((a, b) => a + b, 0);
  return orderFreeSum(counts.map((n) => bits(n, whole)));
}
