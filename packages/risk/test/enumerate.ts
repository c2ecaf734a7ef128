/** A published sum: places that it adds up, and what they make. */
export interface Sum {
  readonly places: readonly number[];
  readonly makes: number;
}

/**
 * Every way to fill the open places with whole numbers from 0 to `cap` so that all sums come out; by brute force, one
 * place after the other.
 */
export function* fillings(open: readonly number[], sums: readonly Sum[], cap: number): Iterable<Map<number, number>> {
  const filled = new Map<number, number>();
  function* fill(i: number): Iterable<Map<number, number>> {
    if (i === open.length) {
      const fits = sums.every(
        ({ places, makes }) => places.reduce((all, p) => all + (filled.get(p) ?? 0), 0) === makes,
      );
      if (fits) yield new Map(filled);
      return;
    }
    for (let x = 0; x <= cap; x++) {
      filled.set(open[i], x);
      yield* fill(i + 1);
    }
    filled.delete(open[i]);
  }
  yield* fill(0);
}

/** Least and greatest value of each open place over all fillings. */
export function extremes(
  open: readonly number[],
  sums: readonly Sum[],
  cap: number,
): Map<number, { least: number; greatest: number }> {
  const found = new Map<number, { least: number; greatest: number }>();
  for (const filling of fillings(open, sums, cap)) {
    for (const place of open) {
      const x = filling.get(place) as number;
      const own = found.get(place) ?? { least: x, greatest: x };
      found.set(place, { least: Math.min(own.least, x), greatest: Math.max(own.greatest, x) });
    }
  }
  return found;
}
