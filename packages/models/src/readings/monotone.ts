import type { SearchContext } from '../model.js';

/**
 * Generalisation keeps a condition that holds on a union of disjoint classes whenever it holds on each of them. That
 * needs two things. No class may be suppressed: else a coarser class may take in one that failed and had been dropped.
 * And units must add: a person with rows in two classes counts once in their union, which can raise a share.
 */
export function keptByUnions({ unit, suppresses, constant }: SearchContext): boolean {
  return !suppresses && (unit === 'rows' || constant === true);
}
