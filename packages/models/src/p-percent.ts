import { z } from 'zod';
import { type Contributions, exactSumOfLargest, sumOfLargest } from './contributions/largest.js';
import { contributionTests } from './contributions/tests.js';
import { clearSide, ratioOf } from './exact/ratio.js';
import type { PrivacyModel } from './model.js';
import { evidenceByReading, failingByReading } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z.strictObject({
  column: z.string().min(1).describe('column of numbers: what each contributes to the total of its class'),
  p: z.number().positive().max(1000).describe('how near, in per cent, nobody may come to the largest contribution'),
});

export type PPercentParams = z.infer<typeof params>;

function safe(contributions: Contributions, { p }: PPercentParams): boolean {
  const largest = sumOfLargest(contributions, 1);
  if (largest === 0) return true;
  const rest = sumOfLargest(contributions, Number.POSITIVE_INFINITY) - sumOfLargest(contributions, 2);
  // Sums beyond the doubles say nothing.
  if (!Number.isFinite(rest)) return false;
  const side = clearSide(rest / largest, p / 100);
  if (side !== 0) return side > 0;
  const [one, two, all] = [1, 2, Infinity].map((n) => exactSumOfLargest(contributions, n));
  const limit = ratioOf(p);
  const exactRest = all.num * two.den - two.num * all.den;
  return exactRest * one.den * limit.den * 100n >= limit.num * one.num * all.den * two.den;
}

/**
 * p% rule for totals of firms and the like (Cox 1981; Hundepool et al. 2012, "Statistical Disclosure Control"): in every
 * class, what remains of the total without its two largest contributions is at least p per cent of the largest. Else
 * the second largest contributor, who takes its own off the total, knows the largest to within p per cent. A class whose
 * total is 0 passes. Negative numbers count by their size, a missing number as 0. A remainder equal to the bound passes,
 * decided in exact decimals.
 *
 * Each row is taken for one contribution. With people (firms) as the unit, counts by class do not tell what a person
 * with several rows contributes in all, so a class holds by people only where its rows are of as many people: bring the
 * table to one row a contributor first.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: p/100 of the
 * largest plus the two largest is subadditive and the total adds, so a union of safe classes is safe. With suppression a
 * coarser class may take in one that had been dropped. Dropping a class takes nothing from another.
 *
 * Evidence: by rows recomputed; by people attested.
 */
export const pPercent: PrivacyModel<PPercentParams> = Object.freeze<PrivacyModel<PPercentParams>>({
  kind: 'p-percent',
  params,
  scope: 'class',
  needs: ({ column }) => ({ column }),
  monotone: (_: PPercentParams, context) => ({ generalise: keptByUnions(context), suppress: true }),
  failing: (classes, p) =>
    failingByReading(
      classes,
      p.column,
      contributionTests((own) => safe(own, p)),
    ),
  evidence: (classes, p) =>
    evidenceByReading(
      classes,
      p.column,
      contributionTests((own) => safe(own, p)),
    ),
  // A total of 0 needs one contribution only.
  leastPopulation: () => 1,
});
