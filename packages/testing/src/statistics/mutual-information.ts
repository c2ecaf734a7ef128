import { fail } from '@sluice/errors';
import { below } from '../draw.js';
import type { Random } from '../random.js';

/**
 * Plug-in mutual information of two columns in bits: sum of p(x, y) log2(p(x, y) / (p(x) p(y))). It is biased upwards
 * for sparse tables; subtract `shuffledMutualInformation` for what chance alone gives.
 *
 * Both of equal length; a missing value takes part as one more value.
 */
export function mutualInformation(a: readonly unknown[], b: readonly unknown[]): number {
  if (a.length !== b.length) {
    fail('input', 'testing/lengths', `Two columns of equal length are needed, got ${a.length} and ${b.length} rows`);
  }
  const left = new Map<unknown, number>();
  const right = new Map<unknown, number>();
  const both = new Map<unknown, Map<unknown, number>>();
  a.forEach((x, row) => {
    const y = b[row];
    left.set(x, (left.get(x) ?? 0) + 1);
    right.set(y, (right.get(y) ?? 0) + 1);
    const inner = both.get(x) ?? new Map<unknown, number>();
    both.set(x, inner.set(y, (inner.get(y) ?? 0) + 1));
  });
  let bits = 0;
  for (const [x, inner] of both) {
    for (const [y, n] of inner) bits += n * Math.log2((n * a.length) / (left.get(x)! * right.get(y)!));
  }
  return a.length === 0 ? 0 : Math.max(0, bits / a.length);
}

/** Mean mutual information (bits) of `a` with `times` random permutations of `b` (Fisher and Yates). */
export function shuffledMutualInformation(
  a: readonly unknown[],
  b: readonly unknown[],
  { random, times = 20 }: { readonly random: Random; readonly times?: number },
): number {
  const shuffled = [...b];
  let sum = 0;
  for (let round = 0; round < times; round++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = below(random, i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    sum += mutualInformation(a, shuffled);
  }
  return sum / times;
}
