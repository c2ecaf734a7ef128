import { z } from 'zod';
import { clearSide } from './exact/ratio.js';
import type { PrivacyModel, Reading } from './model.js';
import { attestedIfOriginal, type ClassTest, evidenceByReading, failingByReading } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';

const params = z.strictObject({
  column: z.string().min(1).describe('sensitive column'),
  delta: z
    .number()
    .positive()
    .max(1000)
    .describe('bound on the log2 of a share in a class over the share in the table'),
  reference: z
    .enum(['released', 'original'])
    .default('released')
    .describe('the table that classes are compared with: the rows that are released, or all rows'),
  absent: z
    .enum(['fail', 'ignore'])
    .default('fail')
    .describe('what becomes of a class without some value of the table: by the definition it fails'),
});

export type DeltaDisclosureParams = z.infer<typeof params>;

function disclosureTest({ byClass, units, reference }: Reading, { delta, absent }: DeltaDisclosureParams): ClassTest {
  const { starts, values, counts } = byClass;
  const { counts: whole, units: total } = reference;
  const factor = 2 ** delta;
  const domain = whole.reduce((n, count) => n + (count > 0 ? 1 : 0), 0);

  /** a / b < 2^delta. Strict: where rounding could decide and 2^delta is no whole number, it fails. */
  function below(a1: number, a2: number, b1: number, b2: number): boolean {
    const side = clearSide((a1 / b1) * (a2 / b2), factor);
    if (side !== 0) return side < 0;
    return Number.isInteger(delta) && BigInt(a1) * BigInt(a2) < (BigInt(b1) * BigInt(b2)) << BigInt(delta);
  }

  return (c) => {
    if (absent === 'fail' && starts[c + 1] - starts[c] < domain) return false;
    for (let i = starts[c]; i < starts[c + 1]; i++) {
      const count = whole[values[i]];
      if (!(count > 0)) return false;
      if (!below(counts[i], total, units[c], count) || !below(units[c], count, counts[i], total)) return false;
    }
    return true;
  };
}

function tests(p: DeltaDisclosureParams) {
  const test = (reading: Reading) => disclosureTest(reading, p);
  return { byRows: test, byPeople: test };
}

/**
 * delta-disclosure privacy (Brickell, Shmatikov 2008): for every class and every value of the sensitive column,
 * |log2(share in the class / share in the reference table)| < delta. A missing value is a value. A value of the
 * reference that a class lacks has the logarithm of 0, so the class fails; `absent: ignore` looks at present values
 * only, as ARX does, and so lets a class rule values out.
 *
 * By people the shares are those of the people who hold a value. The inequality is strict and exact for a whole delta;
 * for another delta, shares within 1e-9 of the bound fail.
 *
 * Monotone under generalisation while no class may be suppressed, each person keeps to one tuple, and absent values
 * fail: the share of a union lies between those of its parts. With `absent: ignore` a union can dilute a value that one
 * part alone holds below the bound. With suppression a coarser class may take in one that had been dropped. Dropping a
 * class keeps the model for the others when `reference` is `original` only.
 *
 * Evidence: by rows recomputed against the released table, attested against the original; by people attested.
 */
export const deltaDisclosure: PrivacyModel<DeltaDisclosureParams> = Object.freeze<PrivacyModel<DeltaDisclosureParams>>({
  kind: 'delta-disclosure',
  params,
  scope: 'class',
  needs: ({ column, reference }) => ({ column, reference }),
  monotone: ({ reference, absent }, context) => ({
    generalise: absent === 'fail' && keptByUnions(context),
    suppress: reference === 'original',
  }),
  failing: (classes, p) => failingByReading(classes, p.column, tests(p)),
  evidence: (classes, p) => attestedIfOriginal(evidenceByReading(classes, p.column, tests(p)), p.reference),
  leastPopulation: () => 1,
});
