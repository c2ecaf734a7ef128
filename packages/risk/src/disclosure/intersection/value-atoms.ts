import type { References } from '@sluice/models';
import type { ValueCounts } from '@sluice/table';
import type { PersonMap } from '../person-map.js';
import { type CountedValues, countValues } from './count-values.js';
import { membersOf } from './group-tuples.js';
import type { Profiles } from './profiles.js';
import type { RecordVectors } from './record-vectors.js';

/**
 * Sensitive values of one release by atom: the rows of the records with which the people of one profile have a vector.
 * A group is a union of atoms without common people, so counts of rows, of people and of shares add over them.
 */
export interface ValueAtoms {
  /** The atom of a profile's people with a vector that they have. */
  readonly atomOf: (profile: number, vector: number) => number;
  /** Rows of each atom. */
  readonly rows: Float64Array;
  /** Per sensitive column. */
  readonly values: readonly CountedValues[];
}

/** Distributions over all released rows: by rows those of nobody count too. */
export function releasedOf({ sensitive, personOf, people }: PersonMap): References {
  const everyone = { starts: Int32Array.of(0, people), members: Int32Array.from({ length: people }, (_, p) => p) };
  const { starts, members } = membersOf(
    personOf.map((p) => (p < 0 ? people : p)),
    people + 1,
  );
  const dense = (counts: ValueCounts, amounts: Float64Array, cardinality: number) => {
    const out = new Float64Array(cardinality);
    counts.values.forEach((value, i) => {
      out[value] = amounts[i];
    });
    return out;
  };
  const byRows: References['byRows'][number][] = [];
  const byPeople: References['byPeople'][number][] = [];
  for (const { codes, cardinality } of sensitive) {
    const all = new Float64Array(cardinality);
    for (const code of codes) all[code]++;
    byRows.push({ counts: all, units: codes.length });
    const held = countValues(codes, cardinality, everyone, { starts, members }).byPeople;
    const [counts, weights] = [held.counts, held.weights ?? held.counts].map((of) => dense(held, of, cardinality));
    byPeople.push({ counts, weights, units: people });
  }
  return { byRows, byPeople };
}

/**
 * @param concept that of the release, which is at `place` in it; `sets` its set of vectors for each profile
 */
export function valueAtoms(
  map: PersonMap,
  concept: RecordVectors,
  place: number,
  { profileOf }: Profiles,
  sets: Int32Array,
): ValueAtoms {
  const { starts, vectors, setOf, holders } = concept;
  const rowsOfHolder = concept.rowsOfHolder[place];
  const begins = new Int32Array(sets.length + 1);
  for (let i = 0; i < sets.length; i++) begins[i + 1] = begins[i] + starts[sets[i] + 1] - starts[sets[i]];
  const atoms = begins[sets.length];
  // A person with one of their vectors is a holder, who stands in one atom: so nothing is counted over several.
  const atomOfHolder = new Int32Array(holders[setOf.length]);
  for (let p = 0; p < setOf.length; p++)
    for (let h = holders[p]; h < holders[p + 1]; h++) atomOfHolder[h] = begins[profileOf[p]] + h - holders[p];
  const holdersOfAtom = membersOf(atomOfHolder, atoms);
  const rows = new Float64Array(atoms);
  for (let h = 0; h < atomOfHolder.length; h++)
    rows[atomOfHolder[h]] += rowsOfHolder.starts[h + 1] - rowsOfHolder.starts[h];
  return {
    atomOf(profile, vector) {
      let i = starts[sets[profile]];
      while (vectors[i] !== vector) i++;
      return begins[profile] + i - starts[sets[profile]];
    },
    rows,
    values: map.sensitive.map(({ codes, cardinality }) => countValues(codes, cardinality, holdersOfAtom, rowsOfHolder)),
  };
}
