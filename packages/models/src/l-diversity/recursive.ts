import { NEAR, ratioOf } from '../exact/ratio.js';
import type { Spread } from './spread.js';

/** Largest amount, and the sum of all but the l - 1 largest. */
function headAndTail({ amounts, from, to }: Spread, l: number): readonly [number, number] {
  const sorted = amounts.slice(from, to).sort();
  let tail = 0;
  for (let i = sorted.length - l; i >= 0; i--) tail += sorted[i];
  return [sorted[sorted.length - 1], tail];
}

/** Recursive (c,l)-diversity of one class: r1 < c (rl + ... + rm), r sorted from the largest. By rows, exactly. */
export function recursiveDiverse(spread: Spread, l: number, c: number): boolean {
  if (spread.to - spread.from < l) return false;
  const [head, tail] = headAndTail(spread, l);
  const { num, den } = ratioOf(c);
  return BigInt(head) * den < num * BigInt(tail);
}

/** The same on weights, which are sums of fractions: the inequality is strict, so equal within 1e-9 fails. */
export function recursiveDiverseByWeight(spread: Spread, l: number, c: number): boolean {
  if (spread.to - spread.from < l) return false;
  const [head, tail] = headAndTail(spread, l);
  return head < c * tail - NEAR * spread.total;
}
