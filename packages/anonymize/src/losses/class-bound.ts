import type { QuasiColumn } from '../quasi.js';
import { perGroup, rowsPerCode } from './histogram.js';

/** What the histograms of single columns tell of the classes of a node, suppressed ones included. */
export interface ClassBound {
  /** At least the number of classes with rows. Never larger for a coarser node. */
  mostClasses(levels: readonly number[]): number;
  /** At most the sum of squared class sizes, in rows². Never smaller for a coarser node. */
  leastSquares(levels: readonly number[]): number;
}

/** Rows per group of one column at one level, so sorted that a cut at any size is one search. */
interface Profile {
  /** Ascending, groups without rows left out. */
  readonly sizes: Float64Array;
  /** Entry i: sum over the first i sizes, and over their squares. Length: groups + 1. */
  readonly rows: Float64Array;
  readonly squares: Float64Array;
}

function profile(counts: Float64Array): Profile {
  const sizes = counts.filter((n) => n > 0).sort();
  const rows = new Float64Array(sizes.length + 1);
  const squares = new Float64Array(sizes.length + 1);
  sizes.forEach((n, i) => {
    rows[i + 1] = rows[i] + n;
    squares[i + 1] = squares[i] + n * n;
  });
  return { sizes, rows, squares };
}

/** How many of the ascending sizes are at most `most`. */
function cut(sizes: Float64Array, most: number): number {
  let from = 0;
  let to = sizes.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sizes[middle] <= most) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * A class lies within one group of every column. So a group of N rows falls into at most min(N, K) classes, where K is
 * the number of combinations that the other columns allow; and into squares of at least max(N, N²/K), which even
 * classes reach (Cauchy and Schwarz). Each column gives one bound; the sharpest counts.
 */
export function boundClasses(columns: readonly QuasiColumn[], rows: number): ClassBound {
  const profiles = columns.map((column) => perGroup(column, rowsPerCode(column)).map(profile));
  const groups = (c: number, levels: readonly number[]) => profiles[c][levels[c]].sizes.length;

  function combinations(without: number, levels: readonly number[]): number {
    let product = 1;
    for (let c = 0; c < columns.length; c++) if (c !== without) product *= groups(c, levels);
    return Math.min(product, rows);
  }

  return {
    mostClasses: (levels) =>
      profiles.reduce(
        (most, byLevel, c) => {
          const { sizes, rows: sums } = byLevel[levels[c]];
          const K = combinations(c, levels);
          const small = cut(sizes, K);
          return Math.min(most, sums[small] + K * (sizes.length - small));
        },
        Math.min(rows, combinations(-1, levels)),
      ),
    leastSquares: (levels) =>
      profiles.reduce(
        (least, byLevel, c) => {
          const { sizes, rows: sums, squares } = byLevel[levels[c]];
          const K = combinations(c, levels);
          const small = cut(sizes, K);
          const large = K > 0 ? (squares[sizes.length] - squares[small]) / K : 0;
          return Math.max(least, sums[small] + large);
        },
        rows > 0 ? (rows * rows) / combinations(-1, levels) : 0,
      ),
  };
}
