import type { EntrySets } from './entry-sets.js';
import { groupTuples } from './group-tuples.js';

/**
 * People whose possible entries are the same in every release: they are in the same vectors, so they are counted
 * together. Profiles part the people, however many entries each has.
 */
export interface Profiles {
  readonly size: number;
  /** Profile of each joined person. */
  readonly profileOf: Int32Array;
  /** People of each profile. */
  readonly people: Float64Array;
  /** Per release, the entry set of each profile. */
  readonly sets: readonly Int32Array[];
}

export function profilesOf(releases: readonly EntrySets[], joined: number): Profiles {
  const { ids, first } = groupTuples(
    releases.map(({ setOf }) => setOf),
    releases.map(({ sets }) => sets),
    joined,
  );
  const people = new Float64Array(first.length);
  for (const id of ids) people[id]++;
  const sets = releases.map(({ setOf }) => Int32Array.from(first, (person) => setOf[person]));
  return { size: first.length, profileOf: ids, people, sets };
}
