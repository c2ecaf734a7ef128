import type { Spread } from './spread.js';

/** G(n) - G(1) for even n up to 4096; longer classes use the expansion. */
const TABLE = (() => {
  const table = new Float64Array(2049);
  for (let m = 1; m < table.length; m++) table[m] = table[m - 1] + 2 / (2 * m - 1);
  return table;
})();

/** Euler's constant + ln 2, which is -G(1). It cancels in the estimate. */
const EULER_LN2 = 0.5772156649015329 + Math.LN2;

/** G(n) + Euler's constant + ln 2, where G(2m) = G(2m + 1) = psi(m + 1/2) + ln 2 (Grassberger 2003, physics/0307138). */
export function grassbergerG(n: number): number {
  const m = Math.floor(n / 2);
  if (m < TABLE.length) return TABLE[m];
  const x = 1 / (m * m);
  return Math.log(2 * m) + x * (1 / 24 - x * (7 / 960 - (x * 31) / 8064)) + EULER_LN2;
}

/**
 * Grassberger's estimate of the entropy of the population behind a class, in nats: G(N) - (1/N) sum n G(n), with G(N)
 * where Grassberger has ln N (Stammler et al. 2016, and the form in ARX). Counts only. The sum must run to its end: G(1)
 * is negative, so a partial sum above the bound says nothing.
 */
export function grassbergerEntropy({ amounts, from, to, total }: Spread): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += amounts[i] * grassbergerG(amounts[i]);
  return grassbergerG(total) - sum / total;
}

/**
 * At least l values, and an estimate of at least ln l. The estimate of any counts is rational and ln l is not, so they
 * never tie.
 */
export function grassbergerDiverse(spread: Spread, l: number): boolean {
  return spread.to - spread.from >= l && grassbergerEntropy(spread) >= Math.log(l);
}
