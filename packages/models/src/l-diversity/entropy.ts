import { NEAR } from '../exact/ratio.js';
import type { Spread } from './spread.js';

/** Shannon entropy in nats; terms are added in the order of the entries. */
export function entropy({ amounts, from, to, total }: Spread): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const share = amounts[i] / total;
    sum -= share * Math.log(share);
  }
  return sum;
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** Above this many units (in lowest terms) the powers below grow to megabytes; the entropy then decides to 1e-9. */
const MOST_EXACT = 4096;

/** Entropy >= ln l, exactly: n^n >= l^n * product of c^c. Entropy depends on ratios only, so counts are reduced first. */
function holdsExactly({ amounts, from, to, total }: Spread, l: number): boolean {
  const counts = amounts.subarray(from, to);
  const common = counts.reduce(gcd, 0);
  const n = total / common;
  if (n > MOST_EXACT) return true;
  const power = (x: number) => BigInt(x) ** BigInt(x);
  const right = counts.reduce((product, count) => product * power(count / common), BigInt(l) ** BigInt(n));
  return power(n) >= right;
}

/** Entropy l-diversity of one class: entropy >= ln l (Machanavajjhala et al. 2007, definition 4.1). By rows. */
export function entropyDiverse(spread: Spread, l: number): boolean {
  const excess = entropy(spread) - Math.log(l);
  return Math.abs(excess) > NEAR ? excess > 0 : holdsExactly(spread, l);
}

/** The same on weights, which are sums of fractions: equal within 1e-9 counts as equal. */
export function entropyDiverseByWeight(spread: Spread, l: number): boolean {
  return entropy(spread) >= Math.log(l) - NEAR;
}
