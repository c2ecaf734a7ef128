import type { QuasiColumn } from '../quasi.js';

/** Rows per code at level 0. Length: codes. */
export function rowsPerCode({ codes, levels }: QuasiColumn): Float64Array {
  const rows = new Float64Array(levels[0].map.length);
  for (const code of codes) rows[code]++;
  return rows;
}

/** Amounts per code at level 0, added up per group of every level. Per level; length: groups. */
export function perGroup({ levels }: QuasiColumn, amounts: ArrayLike<number>): Float64Array[] {
  return levels.map(({ map, leaves }) => {
    const sums = new Float64Array(leaves.length);
    map.forEach((group, code) => {
      sums[group] += amounts[code];
    });
    return sums;
  });
}

/**
 * Adds in ascending order, so that the sum does not depend on the order in which an engine delivers values or classes.
 * Sorts the array that it is given.
 */
export function orderFreeSum(values: Float64Array): number {
  return values.sort().reduce((sum, x) => sum + x, 0);
}
