import type { SizeHistogram } from './size-histogram.js';

/**
 * Distinction of a set of columns (Motwani & Xu 2007, "Efficient algorithms for masking and finding quasi-identifiers"):
 * distinct tuples over rows, the share of rows that would stay if one row a tuple were kept. From above 0 to 1, where 1
 * is a key. Rises as columns are added, falls as values are generalised.
 * @param histogram class sizes over the columns, in rows
 * @returns 0 for no rows
 */
export function distinction({ classes, units }: SizeHistogram): number {
  return units === 0 ? 0 : classes / units;
}

/**
 * Separation of a set of columns (Motwani & Xu 2007): the share of pairs of rows that differ in at least one of the
 * columns, `1 - sum s (s - 1) / (n (n - 1))` over classes of s. From 0 to 1, where 1 is a key. Rises as columns are
 * added, falls as values are generalised.
 * @param histogram class sizes over the columns, in rows
 * @returns 0 for fewer than two rows: there are no pairs
 */
export function separation({ sizes, counts, units }: SizeHistogram): number {
  if (units < 2) return 0;
  // Pairs that differ are summed, not taken from 1: small separations keep their digits.
  let separated = 0;
  for (let s = 0; s < sizes.length; s++) separated += counts[s] * sizes[s] * (units - sizes[s]);
  return separated / (units * (units - 1));
}
