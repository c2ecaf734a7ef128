import { groupTuples } from './group-tuples.js';
import type { RecordVectors } from './record-vectors.js';

/**
 * People whose possible vectors are the same in every concept: they are in the same groups, so they are counted
 * together. Profiles part the people, however many records each has.
 */
export interface Profiles {
  readonly size: number;
  /** Profile of each joined person. */
  readonly profileOf: Int32Array;
  /** People of each profile. */
  readonly people: Float64Array;
  /** Per concept, the set of vectors of each profile. */
  readonly sets: readonly Int32Array[];
}

export function profilesOf(concepts: readonly RecordVectors[], joined: number): Profiles {
  const { ids, first } = groupTuples(
    concepts.map(({ setOf }) => setOf),
    concepts.map(({ sets }) => sets),
    joined,
  );
  const people = new Float64Array(first.length);
  for (const id of ids) people[id]++;
  const sets = concepts.map(({ setOf }) => Int32Array.from(first, (person) => setOf[person]));
  return { size: first.length, profileOf: ids, people, sets };
}
