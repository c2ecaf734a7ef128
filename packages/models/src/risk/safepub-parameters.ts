import { logGammaRatio } from './estimators/gamma.js';

/** Everything that rounding may have moved: results this near to a limit count as beyond it. */
const TOLERANCE = 1e-9;

export interface SafePubParameters {
  /** Least number of units in a class of the sample. */
  readonly k: number;
  /** Chance with which each unit is drawn into the sample, independently of all others. */
  readonly beta: number;
}

/** P(X > gamma n) for X ~ Binomial(n, beta). */
function upperTail(n: number, beta: number, gamma: number): number {
  // Rounded down, so that a whole gamma n on the wrong side of rounding adds a term and never loses one.
  const from = Math.floor(gamma * n * (1 - 1e-12)) + 1;
  if (from > n) return 0;
  const logChoose = logGammaRatio(from + 1, n - from) - logGammaRatio(1, n - from);
  let term = Math.exp(logChoose + from * Math.log(beta) + (n - from) * Math.log1p(-beta));
  let sum = 0;
  for (let j = from; j <= n; j++) {
    sum += term;
    // The terms fall at least geometrically above the mean, so the rest is far below the tolerance.
    if (term < sum * 1e-17) break;
    term *= ((n - j) / (j + 1)) * (beta / (1 - beta));
  }
  return sum;
}

export function safepubParameters(epsilon: number, delta: number): SafePubParameters {
  const beta = -Math.expm1(-epsilon);
  const gamma = (Math.expm1(epsilon) + beta) * Math.exp(-epsilon);
  const rate = gamma * Math.log(gamma / beta) + (1 - gamma) * Math.log((1 - gamma) / (1 - beta));
  let n = Math.ceil(-Math.log(delta * (1 - TOLERANCE)) / rate);
  while (n > 0 && upperTail(n, beta, gamma) < delta * (1 - TOLERANCE)) n--;
  // From n + 1 on all tails are below delta; the least k whose tails start there: ceil(k / gamma - 1) >= n + 1.
  let k = Math.max(1, Math.floor((n + 1) * gamma));
  while (Math.ceil(k / gamma - 1) < n + 1) k++;
  return { k, beta };
}
