import { z } from 'zod';
import type { ClassFacts, PrivacyModel, SearchContext } from '../model.js';
import { dropSmallest } from './drop-smallest.js';
import { leastSize, sizeEvidence, unitSizes } from './unit-sizes.js';

export interface AverageRiskParams {
  /** Greatest mean risk over the released units, in (0, 1]. */
  readonly average: number;
  /** Risk of one unit that counts as too high, in (0, 1]. */
  readonly highest?: number | undefined;
  /** Greatest share of units whose risk is above `highest`; 0 when left out. */
  readonly above?: number | undefined;
}

function meets(sizes: Float64Array, { average, highest, above = 0 }: AverageRiskParams): boolean {
  let units = 0;
  let atRisk = 0;
  for (const size of sizes) {
    units += size;
    if (highest !== undefined && 1 / size > highest) atRisk += size;
  }
  if (sizes.length === 0) return true;
  if (units === 0) return false;
  // A class of rows of no known person adds nothing to the share, so it is told apart here.
  if (above === 0 && highest !== undefined && sizes.some((size) => 1 / size > highest)) return false;
  return sizes.length / units <= average && atRisk / units <= above;
}

/**
 * Average re-identification risk (El Emam 2013, "Guide to the de-identification of personal health information";
 * AverageReidentificationRisk in ARX): a unit in a class of s is found with chance 1 / s, so the mean over the released
 * units is classes / units. It must be at most `average`. With `highest`, the share of units whose own risk is above
 * `highest` must be at most `above` besides: the mixed rule for a mean that hides a few bad cases. Risks and shares are
 * numbers from 0 to 1; the unit is a person where the product names a subject, else a row. A person in several classes
 * counts in each. Where the rule fails, the smallest classes go, as few as it takes.
 *
 * Monotone under generalisation by rows: classes merge and rows stay, so classes / rows falls; under suppression, the
 * classes that hold a kept one are no more, with no fewer rows, and smallest first is the best way to drop. With
 * `above` over 0 not where classes may be suppressed: a kept class at risk may take in suppressed rows and stay at risk.
 * By people not at all: people who stood in both classes are counted once less. Not under suppression: dropping a large
 * class raises the mean.
 *
 * Evidence: recomputed by rows; by people attested, the rows then being necessary.
 */
export const averageRisk: PrivacyModel<AverageRiskParams> = Object.freeze({
  kind: 'average-risk',
  params: z
    .strictObject({
      average: z.number().gt(0).max(1).describe('greatest mean re-identification risk'),
      highest: z.number().gt(0).max(1).optional().describe('risk of one unit that counts as too high'),
      above: z.number().min(0).max(1).optional().describe('greatest share of units above the highest risk'),
    })
    .refine(({ highest, above }) => above === undefined || highest !== undefined, {
      message: '`above` is a share of units above `highest`: name `highest`',
      path: ['above'],
    }),
  scope: 'table' as const,
  needs: () => ({}),
  monotone: ({ highest, above = 0 }: AverageRiskParams, { unit, suppresses }: SearchContext) => ({
    generalise: unit === 'rows' && (highest === undefined || above === 0 || !suppresses),
    suppress: false,
  }),
  failing: (classes: ClassFacts, params: AverageRiskParams, gone?: Uint8Array) =>
    dropSmallest(unitSizes(classes), (left) => meets(left, params), gone),
  evidence: (classes: ClassFacts, params: AverageRiskParams) => sizeEvidence(classes, (sizes) => meets(sizes, params)),
  leastPopulation: ({ average, highest, above = 0 }: AverageRiskParams) =>
    Math.max(leastSize(average), highest !== undefined && above < 1 ? leastSize(highest) : 1),
});
