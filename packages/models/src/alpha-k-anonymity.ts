import { z } from 'zod';
import { shareAtMost } from './exact/ratio.js';
import type { ClassFacts, PrivacyModel, Reading, ValueFacts } from './model.js';
import { evidenceByReading, failingByReading } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';
import { sensitiveCodes } from './readings/sensitive-codes.js';

const params = z.strictObject({
  column: z.string().min(1).describe('sensitive column'),
  alpha: z.number().gt(0).lt(1).describe('most that the share of a sensitive value in a class may be'),
  k: z.int().min(2).max(1_000_000_000).describe('least number of people (rows, without a subject) in a class'),
  values: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('the values of the column that are sensitive; each of them when left out'),
});

export type AlphaKAnonymityParams = z.infer<typeof params>;

function tests({ alpha, k, values: chosen }: AlphaKAnonymityParams) {
  const test = ({ byClass: { starts, values, counts }, units }: Reading, facts: ValueFacts) => {
    const sensitive = sensitiveCodes(facts, chosen);
    return (c: number) => {
      if (units[c] < k) return false;
      for (let i = starts[c]; i < starts[c + 1]; i++)
        if (sensitive[values[i]] && !shareAtMost(counts[i], units[c], alpha)) return false;
      return true;
    };
  };
  return { byRows: test, byPeople: test };
}

/**
 * (alpha,k)-anonymity (Wong, Li, Fu, Wang 2006): every class holds at least k units, and at most the share alpha of
 * them has any one of the sensitive values. `values` names those; without it each value of the column counts, the
 * missing one too (Wong's general model). A named value that no row holds never fails.
 *
 * By people, k counts people and the share is that of the people who hold the value. A share equal to alpha passes,
 * decided exactly.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: the share of a
 * union lies between those of its parts. With suppression a coarser class may take in one that had been dropped; with
 * people of several tuples the holders of a value may add up in a union. Dropping a class takes nothing from another.
 *
 * Evidence: by rows recomputed; by people attested.
 */
export const alphaKAnonymity: PrivacyModel<AlphaKAnonymityParams> = Object.freeze<PrivacyModel<AlphaKAnonymityParams>>({
  kind: 'alpha-k-anonymity',
  params,
  scope: 'class',
  needs: ({ column, values }) => ({ column, ...(values && { values }) }),
  monotone: (_: AlphaKAnonymityParams, context) => ({ generalise: keptByUnions(context), suppress: true }),
  failing: (classes: ClassFacts, p) => failingByReading(classes, p.column, tests(p)),
  evidence: (classes, p) => evidenceByReading(classes, p.column, tests(p)),
  leastPopulation: ({ k }) => k,
});
