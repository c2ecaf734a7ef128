/** Classes of similar size: `from` to `to` rows, both included. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly classes: number;
  readonly rows: number;
}

/** 1, 2, 5, 10, 20, 50, …: even steps on a logarithmic scale, with ends that people read easily. */
function* series(): Generator<number> {
  for (let power = 1; ; power *= 10) for (const digit of [1, 2, 5]) yield digit * power;
}

/**
 * Bins of a class-size histogram, from the smallest class to the largest, empty ones in between included. A bin
 * begins at `k` where that is given, so that the least allowed size is an edge.
 *
 * @param histogram pairs [size in rows, number of classes], ascending, as the statement has them.
 */
export function binsOf(histogram: readonly (readonly [number, number])[], k?: number): readonly Bin[] {
  if (histogram.length === 0) return [];
  const smallest = histogram[0][0];
  const largest = histogram[histogram.length - 1][0];
  const starts: number[] = [];
  for (const start of series()) {
    if (k !== undefined && starts.length > 0 && starts[starts.length - 1] < k && k < start) starts.push(k);
    starts.push(start);
    // The first start above the largest class closes the last bin.
    if (start > largest) break;
  }
  const bins = starts.slice(0, -1).map((from, i) => {
    const within = histogram.filter(([size]) => size >= from && size < starts[i + 1]);
    return {
      from,
      to: starts[i + 1] - 1,
      classes: within.reduce((sum, [, number]) => sum + number, 0),
      rows: within.reduce((sum, [size, number]) => sum + size * number, 0),
    };
  });
  return bins.filter(({ from, to }) => to >= smallest && from <= largest);
}
