import { type Classes, type ClassFacts, classFacts, type References, referencesOf } from '@sluice/models';
import { listValues, type ValueCounts, valueCounts } from '@sluice/table';
import type { PersonMap } from '../person-map.js';
import type { EntrySets } from './entry-sets.js';
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
  readonly values: readonly { readonly byRows: ValueCounts; readonly byPeople: ValueCounts }[];
  /** Distributions over the release as a whole, rows of nobody included by rows. */
  readonly released: References;
}

function released({ sensitive, personOf, people }: PersonMap): References {
  const rows = personOf.length;
  const one = new Int32Array(rows);
  const subjects = { ids: personOf, count: people };
  const whole: Classes = {
    size: 1,
    rows: Float64Array.of(rows),
    people: { count: people, constant: Float64Array.of(people), starts: Int32Array.of(0), classes: new Int32Array(0) },
    values: sensitive.map(({ codes, cardinality }) => ({
      byRows: listValues(codes, cardinality, one, 1),
      byPeople: listValues(codes, cardinality, one, 1, subjects),
    })),
  };
  return referencesOf(whole);
}

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
  // One person in one entry counts once, and stands in one atom: so nothing is counted over several.
  const pairBegins = begins(setOf);
  const atoms = atomBegins[sets.length];
  const own = Int32Array.from(personOf.keys()).filter((row) => personOf[row] >= 0);
  const places = own.map((row) => place(setOf[personOf[row]], entryOf[row]));
  const atomOfRow = own.map((row, i) => atomBegins[profiles.profileOf[personOf[row]]] + places[i]);
  const pairs = {
    ids: own.map((row, i) => pairBegins[personOf[row]] + places[i]),
    count: pairBegins[setOf.length],
  };
  const rows = new Float64Array(atoms);
  for (const atom of atomOfRow) rows[atom]++;
  return {
    atomOf: (profile, entry) => atomBegins[profile] + place(sets[profile], entry),
    rows,
    values: map.sensitive.map(({ codes, cardinality }) => {
      const ownCodes = own.map((row) => codes[row]);
      return {
        byRows: valueCounts(listValues(ownCodes, cardinality, atomOfRow, atoms), atoms),
        byPeople: valueCounts(listValues(ownCodes, cardinality, atomOfRow, atoms, pairs), atoms),
      };
    }),
    released: released(map),
  };
}

/** Atoms of each group, sparse: `atoms[starts[g]] .. atoms[starts[g + 1] - 1]`. */
export interface AtomGroups {
  readonly starts: Int32Array;
  readonly atoms: Int32Array;
  /** Distinct people of each group. */
  readonly people: Float64Array;
}

function addUp({ starts, atoms }: AtomGroups, counts: ValueCounts, cardinality: number): ValueCounts {
  const slotOf = new Int32Array(cardinality).fill(-1);
  const ends = new Int32Array(starts.length);
  const values: number[] = [];
  const sums: number[] = [];
  const weights: number[] = [];
  for (let g = 0; g + 1 < starts.length; g++) {
    for (let j = starts[g]; j < starts[g + 1]; j++)
      for (let i = counts.starts[atoms[j]]; i < counts.starts[atoms[j] + 1]; i++) {
        const value = counts.values[i];
        let slot = slotOf[value];
        if (slot < ends[g]) {
          slot = values.push(value) - 1;
          slotOf[value] = slot;
          sums.push(0);
          weights.push(0);
        }
        sums[slot] += counts.counts[i];
        weights[slot] += counts.weights?.[i] ?? 0;
      }
    ends[g + 1] = values.length;
  }
  return {
    starts: ends,
    values: Int32Array.from(values),
    counts: Float64Array.from(sums),
    ...(counts.weights && { weights: Float64Array.from(weights) }),
  };
}

/**
 * Groups of atoms as models see classes.
 * @param references what the models compare with: the release's own distribution, or that of its source
 */
export function groupFacts(
  { sensitive }: PersonMap,
  { rows, values }: ValueAtoms,
  groups: AtomGroups,
  references: References,
): ClassFacts {
  const { starts, atoms, people } = groups;
  const size = people.length;
  const rowsOf = new Float64Array(size);
  for (let g = 0; g < size; g++) for (let j = starts[g]; j < starts[g + 1]; j++) rowsOf[g] += rows[atoms[j]];
  const classes: Classes = {
    size,
    rows: rowsOf,
    // A person with several entries is in several groups, and counts in full in each.
    people: {
      count: people.reduce((a, b) => a + b, 0),
      constant: people,
      starts: Int32Array.of(0),
      classes: new Int32Array(0),
    },
    values: values.map(({ byRows, byPeople }, i) => {
      const { cardinality } = sensitive[i];
      return {
        byRows: { cardinality, settled: addUp(groups, byRows, cardinality) },
        byPeople: { cardinality, settled: addUp(groups, byPeople, cardinality) },
      };
    }),
    // A vector is known whole: for a model over subsets of quasi-identifiers it is the one that there is.
    quasi: { names: ['vector'], codes: [Int32Array.from({ length: size }, (_, g) => g)] },
  };
  return classFacts(classes, sensitive, references);
}
