import { z } from 'zod';
import { clearSide, ratioOf } from './exact/ratio.js';
import type { PrivacyModel, Reading } from './model.js';
import { attestedIfOriginal, type ClassTest, evidenceByReading, failingByReading } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z.strictObject({
  column: z.string().min(1).describe('sensitive column'),
  beta: z.number().positive().describe('most that the share of a value in a class may exceed its share in the table'),
  variant: z
    .enum(['basic', 'enhanced'])
    .default('enhanced')
    .describe(
      '`enhanced` also bounds the gain by -ln of the share in the table, so that frequent values are protected',
    ),
  reference: z
    .enum(['released', 'original'])
    .default('released')
    .describe('the table that classes are compared with: the rows that are released, or all rows'),
});

export type BetaLikenessParams = z.infer<typeof params>;

function likenessTest({ byClass, units, reference }: Reading, { beta, variant }: BetaLikenessParams): ClassTest {
  const { starts, values, counts } = byClass;
  const { counts: whole, units: total } = reference;
  const bounds = whole.map((count) =>
    variant === 'enhanced' ? Math.min(beta, Math.max(0, -Math.log(count / total))) : beta,
  );
  const { num, den } = ratioOf(beta);

  /** (count / n - whole / total) / (whole / total) <= bound; a value that the reference lacks gains without bound. */
  function like(count: number, n: number, value: number): boolean {
    const bound = bounds[value];
    const side = clearSide((count / n) * (total / whole[value]) - 1, bound);
    if (side !== 0) return side < 0;
    const left = BigInt(count) * BigInt(total);
    const right = BigInt(whole[value]) * BigInt(n);
    // A logarithm is rational only for the share 1, so it never ties; what is as near as this counts as within.
    if (bound !== beta) return bound > 0 || left <= right;
    return left * den <= right * (num + den);
  }

  return (c) => {
    for (let i = starts[c]; i < starts[c + 1]; i++) if (!like(counts[i], units[c], values[i])) return false;
    return true;
  };
}

function tests(p: BetaLikenessParams) {
  const test = (reading: Reading) => likenessTest(reading, p);
  return { byRows: test, byPeople: test };
}

/**
 * beta-likeness (Cao, Karras 2012): in every class, no value of the sensitive column gains more than beta relative to
 * the reference table: (share in the class - share in the table) / share in the table <= beta (`basic`), or <=
 * min(beta, -ln share in the table) (`enhanced`). Values that lose are not bounded. A missing value is a value.
 *
 * By people the shares are those of the people who hold a value. A gain equal to beta passes, decided exactly.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: the share of a
 * union lies between those of its parts, and the bound depends on the table alone. With suppression a coarser class may
 * take in one that had been dropped; with people of several tuples the holders of a value may add up in a union.
 * Dropping a class keeps the model for the others when `reference` is `original` only.
 *
 * Evidence: by rows recomputed against the released table, attested against the original; by people attested.
 */
export const betaLikeness: PrivacyModel<BetaLikenessParams> = Object.freeze<PrivacyModel<BetaLikenessParams>>({
  kind: 'beta-likeness',
  params,
  scope: 'class',
  needs: ({ column, reference }) => ({ column, reference }),
  monotone: ({ reference }, context) => ({ generalise: keptByUnions(context), suppress: reference === 'original' }),
  failing: (classes, p) => failingByReading(classes, p.column, tests(p)),
  evidence: (classes, p) => attestedIfOriginal(evidenceByReading(classes, p.column, tests(p)), p.reference),
  leastPopulation: () => 1,
});
