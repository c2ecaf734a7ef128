import { fail } from '@sluice/errors';
import { z } from 'zod';
import { entropyDiverse, entropyDiverseByWeight } from './l-diversity/entropy.js';
import { grassbergerDiverse } from './l-diversity/grassberger.js';
import { recursiveDiverse, recursiveDiverseByWeight } from './l-diversity/recursive.js';
import type { Spread } from './l-diversity/spread.js';
import type { PrivacyModel, Reading } from './model.js';
import { evidenceByReading, failingByReading, type ReadingTests } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z
  .strictObject({
    column: z.string().min(1).describe('sensitive column'),
    l: z.int().min(2).max(1_000_000).describe('how many well-represented values a class needs'),
    variant: z
      .enum(['distinct', 'entropy', 'grassberger', 'recursive'])
      .default('distinct')
      .describe('what well-represented means'),
    c: z
      .number()
      .positive()
      .optional()
      .describe('for `recursive`: the most frequent value stays below c times the tail'),
  })
  .refine(({ variant, c }) => (variant === 'recursive') === (c !== undefined), {
    error: 'expected `c` with `variant: recursive`, and only there',
    path: ['c'],
  });

export type LDiversityParams = z.infer<typeof params>;

function spreadOf({ byClass, units }: Reading, c: number, amounts: Float64Array): Spread {
  return { amounts, from: byClass.starts[c], to: byClass.starts[c + 1], total: units[c] };
}

/** No value is held by more than one in l of a class's people: whoever is known to be in it stays in doubt. */
function noneAbove({ byClass: { starts, counts }, units }: Reading, c: number, l: number): boolean {
  for (let i = starts[c]; i < starts[c + 1]; i++) if (counts[i] * l > units[c]) return false;
  return true;
}

function tests({ l, variant, c: ratio }: LDiversityParams): ReadingTests {
  // The schema asks for it; a program may call without the schema.
  const c =
    ratio ?? (variant === 'recursive' ? fail('input', 'models/parameter', 'recursive l-diversity needs `c`') : 0);
  const diverse: Record<LDiversityParams['variant'], readonly [(s: Spread) => boolean, (s: Spread) => boolean]> = {
    distinct: [(s) => s.to - s.from >= l, (s) => s.to - s.from >= l],
    entropy: [(s) => entropyDiverse(s, l), (s) => entropyDiverseByWeight(s, l)],
    // Weights are no counts of a sample, so there is no bias to correct: Shannon's entropy, which asks for more.
    grassberger: [(s) => grassbergerDiverse(s, l), (s) => entropyDiverseByWeight(s, l)],
    recursive: [(s) => recursiveDiverse(s, l, c), (s) => recursiveDiverseByWeight(s, l, c)],
  };
  const [byCount, byWeight] = diverse[variant];
  return {
    byRows: (reading) => (k) => byCount(spreadOf(reading, k, reading.byClass.counts)),
    byPeople: (reading) => (k) =>
      noneAbove(reading, k, l) && byWeight(spreadOf(reading, k, reading.byClass.weights ?? reading.byClass.counts)),
  };
}

/**
 * l-diversity (Machanavajjhala, Kifer, Gehrke, Venkitasubramaniam 2007): every class holds l well-represented values of
 * the sensitive column. A missing value is a value. With p the shares of a class's rows:
 *
 * - `distinct`: at least l values;
 * - `entropy`: -sum p ln p >= ln l;
 * - `grassberger`: at least l values, and Grassberger's estimate of the entropy >= ln l (Stammler, Katzenbeisser,
 *   Hamacher 2016). It accepts small classes that `entropy` refuses;
 * - `recursive`: r1 < c (rl + ... + rm), r the counts from the largest.
 *
 * By people, every variant asks that each value is held by at most one in l of the class's people; the entropy or
 * recursive form holds besides on w, the mean of each person's own shares (`grassberger`: Shannon's entropy of w).
 *
 * Monotone under generalisation:
 * - `distinct` by rows: always. A union has every value of its parts.
 * - `entropy`, `recursive`, and `distinct` by people: while no class may be suppressed and each person keeps to one
 *   tuple. Entropy is concave; c (total - the l-1 largest) - r1 is superadditive, because sums of largest counts are
 *   subadditive; a share of a union lies between those of its parts. With suppression a coarser class may take in a
 *   uniform one that had been dropped; with people of several tuples, the union of two halves may know them all.
 * - `grassberger`: never. The correction falls as a class grows, so two good classes can form a bad one.
 *
 * Dropping a class takes nothing from another. Evidence: by rows recomputed; by people attested.
 */
export const lDiversity: PrivacyModel<LDiversityParams> = Object.freeze<PrivacyModel<LDiversityParams>>({
  kind: 'l-diversity',
  params,
  scope: 'class',
  needs: ({ column }) => ({ column }),
  monotone({ variant }, context) {
    const always = variant === 'distinct' && context.unit === 'rows';
    return { generalise: always || (variant !== 'grassberger' && keptByUnions(context)), suppress: true };
  },
  failing: (classes, p) => failingByReading(classes, p.column, tests(p)),
  evidence: (classes, p) => evidenceByReading(classes, p.column, tests(p)),
  // No value is held by more than one in l.
  leastPopulation: ({ l }) => l,
});
