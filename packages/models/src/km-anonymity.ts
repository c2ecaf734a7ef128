import { fail } from '@sluice/errors';
import { z } from 'zod';
import { everyCombinationSupported } from './km-anonymity/support.js';
import type { PrivacyModel, Reading, ValueFacts } from './model.js';
import { evidenceByReading, failingByReading, type ReadingTests } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z.strictObject({
  column: z.string().min(1).describe('set-valued column'),
  k: z
    .int()
    .min(2)
    .max(1_000_000_000)
    .describe('least number of people (rows, without a subject) with the known items'),
  m: z.int().min(1).max(16).describe('how many items of a person the attacker knows at most'),
  separator: z.string().min(1).default(';').describe('what parts the items of a cell'),
});

export type KmAnonymityParams = z.infer<typeof params>;

function supported({ byClass }: Reading, { items }: ValueFacts, c: number, p: KmAnonymityParams): boolean {
  const sets =
    items ?? fail('internal', 'models/no-items', `km-anonymity: the cells of the column "${p.column}" were not split`);
  const [from, to] = [byClass.starts[c], byClass.starts[c + 1]];
  return everyCombinationSupported(
    {
      itemsets: Array.from(byClass.values.subarray(from, to), (value) => sets[value]),
      counts: [...byClass.counts.subarray(from, to)],
    },
    p.k,
    p.m,
  );
}

/** Whether each of the class's people holds one set only. */
function oneSetEach({ byClass: { starts, counts }, units }: Reading, c: number): boolean {
  let held = 0;
  for (let i = starts[c]; i < starts[c + 1]; i++) held += counts[i];
  return held === units[c];
}

function tests(p: KmAnonymityParams): ReadingTests {
  return {
    byRows: (reading, facts) => (c) => supported(reading, facts, c, p),
    byPeople: (reading, facts) => (c) => oneSetEach(reading, c) && supported(reading, facts, c, p),
  };
}

/**
 * k^m-anonymity of a set-valued column (Terrovitis, Mamoulis, Kalnis 2008), within each class (Poulis, Loukides,
 * Gkoulalas-Divanis, Skiadopoulos 2013): whoever knows the class of a person and up to m of the items finds at least k
 * units of that class with these items. Combinations that nobody has are no threat. Without quasi-identifiers the whole
 * table is one class, and this is the model of 2008. A missing cell is the empty set.
 *
 * By people, the items of a person are those of all the person's rows. The counts by class do not hold such unions, so
 * a class in which somebody has two different sets fails: bring the table to one row a person first.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: a combination in a
 * union occurs in a part, with enough support there. With suppression a coarser class may take in one that had been
 * dropped. Dropping a class takes nothing from another.
 *
 * Evidence: by rows recomputed; by people attested. Cost: subsets of m items of each distinct set.
 */
export const kmAnonymity: PrivacyModel<KmAnonymityParams> = Object.freeze<PrivacyModel<KmAnonymityParams>>({
  kind: 'km-anonymity',
  params,
  scope: 'class',
  needs: ({ column, separator }) => ({ column, separator }),
  monotone: (_: KmAnonymityParams, context) => ({ generalise: keptByUnions(context), suppress: true }),
  failing: (classes, p) => failingByReading(classes, p.column, tests(p)),
  evidence: (classes, p) => evidenceByReading(classes, p.column, tests(p)),
  // A table of empty sets needs nobody.
  leastPopulation: () => 1,
});
