import { fail } from '@sluice/errors';
import type { Random } from './random.js';

/** Weights of Zipf's law over n ranks: rank i (from 0) weighs 1 / (i + 1)^exponent. */
export function zipf(n: number, exponent: number): number[] {
  return Array.from({ length: n }, (_, rank) => (rank + 1) ** -exponent);
}

/**
 * Compiles weights into a function that draws an index with probability weight / total; one draw each.
 * Weights are finite and not negative, and not all zero.
 */
export function weighted(weights: readonly number[]): (random: Random) => number {
  const cumulative = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, i) => {
    if (!(weight >= 0 && weight < Infinity)) {
      fail('input', 'testing/weights', `Weight ${i} is not a finite number of at least 0`);
    }
    total += weight;
    cumulative[i] = total;
  });
  if (!(total > 0)) fail('input', 'testing/weights', `The ${weights.length} weights have no positive sum`);

  return (random) => {
    const mark = random() * total;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] > mark) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
