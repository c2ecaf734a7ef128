import type { SizeHistogram } from '../size-histogram.js';
import { pitman } from './pitman.js';
import { snb } from './snb.js';
import { zayatz } from './zayatz.js';

/** Up to this share of the population in the sample, the rule takes Pitman's estimate. */
const SMALL_FRACTION = 0.1;

export interface DankarEstimate {
  /** Number of uniques in the population. */
  readonly uniques: number;
  /** Whose estimate the rule took. */
  readonly estimator: 'pitman' | 'snb' | 'zayatz';
}

/**
 * The decision rule of Dankar et al. 2012 ("Estimating the re-identification risk of clinical data sets", BMC Medical
 * Informatics and Decision Making 12:66): Pitman's estimate where the sample is at most a tenth of the population, else
 * the lower of the slide negative binomial and Zayatz's estimate. Where the estimate chosen is not available, Zayatz's
 * stands in, which is the higher one at small fractions.
 * @param histogram sizes of the sample's classes
 * @param population units in the population; any size up to 2^53
 * @returns undefined where the population is smaller than the sample
 */
export function dankar(histogram: SizeHistogram, population: number): DankarEstimate | undefined {
  if (histogram.units <= SMALL_FRACTION * population) {
    const uniques = pitman(histogram, population);
    if (uniques !== undefined) return { uniques, estimator: 'pitman' };
  }
  const upper = zayatz(histogram, population);
  if (upper === undefined) return undefined;
  const slide = histogram.units > SMALL_FRACTION * population ? snb(histogram, population) : undefined;
  if (slide !== undefined && slide <= upper) return { uniques: slide, estimator: 'snb' };
  return { uniques: upper, estimator: 'zayatz' };
}
