import { z } from 'zod';
import type { ClassFacts, PrivacyModel, SearchContext } from '../model.js';
import { dropSmallest } from './drop-smallest.js';
import { sizeEvidence, unitSizes } from './unit-sizes.js';

export interface SampleUniquenessParams {
  /** Greatest share of unique units, from 0 to 1. */
  readonly share: number;
}

function meets(sizes: Float64Array, share: number): boolean {
  let units = 0;
  let unique = 0;
  for (const size of sizes) {
    units += size;
    // A class of rows of no known person may be one person's.
    if (size <= 1) unique++;
  }
  return unique === 0 || unique / units <= share;
}

/**
 * Sample uniqueness (Skinner & Elliot 2002, "A measure of disclosure risk for microdata", for the notion;
 * SampleUniqueness in ARX): the share of released units that are alone in their class is at most `share`, a number from
 * 0 to 1. The unit is a person where the product names a subject (alone: a class of one person, however many rows), else
 * a row. Where it fails, unique classes go, as few as it takes.
 *
 * Monotone under generalisation by rows: a class is unique only where it is one unique class of before, and rows stay;
 * with suppression the kept classes are still enough. Not by people: two large classes of the same people merge, the
 * units get fewer and the share rises. Not under suppression: dropping a large class raises the share.
 *
 * Evidence: recomputed by rows; by people attested, the rows then being necessary.
 */
export const sampleUniqueness: PrivacyModel<SampleUniquenessParams> = Object.freeze({
  kind: 'sample-uniqueness',
  params: z.strictObject({
    share: z.number().min(0).max(1).describe('greatest share of units that are alone in their class'),
  }),
  scope: 'table' as const,
  needs: () => ({}),
  monotone: (_params: SampleUniquenessParams, { unit }: SearchContext) => ({
    generalise: unit === 'rows',
    suppress: false,
  }),
  failing: (classes: ClassFacts, { share }: SampleUniquenessParams, gone?: Uint8Array) =>
    dropSmallest(unitSizes(classes), (left) => meets(left, share), gone),
  evidence: (classes: ClassFacts, { share }: SampleUniquenessParams) =>
    sizeEvidence(classes, (sizes) => meets(sizes, share)),
  leastPopulation: ({ share }: SampleUniquenessParams) => (share < 1 ? 2 : 1),
});
