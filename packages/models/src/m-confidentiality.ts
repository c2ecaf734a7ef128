import { z } from 'zod';
import type { ClassFacts, PrivacyModel, Reading } from './model.js';
import { evidenceByReading, failingByReading } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z.strictObject({
  column: z.string().min(1).describe('sensitive column'),
  m: z.int().min(2).max(1_000_000).describe('nobody is linked to a value with more confidence than 1 in m'),
});

export type MConfidentialityParams = z.infer<typeof params>;

function tests({ m }: MConfidentialityParams) {
  const test =
    ({ byClass: { starts, counts }, units }: Reading) =>
    (c: number) => {
      for (let i = starts[c]; i < starts[c + 1]; i++) if (counts[i] * m > units[c]) return false;
      return true;
    };
  return { byRows: test, byPeople: test };
}

/**
 * m-confidentiality (Wong, Fu, Wang, Pei 2007, "Minimality attack in privacy preserving data publishing"): an attacker
 * who knows the released table, the quasi-identifiers of everybody and how the table was made links nobody to a
 * sensitive value with a confidence above 1/m.
 *
 * The attack reasons from the mechanism: «these rows were generalised, so they must have failed before». Where no choice
 * of the run depends on sensitive values (levels chosen by quasi-identifiers alone, nothing dropped for a sensitive
 * model, else refused), the mechanism tells nothing, and the confidence is the share of the value in the class: at most
 * 1/m, by rows and by people. The product must make the run so (`search: {sees: quasi}`, `failing: refuse`); the checker
 * refuses the model otherwise. Sufficient, not necessary.
 *
 * Monotone under generalisation as (alpha,k)-anonymity is; dropping a class takes nothing from another. Evidence: the
 * shares by rows are recomputed; by people, and how the run was made, are attested.
 */
export const mConfidentiality: PrivacyModel<MConfidentialityParams> = Object.freeze<
  PrivacyModel<MConfidentialityParams>
>({
  kind: 'm-confidentiality',
  params,
  scope: 'class',
  needs: ({ column }) => ({ column, blind: true as const }),
  monotone: (_: MConfidentialityParams, context) => ({ generalise: keptByUnions(context), suppress: true }),
  failing: (classes: ClassFacts, p) => failingByReading(classes, p.column, tests(p)),
  evidence(classes, p) {
    const [rows, people] = evidenceByReading(classes, p.column, tests(p));
    // How the run was made is the signer's word, also where rows are the unit.
    const run = people ?? { ...rows, grade: 'attested' as const };
    return [{ ...rows, strength: 'necessary' as const }, run];
  },
  leastPopulation: ({ m }) => m,
});
