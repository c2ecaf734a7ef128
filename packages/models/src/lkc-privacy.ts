import { fail } from '@sluice/errors';
import { z } from 'zod';
import { markBreaches } from './lkc-privacy/breaches.js';
import type { ClassFacts, PrivacyModel, Reading } from './model.js';
import { claims, none } from './readings/by-reading.js';
import { columnFacts } from './readings/column-facts.js';
import { keptByUnions } from './readings/monotone.js';
import { sensitiveCodes } from './readings/sensitive-codes.js';
import { subsets } from './subsets/subsets.js';

const params = z.strictObject({
  L: z.int().min(1).max(64).describe('how many quasi-identifiers of a person the attacker knows at most'),
  K: z.int().min(2).max(1_000_000_000).describe('least number of people (rows, without a subject) who share them'),
  C: z.number().gt(0).max(1).describe('most that the share of a sensitive value among those may be'),
  column: z.string().min(1).describe('sensitive column'),
  values: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('the values of the column that are sensitive; each of them when left out'),
});

export type LkcPrivacyParams = z.infer<typeof params>;

/** Adds the classes of every bad group, by one reading, to those that are gone. */
function dropBreaches(
  classes: ClassFacts,
  reading: Reading,
  p: LkcPrivacyParams,
  adds: boolean,
  gone: Uint8Array,
): void {
  const codes =
    classes.quasi?.codes ??
    fail('internal', 'models/no-quasi', 'lkc-privacy: the codes of the quasi-identifiers by class were not passed');
  const most = Math.min(p.L, codes.length);
  const bounds = {
    least: p.K,
    confidence: p.C,
    sensitive: sensitiveCodes(columnFacts(classes, p.column), p.values),
    adds,
  };
  const marked = new Uint8Array(classes.size);
  // A group by fewer quasi-identifiers is a union of groups by more: where units add, it is good when they are.
  for (let size = adds ? most : Math.min(1, most); size <= most; size++)
    for (const subset of subsets(codes.length, size))
      markBreaches(
        subset.map((q) => codes[q]),
        reading,
        bounds,
        gone,
        marked,
      );
  for (let c = 0; c < marked.length; c++) gone[c] |= marked[c];
}

/** Drops by rows, then by people, again until neither finds a bad group in what is left. */
function failing(classes: ClassFacts, p: LkcPrivacyParams, gone?: Uint8Array): Uint8Array {
  const { byRows, byPeople } = columnFacts(classes, p.column);
  const out = gone ? gone.slice() : new Uint8Array(classes.size);
  const count = () => out.reduce((sum, g) => sum + g, 0);
  for (let before = -1; before !== count(); ) {
    before = count();
    dropBreaches(classes, byRows, p, true, out);
    if (byPeople) dropBreaches(classes, byPeople, p, classes.constant === true, out);
  }
  return out;
}

function holdsIn(classes: ClassFacts, reading: Reading, p: LkcPrivacyParams, adds: boolean): boolean {
  const out = new Uint8Array(classes.size);
  dropBreaches(classes, reading, p, adds, out);
  return none(out);
}

/**
 * LKC-privacy (Mohammed, Fung, Hung, Lee 2009): whoever knows the values of up to L quasi-identifiers of a person finds
 * at least K units that share them, and among these no sensitive value has a share above C. It asks less than
 * k-anonymity where there are many quasi-identifiers and no attacker knows them all.
 *
 * A statement about the table: a group by L quasi-identifiers spans classes. The classes of all bad groups are dropped
 * at once, again until no group is bad; `failing` includes what was gone before. Groups by fewer quasi-identifiers are
 * unions of these, so where units add they are good at the end without being dropped for themselves.
 *
 * By people, units are distinct people and shares those of the people who hold a value. Where a person has rows in
 * several classes (`ClassFacts.constant` is not true), the people of a group are only bounded: at least those of its
 * largest class, and at most the sum of the holders. A class may then fail that the exact count would keep.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: coarser groups are
 * unions. Not under suppression: dropping a class takes units from the groups of others.
 *
 * Evidence: by rows recomputed; by people attested. Cost: number of subsets of L quasi-identifiers times classes.
 */
export const lkcPrivacy: PrivacyModel<LkcPrivacyParams> = Object.freeze<PrivacyModel<LkcPrivacyParams>>({
  kind: 'lkc-privacy',
  params,
  scope: 'table',
  needs: ({ column, values }) => ({ column, quasi: true, ...(values && { values }) }),
  monotone: (_: LkcPrivacyParams, context) => ({ generalise: keptByUnions(context), suppress: false }),
  failing,
  evidence(classes, p) {
    const { byRows, byPeople } = columnFacts(classes, p.column);
    const rows = holdsIn(classes, byRows, p, true);
    return claims(rows, byPeople && holdsIn(classes, byPeople, p, classes.constant === true));
  },
  leastPopulation: ({ K }) => K,
});
