import { groupTuples } from './group-tuples.js';
import { type Profiles, profilesOf } from './profiles.js';
import type { RecordVectors } from './record-vectors.js';

/** How many more (profile, vector) pairs may be looked at; counted down. */
export interface Budget {
  left: number;
}

/** The vectors of entries over some of the releases, with the people who may have each. */
export interface Vectors {
  /** The releases looked at, by number, ascending. */
  readonly over: readonly number[];
  readonly concepts: readonly RecordVectors[];
  readonly profiles: Profiles;
  readonly size: number;
  /** Per release of `over`, the entry of each vector. */
  readonly entries: readonly Int32Array[];
  /** Per concept, the vector within it. */
  readonly parts: readonly Int32Array[];
  /** Distinct people who may have the vector. Length: size. */
  readonly people: Float64Array;
  /** 1 where every entry is absent: such people are no group. Length: size. */
  readonly nowhere: Uint8Array;
  /** Calls `visit` for each vector and each profile whose people may have it. */
  readonly each: (visit: (vector: number, profile: number) => void) => void;
}

/**
 * All vectors that occur: within a concept those of a person's records, over several concepts every combination.
 * @returns undefined where they are more than the budget allows; nothing was built then
 */
export function vectorsOver(concepts: readonly RecordVectors[], joined: number, budget: Budget): Vectors | undefined {
  const profiles = profilesOf(concepts, joined);
  const { size, sets } = profiles;
  const countOf = ({ starts }: RecordVectors, set: number) => starts[set + 1] - starts[set];
  const products = new Float64Array(size).fill(1);
  let pairs = 0;
  for (let profile = 0; profile < size; profile++) {
    concepts.forEach((concept, c) => {
      products[profile] *= countOf(concept, sets[c][profile]);
    });
    pairs += products[profile];
  }
  budget.left -= pairs;
  if (budget.left < 0) return undefined;

  const columns = concepts.map(() => new Int32Array(pairs));
  const profileOf = new Int32Array(pairs);
  for (let profile = 0, from = 0; profile < size; profile++) {
    const product = products[profile];
    let stride = product;
    for (const [c, concept] of concepts.entries()) {
      const set = sets[c][profile];
      const count = countOf(concept, set);
      stride /= count;
      for (let n = 0; n < product; n++)
        columns[c][from + n] = concept.vectors[concept.starts[set] + (Math.floor(n / stride) % count)];
    }
    profileOf.fill(profile, from, from + product);
    from += product;
  }
  const { ids, first } = groupTuples(
    columns,
    concepts.map((concept) => concept.size),
    pairs,
  );
  const people = new Float64Array(first.length);
  for (let n = 0; n < pairs; n++) people[ids[n]] += profiles.people[profileOf[n]];
  const parts = columns.map((column) => Int32Array.from(first, (n) => column[n]));
  const nowhere = new Uint8Array(first.length).fill(1);
  for (const part of parts) for (let v = 0; v < nowhere.length; v++) if (part[v] !== 0) nowhere[v] = 0;
  const over = concepts.flatMap(({ releases }) => releases).sort((a, b) => a - b);
  return {
    over,
    concepts,
    profiles,
    size: first.length,
    entries: over.map((r) => {
      const c = concepts.findIndex(({ releases }) => releases.includes(r));
      const own = concepts[c].entries[concepts[c].releases.indexOf(r)];
      return parts[c].map((vector) => own[vector]);
    }),
    parts,
    people,
    nowhere,
    each(visit) {
      for (let n = 0; n < pairs; n++) visit(ids[n], profileOf[n]);
    },
  };
}
