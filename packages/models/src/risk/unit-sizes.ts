import type { ClassFacts, ModelEvidence } from '../model.js';

/** People per class where the product names a subject, else rows. A class of rows of no known person has size 0. */
export function unitSizes(classes: ClassFacts): Float64Array {
  return classes.people ?? classes.rows;
}

/** Least whole class size at which the risk of 1 / size is at most `risk` (in (0, 1]). */
export function leastSize(risk: number): number {
  let size = Math.max(1, Math.floor(1 / risk) - 1);
  // The quotients are compared, not the products: 1 / 20 is the double that is written 0.05, 20 * 0.05 need not be 1.
  while (1 / size > risk) size++;
  return size;
}

/**
 * Evidence of a claim about class sizes that holds by rows wherever it holds by people (a class has no more people than
 * rows): the holder recomputes it by rows, which is all of it without a subject; by people it is the signer's word.
 */
export function sizeEvidence(classes: ClassFacts, holds: (sizes: Float64Array) => boolean): readonly ModelEvidence[] {
  const rows = {
    unit: 'rows' as const,
    grade: 'recomputed' as const,
    strength: classes.people ? ('necessary' as const) : ('sufficient' as const),
    holds: holds(classes.rows),
  };
  if (!classes.people) return [rows];
  const people = {
    unit: 'people' as const,
    grade: 'attested' as const,
    strength: 'sufficient' as const,
    holds: holds(classes.people),
  };
  return [rows, people];
}
