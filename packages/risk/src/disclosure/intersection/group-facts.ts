import { type Classes, type ClassFacts, classFacts, type References } from '@sluice/models';
import type { ValueCounts } from '@sluice/table';
import type { PersonMap } from '../person-map.js';
import type { ValueAtoms } from './value-atoms.js';

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
