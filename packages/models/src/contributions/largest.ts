import { type Ratio, ratioOf } from '../exact/ratio.js';
import type { Reading } from '../model.js';

/** Contributions to the total of a class: distinct magnitudes from the largest, and how many units have each. */
export interface Contributions {
  readonly magnitudes: readonly number[];
  readonly counts: readonly number[];
}

/** Contributions of the rows of a class; no number (missing, or text) contributes 0, a negative one its size. */
export function contributionsOf({ byClass }: Reading, numbers: Float64Array, c: number): Contributions {
  const entries: [number, number][] = [];
  for (let i = byClass.starts[c]; i < byClass.starts[c + 1]; i++) {
    const number = numbers[byClass.values[i]];
    entries.push([Number.isNaN(number) ? 0 : Math.abs(number), byClass.counts[i]]);
  }
  // Sums run from the largest: the order of the rows does not matter.
  entries.sort(([a], [b]) => b - a);
  return { magnitudes: entries.map(([x]) => x), counts: entries.map(([, n]) => n) };
}

/** Sum of the n largest contributions, in doubles. */
export function sumOfLargest({ magnitudes, counts }: Contributions, n: number): number {
  let left = n;
  let sum = 0;
  for (let i = 0; i < magnitudes.length && left > 0; i++) {
    const taken = Math.min(left, counts[i]);
    sum += taken * magnitudes[i];
    left -= taken;
  }
  return sum;
}

/** The same in exact decimals. */
export function exactSumOfLargest({ magnitudes, counts }: Contributions, n: number): Ratio {
  let left = n;
  let sum: Ratio = { num: 0n, den: 1n };
  for (let i = 0; i < magnitudes.length && left > 0; i++) {
    const taken = Math.min(left, counts[i]);
    const { num, den } = ratioOf(magnitudes[i]);
    const term = BigInt(taken) * num;
    // Denominators are powers of ten: the larger one serves both.
    sum =
      den > sum.den
        ? { num: sum.num * (den / sum.den) + term, den }
        : { num: sum.num + term * (sum.den / den), den: sum.den };
    left -= taken;
  }
  return sum;
}
