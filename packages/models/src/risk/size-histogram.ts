/**
 * How many classes have which size: all that a measure of identity disclosure looks at. `counts[i]` classes have
 * `sizes[i]` units (rows, or people), sizes ascending, each once; `units` and `classes` are the totals.
 */
export interface SizeHistogram {
  readonly sizes: Float64Array;
  readonly counts: Float64Array;
  readonly units: number;
  readonly classes: number;
}

/**
 * Histogram of class sizes.
 * @param sizes units per class, whole numbers from 0; a class of 0 holds rows of no known person, and is kept
 * @param gone 1 for each class to leave out
 */
export function sizeHistogram(sizes: ArrayLike<number>, gone?: Uint8Array): SizeHistogram {
  const counts = new Map<number, number>();
  for (let c = 0; c < sizes.length; c++) {
    if (gone?.[c] !== 1) counts.set(sizes[c], (counts.get(sizes[c]) ?? 0) + 1);
  }
  return histogramOf(counts);
}

/** Histogram from pairs of a size and the number of classes of that size. */
export function histogramOf(pairs: Iterable<readonly [size: number, count: number]>): SizeHistogram {
  const sorted = [...pairs].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  let units = 0;
  let classes = 0;
  for (const [size, count] of sorted) {
    units += size * count;
    classes += count;
  }
  return {
    sizes: Float64Array.from(sorted, ([size]) => size),
    counts: Float64Array.from(sorted, ([, count]) => count),
    units,
    classes,
  };
}

/** Number of classes of a size. */
export function classesOfSize({ sizes, counts }: SizeHistogram, size: number): number {
  const at = sizes.indexOf(size);
  return at < 0 ? 0 : counts[at];
}
