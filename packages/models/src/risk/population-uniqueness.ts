import { fail } from '@sluice/errors';
import { z } from 'zod';
import type { ClassFacts, PrivacyModel } from '../model.js';
import { dropSmallest } from './drop-smallest.js';
import { dankar } from './estimators/dankar.js';
import { pitman } from './estimators/pitman.js';
import { snb } from './estimators/snb.js';
import { zayatz } from './estimators/zayatz.js';
import { type SizeHistogram, sizeHistogram } from './size-histogram.js';
import { unitSizes } from './unit-sizes.js';

export type UniquenessEstimator = 'zayatz' | 'snb' | 'pitman' | 'dankar';

export interface PopulationUniquenessParams {
  /** Greatest share of the population that is estimated to be unique, from 0 to 1. */
  readonly share: number;
  /** Units in the population that the table is a sample of. */
  readonly population: number;
  readonly estimator: UniquenessEstimator;
}

/** The estimators by name: number of uniques in the population, undefined where the estimate is not available. */
const ESTIMATORS: Readonly<
  Record<UniquenessEstimator, (histogram: SizeHistogram, population: number) => number | undefined>
> = { zayatz, snb, pitman, dankar: (histogram, population) => dankar(histogram, population)?.uniques };

function meets(sizes: Float64Array, { share, population, estimator }: PopulationUniquenessParams): boolean {
  const histogram = sizeHistogram(sizes);
  // A class of rows of no known person has no place in a histogram of people.
  if (histogram.sizes[0] === 0) return false;
  const uniques = ESTIMATORS[estimator](histogram, population);
  return uniques !== undefined && uniques / population <= share;
}

/**
 * Population uniqueness (Dankar et al. 2012, "Estimating the re-identification risk of clinical data sets"): the share
 * of the population that is unique in it on the released columns, estimated from the class sizes of the release as a
 * simple random sample of it, is at most `share`, a number from 0 to 1. The unit is a person where the product names a
 * subject, else a row; `population` counts the same unit. An estimate that is not available does not meet the model;
 * with no sample unique left the estimate is 0. Where it fails, the smallest classes go.
 *
 * Not monotone: each estimate is made anew from the sizes left. ARX takes Zayatz's for monotone under generalisation;
 * the counterexample stands in the tests.
 *
 * Evidence: recomputed from the released class sizes and the declared population. By people attested alone: people may
 * be fewer and estimated to be less unique than rows, so the rows say nothing either way.
 */
export const populationUniqueness: PrivacyModel<PopulationUniquenessParams> = Object.freeze({
  kind: 'population-uniqueness',
  params: z.strictObject({
    share: z.number().min(0).max(1).describe('greatest estimated share of uniques in the population'),
    population: z.int().min(1).describe('number of people (rows, without a subject) in the population'),
    estimator: z.enum(['zayatz', 'snb', 'pitman', 'dankar']).describe('how the number of uniques is estimated'),
  }),
  scope: 'table' as const,
  needs: () => ({}),
  monotone: () => ({ generalise: false, suppress: false }),
  failing(classes: ClassFacts, params: PopulationUniquenessParams, gone?: Uint8Array): Uint8Array {
    const sizes = unitSizes(classes);
    // People may stand in several classes, so that their sizes may add up to more than the people there are; the
    // largest class alone can prove that the number declared is too small.
    const least = classes.people ? sizes.reduce((a, b) => Math.max(a, b), 0) : sizes.reduce((a, b) => a + b, 0);
    if (least > params.population) {
      fail(
        'input',
        'models/population-too-small',
        `population-uniqueness: the table holds ${least} or more, the population is declared as ${params.population}`,
        { hint: 'give the size of the population that the table is a sample of' },
      );
    }
    return dropSmallest(sizes, (left) => meets(left, params), gone);
  },
  evidence(classes: ClassFacts, params: PopulationUniquenessParams) {
    const holds = meets(unitSizes(classes), params);
    return classes.people
      ? [{ unit: 'people' as const, grade: 'attested' as const, strength: 'sufficient' as const, holds }]
      : [{ unit: 'rows' as const, grade: 'recomputed' as const, strength: 'sufficient' as const, holds }];
  },
  leastPopulation: ({ share }: PopulationUniquenessParams) => (share < 1 ? 2 : 1),
});
