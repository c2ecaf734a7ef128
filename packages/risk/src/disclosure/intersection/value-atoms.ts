import type { References } from '@sluice/models';
import type { ValueCounts } from '@sluice/table';
import type { PersonMap } from '../person-map.js';
import { type CountedValues, countValues } from './count-values.js';
import type { EntrySets } from './entry-sets.js';
import { membersOf } from './group-tuples.js';
import type { Profiles } from './profiles.js';

/**
 * Sensitive values of one release by atom: the rows that the people of one profile have in one entry. A group of a
 * vector is a union of atoms without common people, so counts of rows, of people and of shares add over them.
 */
export interface ValueAtoms {
  /** The atom of a profile's people in an entry that they have. */
  readonly atomOf: (profile: number, entry: number) => number;
  /** Rows of each atom. */
  readonly rows: Float64Array;
  /** Per sensitive column. */
  readonly values: readonly CountedValues[];
  /** Distributions over the release as a whole, rows of nobody included by rows. */
  readonly released: References;
}

/** Distributions over all released rows: by rows those of nobody count too. */
function released({ sensitive, personOf, people }: PersonMap): References {
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

/** @param number place of the release among those compared */
export function valueAtoms(map: PersonMap, release: EntrySets, profiles: Profiles, number: number): ValueAtoms {
  const { starts, entries, setOf, entryOf, personOf } = release;
  const sets = profiles.sets[number];
  const place = (set: number, entry: number) => {
    let i = starts[set];
    while (entries[i] !== entry) i++;
    return i - starts[set];
  };
  const begins = (of: Int32Array) => {
    const out = new Int32Array(of.length + 1);
    for (let i = 0; i < of.length; i++) out[i + 1] = out[i] + starts[of[i] + 1] - starts[of[i]];
    return out;
  };
  const atomBegins = begins(sets);
  const atoms = atomBegins[sets.length];
  const own = Int32Array.from(personOf.keys()).filter((row) => personOf[row] >= 0);
  const places = own.map((row) => place(setOf[personOf[row]], entryOf[row]));
  const atomOfRow = own.map((row, i) => atomBegins[profiles.profileOf[personOf[row]]] + places[i]);
  // A person in one of their entries is a holder, who stands in one atom: so nothing is counted over several.
  const holderBegins = begins(setOf);
  const holders = holderBegins[setOf.length];
  const holderOfRow = own.map((row, i) => holderBegins[personOf[row]] + places[i]);
  const atomOfHolder = new Int32Array(holders);
  for (let i = 0; i < own.length; i++) atomOfHolder[holderOfRow[i]] = atomOfRow[i];
  const holdersOfAtom = membersOf(atomOfHolder, atoms);
  const rowsOfHolder = membersOf(holderOfRow, holders);
  const rows = new Float64Array(atoms);
  for (const atom of atomOfRow) rows[atom]++;
  return {
    atomOf: (profile, entry) => atomBegins[profile] + place(sets[profile], entry),
    rows,
    values: map.sensitive.map(({ codes, cardinality }) => {
      const ownCodes = own.map((row) => codes[row]);
      return countValues(ownCodes, cardinality, holdersOfAtom, rowsOfHolder);
    }),
    released: released(map),
  };
}
