import { classesOfSize, type SizeHistogram } from '../size-histogram.js';
import { rootBetween } from './root.js';

/** Points between which a change of sign is looked for. */
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

/**
 * Estimate of the number of population uniques by the slide negative binomial model (Chen & Keller-McNulty 1998,
 * "Estimation of identification disclosure risk in microdata"): class sizes in the population are 1 + NB(alpha, beta),
 * so that `K beta^alpha` classes are unique, K being the number of classes (Shlosser). alpha and beta are those that
 * make the expected numbers of classes of one and of two in the sample the ones seen. With q = 1 - beta, f the sampling
 * fraction and d = (1 - f) q, these are `K f (beta / (1 - d))^alpha (1 - d + alpha d) / (1 - d)` and
 * `K f^2 alpha q beta^alpha (2 - d + alpha d) / (2 (1 - d)^(alpha + 2))`. Their quotient gives alpha for each q by a
 * quadratic equation, which leaves one equation in q, solved within a bracket.
 *
 * (ARX's estimate is never available: its second equation multiplies by the power of 1 - d, and a bracket is missing in
 * its estimate of K.)
 *
 * Not monotone under generalisation or suppression: both parameters are fitted anew.
 * @param histogram sizes of the sample's classes
 * @param population units in the population; any size up to 2^53
 * @returns number of uniques; 0 without sample uniques; undefined where the population is smaller than the sample, where
 *   no class has two units, or where no parameters give the numbers seen
 */
export function snb(histogram: SizeHistogram, population: number): number | undefined {
  const { units } = histogram;
  if (!(population >= units)) return undefined;
  const uniques = classesOfSize(histogram, 1);
  if (uniques === 0 || population === units) return uniques;
  const pairs = classesOfSize(histogram, 2);
  if (pairs === 0) return undefined;
  const f = units / population;
  const classes = populationClasses(histogram, f);
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
  const excess = (logit: number) => {
    const q = 1 / (1 + Math.exp(-logit));
    const d = (1 - f) * q;
    const alpha = alphaFor(q);
    const logShrink = Math.log1p(-q) - Math.log1p(-d);
    return classes * f * Math.exp(alpha * logShrink) * (1 + (alpha * d) / (1 - d)) - uniques;
  };
  const [low, high] = [-30, 30];
  for (let step = 0; step < STEPS; step++) {
    const from = low + ((high - low) * step) / STEPS;
    const root = rootBetween(excess, from, from + (high - low) / STEPS);
    if (root === undefined) continue;
    const q = 1 / (1 + Math.exp(-root));
    const estimate = classes * Math.exp(alphaFor(q) * Math.log1p(-q));
    return estimate <= population ? estimate : undefined;
  }
  return undefined;
}
