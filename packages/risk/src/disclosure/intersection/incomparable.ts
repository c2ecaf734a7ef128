import type { PersonMap } from '../person-map.js';

/**
 * Why maps cannot be compared.
 *
 * - `no-person-map`: one is not there, is under another key, or names no people.
 * - `concepts`: concepts are unknown, or overlap without being equal: the same record may stand in both.
 * - `subject`: in one concept, another column says who a person is.
 * - `linked`: rows are linked, and nothing tells them apart, so that a record could be followed into them.
 * - `records`: records cannot be followed: told by other keys, or by their content where rows were changed.
 */
export type Incomparable = 'no-person-map' | 'concepts' | 'subject' | 'linked' | 'records';

/** The reason, and the releases with which it came up. */
export interface Refused {
  readonly reason: Incomparable;
  readonly releases: readonly string[];
}

function faultOf(a: PersonMap, b: PersonMap): Incomparable | undefined {
  const shared = a.concepts.filter((concept) => b.concepts.includes(concept)).length;
  const known = a.concepts.length > 0 && b.concepts.length > 0;
  if (known && shared === 0) return undefined;
  if (!known || shared < a.concepts.length || shared < b.concepts.length) return 'concepts';
  if (a.subject !== b.subject) return 'subject';
  if (!a.records || !b.records) return a.linked || b.linked ? 'linked' : 'records';
  return JSON.stringify(a.records.key) === JSON.stringify(b.records.key) ? undefined : 'records';
}

/** The first two maps that cannot be compared, by what they say of themselves; undefined where all can be. */
export function incomparable(maps: readonly PersonMap[]): Refused | undefined {
  for (const [i, a] of maps.entries())
    for (const b of maps.slice(i + 1)) {
      const reason = faultOf(a, b);
      if (reason) return { reason, releases: [a.release, b.release] };
    }
  return undefined;
}
