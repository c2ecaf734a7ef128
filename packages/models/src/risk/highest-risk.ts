import { z } from 'zod';
import type { ClassFacts, PrivacyModel } from '../model.js';
import { leastSize, sizeEvidence, unitSizes } from './unit-sizes.js';

export interface HighestRiskParams {
  /** Greatest risk of any released unit, in (0, 1]. */
  readonly threshold: number;
}

/**
 * Highest re-identification risk (prosecutor risk; El Emam 2013, "Guide to the de-identification of personal health
 * information"): no released unit may be found with a chance above the threshold; in a class of s the chance is 1 / s.
 * That is k-anonymity with k = ceil(1 / threshold), said as a number from 0 to 1. The unit is a person where the product
 * names a subject, else a row.
 *
 * Monotone under both: a coarser class is a union of finer ones and no smaller; dropping a class takes nothing from
 * another. Evidence: recomputed by rows; by people attested, the rows then being necessary.
 */
export const highestRisk: PrivacyModel<HighestRiskParams> = Object.freeze({
  kind: 'highest-risk',
  params: z.strictObject({
    threshold: z.number().gt(0).max(1).describe('greatest re-identification risk of any unit'),
  }),
  scope: 'class' as const,
  needs: () => ({}),
  monotone: () => ({ generalise: true, suppress: true }),
  failing: (classes: ClassFacts, { threshold }: HighestRiskParams) =>
    Uint8Array.from(unitSizes(classes), (size) => (1 / size > threshold ? 1 : 0)),
  evidence: (classes: ClassFacts, { threshold }: HighestRiskParams) =>
    sizeEvidence(classes, (sizes) => sizes.every((size) => 1 / size <= threshold)),
  leastPopulation: ({ threshold }: HighestRiskParams) => leastSize(threshold),
});
