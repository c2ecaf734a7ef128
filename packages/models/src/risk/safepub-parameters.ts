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

/**
 * Parameters of SafePub for (epsilon, delta)-differential privacy (Bild, Kuhn & Prasser 2018, "SafePub: a truthful data
 * anonymization algorithm with strong privacy guarantees", PoPETs 2018(1); theorem of Li, Qardaji & Su 2012, "On
 * sampling, anonymization, and differential privacy"): `beta = 1 - exp(-epsilon)`, the greatest admissible chance of
 * being drawn, and the least k with `max over n >= ceil(k / gamma - 1) of P(X > gamma n) < delta`, where X is
 * Binomial(n, beta) and `gamma = (exp(epsilon) - 1 + beta) / exp(epsilon)`; plus one, as ARX has it, so that the two
 * agree.
 *
 * The maximum is found from above: beyond the n at which the Chernoff bound exp(-n KL(gamma || beta)) is under delta no
 * tail reaches it, and going down from there the first tail that does is the last one. Every rounding is taken to the
 * side that gives more privacy.
 * @param epsilon above 0, at most 10 (k goes with exp(2 epsilon))
 * @param delta above 0, below 1; at most one in the number of people to mean anything
 * @returns k and beta
 */
export function safepubParameters(epsilon: number, delta: number): SafePubParameters {
  const beta = -Math.expm1(-epsilon) * (1 - Number.EPSILON);
  const gamma = (Math.expm1(epsilon) + beta) * Math.exp(-epsilon);
  const rate = gamma * Math.log(gamma / beta) + (1 - gamma) * Math.log((1 - gamma) / (1 - beta));
  let n = Math.ceil(-Math.log(delta * (1 - TOLERANCE)) / rate);
  while (n > 0 && upperTail(n, beta, gamma) < delta * (1 - TOLERANCE)) n--;
  // From n + 1 on all tails are below delta; the least k whose tails start there: ceil(k / gamma - 1) >= n + 1.
  let k = Math.max(1, Math.floor((n + 1) * gamma));
  while (Math.ceil(k / gamma - 1) < n + 1) k++;
  return { k: k + 1, beta };
}
