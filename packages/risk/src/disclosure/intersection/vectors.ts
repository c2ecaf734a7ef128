import type { EntrySets } from './entry-sets.js';
import { groupTuples, membersOf } from './group-tuples.js';
import type { Profiles } from './profiles.js';

/** How many more (profile, vector) pairs may be looked at; counted down. */
export interface Budget {
  left: number;
}

/** The vectors of entries over some of the releases, with the people who may have each. */
export interface Vectors {
  /** The releases looked at, by number, ascending. */
  readonly over: readonly number[];
  readonly size: number;
  /** Per release of `over`, the entry of each vector. */
  readonly entries: readonly Int32Array[];
  /** Distinct people who may have the vector. Length: size. */
  readonly people: Float64Array;
  /** 1 where every entry is absent: such people are no group. Length: size. */
  readonly nowhere: Uint8Array;
  /** Calls `visit` for each vector and each profile whose people may have it. */
  readonly each: (visit: (vector: number, profile: number) => void) => void;
}

/**
 * All vectors that occur over the given releases: for each profile the product of its entries there.
 * @returns undefined where they are more than the budget allows; nothing was built then
 */
export function vectorsOver(
  profiles: Profiles,
  releases: readonly EntrySets[],
  over: readonly number[],
  budget: Budget,
): Vectors | undefined {
  const chosen = over.map((r) => releases[r]);
  // Profiles that differ only in releases left out are one.
  const merged = groupTuples(
    over.map((r) => profiles.sets[r]),
    chosen.map(({ sets }) => sets),
    profiles.size,
  );
  const size = merged.first.length;
  const sizesOf = chosen.map(({ starts }, i) =>
    Int32Array.from(merged.first, (profile) => {
      const set = profiles.sets[over[i]][profile];
      return starts[set + 1] - starts[set];
    }),
  );
  let pairs = 0;
  for (let m = 0; m < size; m++) {
    let product = 1;
    for (const sizes of sizesOf) product *= sizes[m];
    pairs += product;
  }
  budget.left -= pairs;
  if (budget.left < 0) return undefined;

  const columns = over.map(() => new Int32Array(pairs));
  const mergedOf = new Int32Array(pairs);
  for (let m = 0, from = 0; m < size; m++) {
    let product = 1;
    for (const sizes of sizesOf) product *= sizes[m];
    let stride = product;
    chosen.forEach(({ starts, entries }, i) => {
      const count = sizesOf[i][m];
      const begin = starts[profiles.sets[over[i]][merged.first[m]]];
      stride /= count;
      for (let n = 0; n < product; n++) columns[i][from + n] = entries[begin + (Math.floor(n / stride) % count)];
    });
    mergedOf.fill(m, from, from + product);
    from += product;
  }
  const { ids, first } = groupTuples(
    columns,
    chosen.map(({ people }) => people.length),
    pairs,
  );

  const mergedPeople = new Float64Array(size);
  for (let profile = 0; profile < profiles.size; profile++)
    mergedPeople[merged.ids[profile]] += profiles.people[profile];
  const people = new Float64Array(first.length);
  for (let n = 0; n < pairs; n++) people[ids[n]] += mergedPeople[mergedOf[n]];
  const entries = columns.map((column) => Int32Array.from(first, (n) => column[n]));
  const nowhere = new Uint8Array(first.length).fill(1);
  for (const column of entries) for (let v = 0; v < nowhere.length; v++) if (column[v] !== 0) nowhere[v] = 0;

  return {
    over,
    size: first.length,
    entries,
    people,
    nowhere,
    each(visit) {
      const { starts, members } = membersOf(merged.ids, size);
      for (let n = 0; n < pairs; n++)
        for (let j = starts[mergedOf[n]]; j < starts[mergedOf[n] + 1]; j++) visit(ids[n], members[j]);
    },
  };
}
