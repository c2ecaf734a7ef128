import seedrandom from 'seedrandom';

/** A stream of numbers, each uniform in [0, 1). */
export type Random = () => number;

/**
 * Hands out one stream per concern (`streams(7)('people/phone')`). Each depends on the seed and its own name only, so
 * a new column, or one more draw in an old one, leaves every other column as it was.
 */
export function streams(seed: number | string): (concern: string) => Random {
  return (concern) => {
    const generator = seedrandom(JSON.stringify([String(seed), concern]));
    return () => generator();
  };
}
