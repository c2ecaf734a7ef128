import { z } from 'zod';
import type { ClassFacts, ModelEvidence, PrivacyModel } from './model.js';

export interface KAnonymityParams {
  readonly k: number;
}

function below(sizes: Float64Array, k: number): Uint8Array {
  const failing = new Uint8Array(sizes.length);
  for (let c = 0; c < sizes.length; c++) failing[c] = sizes[c] < k ? 1 : 0;
  return failing;
}

const none = (mask: Uint8Array) => !mask.includes(1);

/**
 * k-anonymity (Samarati 2001; Sweeney 2002): every equivalence class holds at least k units. The unit is a person where
 * the product names a subject, else a row; a class of k rows of one person protects nobody.
 *
 * Monotone: a coarser class is a union of finer ones, so it has no fewer rows and no fewer distinct people; dropping a
 * whole class takes nothing from another class.
 */
export const kAnonymity: PrivacyModel<KAnonymityParams> = Object.freeze({
  kind: 'k-anonymity',
  params: z.strictObject({
    k: z.int().min(2).max(1_000_000_000).describe('least number of people (rows, without a subject) in a class'),
  }),
  scope: 'class' as const,
  needs: () => ({}),
  monotone: () => ({ generalise: true, suppress: true }),
  failing: (classes: ClassFacts, { k }: KAnonymityParams) => below(classes.people ?? classes.rows, k),
  evidence(classes: ClassFacts, { k }: KAnonymityParams): readonly ModelEvidence[] {
    const rows = {
      unit: 'rows' as const,
      grade: 'recomputed' as const,
      strength: classes.people ? ('necessary' as const) : ('sufficient' as const),
      holds: none(below(classes.rows, k)),
    };
    if (!classes.people) return [rows];
    // The holder has no subject column, so the count of people is the signer's word; k rows a class must hold anyway.
    const people = {
      unit: 'people' as const,
      grade: 'attested' as const,
      strength: 'sufficient' as const,
      holds: none(below(classes.people, k)),
    };
    return [rows, people];
  },
  leastPopulation: ({ k }: KAnonymityParams) => k,
});
