import { fail } from '@sluice/errors';
import { z } from 'zod';
import { criticalSize } from './k-map/critical-size.js';
import type { ClassFacts, ModelEvidence, PrivacyModel } from './model.js';
import { none } from './readings/by-reading.js';
import { populationOf, unitsOf } from './readings/units.js';

const params = z
  .strictObject({
    k: z.int().min(2).max(1_000_000_000).describe('least number of people of the population in a class'),
    population: z
      .string()
      .min(1)
      .optional()
      .describe('path of a table of the population: one row a person, the quasi-identifiers by the same names'),
    estimator: z
      .enum(['poisson', 'zero-truncated-poisson'])
      .optional()
      .describe('without such a table: how the size of a class in the population is estimated'),
    significance: z
      .number()
      .min(1e-9)
      .max(0.5)
      .optional()
      .describe('for an estimator: accepted probability of taking a smaller class for one of k'),
    populationSize: z.int().min(2).optional().describe('for an estimator: number of people in the population'),
  })
  .superRefine(({ population, estimator, significance, populationSize }, context) => {
    const issue = (message: string, key: string) => context.addIssue({ code: 'custom', message, path: [key] });
    if ((population === undefined) === (estimator === undefined))
      issue('expected `population` or `estimator`', 'population');
    for (const [key, value] of Object.entries({ significance, populationSize }))
      if ((estimator !== undefined) !== (value !== undefined))
        issue(`expected \`${key}\` with \`estimator\`, and only there`, key);
  });

export type KMapParams = z.infer<typeof params>;

function below(sizes: Float64Array, least: number): Uint8Array {
  return Uint8Array.from(sizes, (size) => (size < least ? 1 : 0));
}

/**
 * Class size that the estimator asks for, in units of `sizes`. Their sum is the sample: people of several classes count
 * in each, which makes the sample look larger and the rule stricter.
 */
function derivedK(sizes: Float64Array, { k, estimator, significance, populationSize }: KMapParams): number {
  if (estimator === undefined || significance === undefined || populationSize === undefined)
    return fail('input', 'models/parameter', 'k-map: expected `population`, or `estimator` with its parameters');
  const sample = sizes.reduce((sum, size) => sum + size, 0);
  if (sample > populationSize)
    fail('input', 'models/population-size', 'k-map: the population is smaller than the table', {
      hint: 'set `populationSize` to the number of people from whom the table was drawn',
    });
  return sample === 0 ? k : criticalSize(k, sample / populationSize, significance, estimator);
}

function failingUnits(classes: ClassFacts, p: KMapParams, sizes: Float64Array): Uint8Array {
  return p.population === undefined ? below(sizes, derivedK(sizes, p)) : below(populationOf(classes, 'k-map'), p.k);
}

/**
 * k-map (Sweeney 2002): every class has at least k people in the population from which the table was drawn. With
 * `population`, they are counted in that table, one row a person. With `estimator` the population is not known: classes
 * need k' units of the table, k' derived from k, the sampling fraction and the significance (see `criticalSize`; El
 * Emam, Dankar 2008; Pannekoek 1999). This takes the table for a simple random sample of the population, and an attacker
 * who does not know who is in it; where either is wrong, k' protects less than k-anonymity with k' suggests.
 *
 * By people and by rows the condition on a population table is the same. With an estimator the units are people where
 * the product names a subject.
 *
 * Monotone: a union has no fewer people than its parts, in the population as in the table; k' depends on the size of
 * the whole table only, or falls when people of several classes come together. Dropping a class takes nothing from
 * another.
 *
 * Evidence: attested with a population table, which the holder does not have. With an estimator the row check is
 * recomputed from the released rows, whose number may lie below that of the table, so k' may come out smaller: the row
 * check is necessary, and what the signer saw of the whole table attested.
 */
export const kMap: PrivacyModel<KMapParams> = Object.freeze<PrivacyModel<KMapParams>>({
  kind: 'k-map',
  params,
  scope: 'class',
  needs: ({ population }) => (population === undefined ? {} : { population }),
  monotone: () => ({ generalise: true, suppress: true }),
  failing: (classes, p) => failingUnits(classes, p, unitsOf(classes)),
  evidence(classes, p): readonly ModelEvidence[] {
    const attested = {
      unit: classes.people ? ('people' as const) : ('rows' as const),
      grade: 'attested' as const,
      strength: 'sufficient' as const,
      holds: none(failingUnits(classes, p, unitsOf(classes))),
    };
    if (p.population !== undefined) return [attested];
    // A holder sees rows only. More rows than people would make k' too large, so it is capped by that of the people.
    const holds = none(below(classes.rows, derivedK(unitsOf(classes), p)));
    return [{ unit: 'rows', grade: 'recomputed', strength: 'necessary', holds }, attested];
  },
  leastPopulation: () => 1,
});
