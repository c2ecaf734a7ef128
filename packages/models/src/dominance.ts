import { z } from 'zod';
import { type Contributions, exactSumOfLargest, sumOfLargest } from './contributions/largest.js';
import { contributionTests } from './contributions/tests.js';
import { clearSide, ratioOf } from './exact/ratio.js';
import type { PrivacyModel } from './model.js';
import { evidenceByReading, failingByReading } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z.strictObject({
  column: z.string().min(1).describe('column of numbers: what each contributes to the total of its class'),
  n: z.int().min(1).max(1000).describe('how many of the largest contributions are taken together'),
  k: z.number().gt(0).max(100).describe('most that these may make of the total, in per cent'),
});

export type DominanceParams = z.infer<typeof params>;

function safe(contributions: Contributions, { n, k }: DominanceParams): boolean {
  const total = sumOfLargest(contributions, Number.POSITIVE_INFINITY);
  if (total === 0) return true;
  // A total beyond the doubles says nothing.
  if (!Number.isFinite(total)) return false;
  const side = clearSide(sumOfLargest(contributions, n) / total, k / 100);
  if (side !== 0) return side < 0;
  const [top, whole, share] = [
    exactSumOfLargest(contributions, n),
    exactSumOfLargest(contributions, Infinity),
    ratioOf(k),
  ];
  return top.num * whole.den * share.den * 100n <= share.num * whole.num * top.den;
}

/**
 * (n,k)-dominance rule for totals of firms and the like (Cox 1981; Hundepool et al. 2012, "Statistical Disclosure
 * Control"): in every class, the n largest contributions make at most k per cent of the total. A class whose total is 0
 * passes, as in the literature, though it tells that each contribution is 0. Negative numbers count by their size, a
 * missing number as 0. A share equal to k passes, decided in exact decimals.
 *
 * Each row is taken for one contribution. With people (firms) as the unit, counts by class do not tell what a person
 * with several rows contributes in all, so a class holds by people only where its rows are of as many people: bring the
 * table to one row a contributor first.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: the sum of the n
 * largest is subadditive and the total adds, so a union of safe classes is safe. With suppression a coarser class may
 * take in one that had been dropped. Dropping a class takes nothing from another.
 *
 * Evidence: by rows recomputed; by people attested.
 */
export const dominance: PrivacyModel<DominanceParams> = Object.freeze<PrivacyModel<DominanceParams>>({
  kind: 'dominance',
  params,
  scope: 'class',
  needs: ({ column }) => ({ column }),
  monotone: (_: DominanceParams, context) => ({ generalise: keptByUnions(context), suppress: true }),
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
