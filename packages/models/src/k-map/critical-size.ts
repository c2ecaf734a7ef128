export type CellSizeEstimator = 'poisson' | 'zero-truncated-poisson';

/** Relative to the most likely count, masses below this cannot change a sum of doubles. */
const NEGLIGIBLE = 1e-30;

/**
 * Least n with P(X <= n) >= confidence for X Poisson with mean lambda (given X >= 1 when truncated); at most `most`.
 * Masses are relative to that of the most likely count, so that nothing underflows and no large logarithms cancel.
 */
function leastCovering(lambda: number, confidence: number, truncated: boolean, most: number): number {
  let first = Math.floor(lambda);
  let firstMass = 1;
  for (; first > 0 && firstMass > NEGLIGIBLE; first--) firstMass *= first / lambda;
  if (truncated && first === 0) {
    first = 1;
    firstMass *= lambda;
  }
  let whole = 0;
  for (let n = first, mass = firstMass; mass > NEGLIGIBLE * whole || n <= lambda; mass *= lambda / ++n) whole += mass;
  let n = first;
  for (let mass = firstMass, sum = mass; sum < confidence * whole && n < most; sum += mass) mass *= lambda / ++n;
  return n;
}

/**
 * The least class size in a sample from which k-map is concluded: a class of that size would be rare (at most the
 * significance) if only k of the population shared its tuple, the sample size of a cell being Poisson with mean k times
 * the sampling fraction (Pannekoek 1999), or that given at least one (El Emam, Dankar 2008, D4). With n the least count
 * that X exceeds no more often than the significance, the rule of ARX is n + 2 for `poisson` and n + 1 for
 * `zero-truncated-poisson`: the first stands one above the critical value of the test. Never above k, because a class of
 * k in the sample has k in the population.
 * @param fraction sample size over population size, above 0, at most 1
 * @returns a whole number from 2 to k
 */
export function criticalSize(k: number, fraction: number, significance: number, estimator: CellSizeEstimator): number {
  const truncated = estimator === 'zero-truncated-poisson';
  const n = leastCovering(k * fraction, 1 - significance, truncated, k);
  return Math.min(k, n + (truncated ? 1 : 2));
}
