import { classesOfSize, type SizeHistogram } from '../size-histogram.js';
import { rootBetween } from './root.js';

/** The logit of q is looked for between minus and plus this, in so many steps. */
const WIDEST = 30;
const STEPS = 200;

/**
 * Number of classes in the population, by the third estimator of Haas & Stokes 1998 ("Estimating the number of classes
 * in a finite population") in the line of Shlosser 1981; f is the sampling fraction.
 */
function populationClasses({ sizes, counts, classes }: SizeHistogram, f: number): number {
  let seenTwice = 0;
  let seen = 0;
  let missed = 0;
  let single = 0;
  for (let s = 0; s < sizes.length; s++) {
    const [i, c] = [sizes[s], counts[s]];
    seenTwice += c * i * f * f * (1 - f * f) ** (i - 1);
    // (1 - f)^i ((1 + f)^i - 1), without the overflow of (1 + f)^i.
    seen += c * ((1 - f * f) ** i - (1 - f) ** i);
    missed += c * (1 - f) ** i;
    single += c * i * f * (1 - f) ** (i - 1);
  }
  const uniques = sizes[0] === 1 ? counts[0] : 0;
  return classes + uniques * (seenTwice / seen) * (missed / single) ** 2;
}

/** Parameters of the slide negative binomial model: class sizes are 1 + NB(alpha, 1 - q), of `classes` in all. */
export interface SnbFit {
  readonly classes: number;
  readonly alpha: number;
  /** 1 - beta of the paper, which keeps its digits where beta is near 1. */
  readonly q: number;
}

/**
 * The parameters at which the expected numbers of classes of one and of two in the sample are the ones seen. With f the
 * sampling fraction and d = (1 - f) q, these are `K f (beta / (1 - d))^alpha (1 - d + alpha d) / (1 - d)` and
 * `K f^2 alpha q beta^alpha (2 - d + alpha d) / (2 (1 - d)^(alpha + 2))`. Their quotient gives alpha for each q by a
 * quadratic equation, which leaves one equation in q, solved within a bracket; of several solutions the one of least q.
 * @returns undefined where the sample has no class of one or none of two, or no parameters give the numbers seen
 */
export function fitSnb(histogram: SizeHistogram, population: number): SnbFit | undefined {
  const uniques = classesOfSize(histogram, 1);
  const pairs = classesOfSize(histogram, 2);
  const f = histogram.units / population;
  if (uniques === 0 || pairs === 0 || !(f < 1)) return undefined;
  const classes = populationClasses(histogram, f);
  if (!(classes <= population)) return undefined;
  const ratio = pairs / uniques;

  const alphaFor = (q: number) => {
    const d = (1 - f) * q;
    const a = f * q * d;
    const b = f * q * (2 - d) - 2 * ratio * (1 - d) * d;
    const c = 2 * ratio * (1 - d) ** 2;
    const root = Math.sqrt(b * b + 4 * a * c);
    // Of the two forms of the one positive solution, the one that does not subtract like numbers.
    return b > 0 ? (2 * c) / (b + root) : (root - b) / (2 * a);
  };
  const qOf = (logit: number) => 1 / (1 + Math.exp(-logit));
  const excess = (logit: number) => {
    const q = qOf(logit);
    const d = (1 - f) * q;
    const alpha = alphaFor(q);
    const logShrink = Math.log1p(-q) - Math.log1p(-d);
    return classes * f * Math.exp(alpha * logShrink) * (1 + (alpha * d) / (1 - d)) - uniques;
  };
  const width = (2 * WIDEST) / STEPS;
  for (let step = 0; step < STEPS; step++) {
    const from = step * width - WIDEST;
    const root = rootBetween(excess, from, from + width);
    if (root !== undefined) return { classes, alpha: alphaFor(qOf(root)), q: qOf(root) };
  }
  return undefined;
}

/**
 * Estimate of the number of population uniques by the slide negative binomial model (Chen & Keller-McNulty 1998,
 * "Estimation of identification disclosure risk in microdata"): class sizes in the population are 1 + NB(alpha, beta),
 * so that `K beta^alpha` classes are unique, K being the number of classes.
 *
 * (ARX's is never available: in its second equation it multiplies by the power of 1 - d, where the paper divides, and
 * in its estimate of K a bracket is missing.)
 *
 * Not monotone under generalisation or suppression: both parameters are fitted anew.
 * @param histogram sizes of the sample's classes
 * @param population units in the population; any size up to 2^53
 * @returns number of uniques; 0 without sample uniques; undefined where the population is smaller than the sample, where
 *   no class has two units, or where no parameters give the numbers seen
 */
export function snb(histogram: SizeHistogram, population: number): number | undefined {
  if (!(population >= histogram.units)) return undefined;
  const uniques = classesOfSize(histogram, 1);
  if (uniques === 0 || population === histogram.units) return uniques;
  const fit = fitSnb(histogram, population);
  if (!fit) return undefined;
  const estimate = fit.classes * Math.exp(fit.alpha * Math.log1p(-fit.q));
  return estimate <= population ? estimate : undefined;
}
