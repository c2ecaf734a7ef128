import { classesOfSize, type SizeHistogram } from '../size-histogram.js';

/**
 * Zayatz's estimate of the number of population uniques (Zayatz 1991, "Estimation of the percent of unique population
 * elements on a microdata file using the sample"; as written in Dankar et al. 2012): by Bayes' rule, the chance that a
 * sample unique is one in the population, `c_1 P(1|1) / sum_j c_j P(1|j)`, where P(1|j) is the hypergeometric chance
 * that exactly one unit of a population class of j is drawn and the population's class sizes are taken to be spread as
 * the sample's; times c_1, over the sampling fraction. That comes to `c_1^2 / sum_j c_j P(1|j)`.
 *
 * It tends to be too high at small sampling fractions. It is not monotone under generalisation: merging two classes
 * that are not unique lowers the denominator alone.
 * @param histogram sizes of the sample's classes
 * @param population units in the population; any size up to 2^53
 * @returns number of uniques; 0 without sample uniques; undefined where the population is smaller than the sample
 */
export function zayatz(histogram: SizeHistogram, population: number): number | undefined {
  const { sizes, counts, units } = histogram;
  if (!(population >= units)) return undefined;
  const uniques = classesOfSize(histogram, 1);
  if (uniques === 0 || population === units) return uniques;
  // P(1|j) = j (n / N) prod over i < j - 1 of (N - n - i) / (N - 1 - i): one running product serves all sizes.
  let others = 1;
  let drawn = 1;
  let expected = 0;
  for (let s = 0; s < sizes.length && others > 0; s++) {
    for (; drawn < sizes[s] && others > 0; drawn++) {
      others *= Math.max(0, population - units - (drawn - 1)) / (population - drawn);
    }
    expected += counts[s] * sizes[s] * (units / population) * others;
  }
  // Nothing but uniques stands for a population of uniques, which rounding must not exceed.
  return Math.min(population, (uniques * uniques) / expected);
}
