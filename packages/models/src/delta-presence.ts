import { z } from 'zod';
import { clearSide, ratioOf } from './exact/ratio.js';
import type { ClassFacts, ModelEvidence, PrivacyModel } from './model.js';
import { none } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';
import { populationOf, unitsOf } from './readings/units.js';

const params = z
  .strictObject({
    min: z.number().min(0).max(1).describe('least probability with which a person of the population is in the table'),
    max: z.number().min(0).max(1).describe('greatest such probability'),
    population: z
      .string()
      .min(1)
      .describe('path of a table of the population: one row a person, the quasi-identifiers by the same names'),
  })
  .refine(({ min, max }) => min <= max, { error: 'expected `min` to be at most `max`', path: ['min'] });

export type DeltaPresenceParams = z.infer<typeof params>;

/** Whether units / population lies above a limit, decided exactly. A class outside the population lies above any. */
function above(units: number, population: number, limit: number): boolean {
  if (population === 0) return units > 0;
  const side = clearSide(units / population, limit);
  if (side !== 0) return side > 0;
  const { num, den } = ratioOf(limit);
  return BigInt(units) * den > num * BigInt(population);
}

function below(units: number, population: number, limit: number): boolean {
  const side = clearSide(units / population, limit);
  if (side !== 0) return side < 0;
  const { num, den } = ratioOf(limit);
  return BigInt(units) * den < num * BigInt(population);
}

function failing(classes: ClassFacts, { min, max }: DeltaPresenceParams, gone?: Uint8Array): Uint8Array {
  const population = populationOf(classes, 'delta-presence');
  const units = unitsOf(classes);
  const out = Uint8Array.from(units, (n, c) => (above(n, population[c], max) || below(n, population[c], min) ? 1 : 0));
  // Whoever is in no released class is present with probability 0, and dropping a class puts its people there.
  const absent = (classes.populationElsewhere ?? 0) > 0 || out.includes(1) || gone?.includes(1) === true;
  return min > 0 && absent ? out.fill(1) : out;
}

/**
 * delta-presence (Nergiz, Atzori, Clifton 2007): for each person of the population, the probability of being in the
 * table lies from min to max, given the released classes and the population table (one row a person). It is the number
 * of a class's people in the table (rows, without a subject) over its number in the population. A probability equal to a
 * bound passes, decided exactly. A class whose tuple the population lacks fails.
 *
 * With min above 0 nobody of the population may be outside the released classes: dropping a class never helps, so one
 * that fails fails all of them.
 *
 * Monotone under generalisation while no class may be suppressed and people add (each keeps to one tuple, or min is 0:
 * people of a union are at most the sum, which can only lower a probability): the ratio of a union lies between those of
 * its parts. With suppression a coarser class may take in one that had been dropped. Dropping a class keeps the model
 * for the others when min is 0.
 *
 * Evidence: attested; the holder does not have the population table.
 */
export const deltaPresence: PrivacyModel<DeltaPresenceParams> = Object.freeze<PrivacyModel<DeltaPresenceParams>>({
  kind: 'delta-presence',
  params,
  scope: 'class',
  needs: ({ population }) => ({ population }),
  monotone: ({ min }, context) => ({
    generalise: keptByUnions(context) || (!context.suppresses && min === 0),
    suppress: min === 0,
  }),
  failing,
  evidence(classes, p): readonly ModelEvidence[] {
    const holds = none(failing(classes, p));
    return [{ unit: classes.people ? 'people' : 'rows', grade: 'attested', strength: 'sufficient', holds }];
  },
  leastPopulation: () => 1,
});
