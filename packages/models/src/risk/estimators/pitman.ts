import { classesOfSize, type SizeHistogram } from '../size-histogram.js';
import { digammaDifference, logGammaRatio } from './gamma.js';
import { rootBetween } from './root.js';

/** Where the likelihood's derivative by alpha is looked at; closer to 0 the model is Ewens'. */
const LEAST_ALPHA = 1e-6;
const GREATEST_ALPHA = 1 - 1e-9;

/** Theta at which the derivative by theta vanishes, for a given alpha: one root, searched by the size of theta + alpha. */
function thetaFor(alpha: number, classes: number, units: number): number | undefined {
  const slope = (logShifted: number) => {
    const shifted = Math.exp(logShifted);
    const byClass = digammaDifference(shifted / alpha, classes - 1) / alpha;
    return byClass - digammaDifference(shifted - alpha + 1, units - 1);
  };
  const root = rootBetween(slope, Math.log(1e-12), Math.log(1e18));
  return root === undefined ? undefined : Math.exp(root) - alpha;
}

/** Ewens' theta (alpha = 0): the expected number of classes, sum of theta / (theta + i), is the one seen. */
function ewensTheta(classes: number, units: number): number | undefined {
  const excess = (logTheta: number) => {
    const theta = Math.exp(logTheta);
    return theta * digammaDifference(theta, units) - classes;
  };
  const root = rootBetween(excess, Math.log(1e-12), Math.log(1e18));
  return root === undefined ? undefined : Math.exp(root);
}

/** Parameters of Pitman's sampling formula; alpha = 0 is Ewens'. */
export interface PitmanFit {
  readonly alpha: number;
  readonly theta: number;
}

/**
 * Maximum likelihood of (alpha, theta) under Pitman's sampling formula, 0 <= alpha < 1, theta > -alpha: the two
 * likelihood equations of Hoshino 2001, one solved inside the other within brackets, so that there is no starting point
 * to fail from. Sums over classes and units are differences of digamma functions: the time goes with the number of
 * distinct sizes.
 * @returns undefined where the likelihood has no maximum: fewer than two classes, or every unit unique
 */
export function fitPitman({ sizes, counts, units, classes }: SizeHistogram): PitmanFit | undefined {
  if (classes === units || classes < 2) return undefined;
  const slope = (alpha: number) => {
    const theta = thetaFor(alpha, classes, units);
    if (theta === undefined) return Number.NaN;
    // Sum of i / (theta + i alpha), from the sum of 1 / (theta + i alpha).
    const byClass = digammaDifference(theta / alpha + 1, classes - 1) / alpha;
    let within = 0;
    for (let s = 0; s < sizes.length; s++) {
      if (sizes[s] > 1) within += counts[s] * digammaDifference(1 - alpha, sizes[s] - 1);
    }
    return (classes - 1 - theta * byClass) / alpha - within;
  };
  const alpha = slope(LEAST_ALPHA) <= 0 ? 0 : rootBetween(slope, LEAST_ALPHA, GREATEST_ALPHA);
  if (alpha === undefined) return undefined;
  const theta = alpha === 0 ? ewensTheta(classes, units) : thetaFor(alpha, classes, units);
  return theta === undefined ? undefined : { alpha, theta };
}

/**
 * Pitman's estimate of the number of population uniques (Hoshino 2001, "Applying Pitman's sampling formula to
 * microdata disclosure risk assessment"): `Gamma(theta + 1) / Gamma(theta + alpha) N^alpha` at the maximum likelihood.
 * Where the likelihood falls from alpha = 0 on, that boundary is its maximum (Ewens' formula) and the estimate is theta;
 * a solver that runs freely leaves the model there and fails, as ARX's does.
 *
 * Not monotone under generalisation or suppression: both parameters are fitted anew.
 * @param histogram sizes of the sample's classes
 * @param population units in the population; any size up to 2^53
 * @returns number of uniques; 0 without sample uniques; undefined where the population is smaller than the sample, where
 *   every unit is unique (the likelihood has no maximum) or where the estimate exceeds the population
 */
export function pitman(histogram: SizeHistogram, population: number): number | undefined {
  const { units } = histogram;
  if (!(population >= units)) return undefined;
  const uniques = classesOfSize(histogram, 1);
  if (uniques === 0 || population === units) return uniques;
  const fit = fitPitman(histogram);
  if (!fit) return undefined;
  const { alpha, theta } = fit;
  const estimate = Math.exp(logGammaRatio(theta + alpha, 1 - alpha) + alpha * Math.log(population));
  return estimate <= population ? estimate : undefined;
}
