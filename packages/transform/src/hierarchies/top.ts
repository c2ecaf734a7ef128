import type { HierarchyLevel } from './hierarchy.js';

/** The label that tells nothing. */
export const STAR = '*';

/** Whether a level is the single `*`, implicit or written. */
export function isStar(level: HierarchyLevel): boolean {
  return level.labels.length === 1 && level.labels[0] === STAR;
}

/** The implicit top: every value under the one label `*`. */
export function starLevel(values: number, leafCount: number): HierarchyLevel {
  return { map: new Int32Array(values), labels: [STAR], leaves: Float64Array.of(leafCount) };
}
