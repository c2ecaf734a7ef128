import type { References } from '@sluice/models';
import type { PersonMap } from '../person-map.js';
import { type AtomGroups, groupFacts } from './group-facts.js';
import type { ReleaseRows } from './release-rows.js';
import type { SensitiveUse } from './sensitive-uses.js';
import { type ValueAtoms, valueAtoms } from './value-atoms.js';
import type { Vectors } from './vectors.js';

/** All views of the releases that are compared; `next` is the last one of the new release. */
export interface Comparison {
  readonly maps: readonly PersonMap[];
  readonly releases: readonly ReleaseRows[];
  readonly uses: readonly (readonly SensitiveUse[])[];
  /** Distributions over a release as a whole. */
  readonly released: (release: number) => References;
  readonly next: number;
}

export interface Judged {
  /** Groups that fail, by reason: `k`, or the kind of a model. */
  readonly failing: ReadonlyMap<string, number>;
  /** Sets of releases that have to be looked at besides: small groups passed as classes of a release not in them. */
  readonly without: readonly (readonly number[])[];
  readonly smallest: number | null;
  readonly groups: number;
}

/** Small groups must be a whole class of an earlier release, which that release had told already. */
function judgeSizes({ maps, releases, next }: Comparison, vectors: Vectors) {
  const { over, entries, people, nowhere } = vectors;
  const k = Math.max(...over.map((r) => maps[r].k));
  const without = new Map<string, readonly number[]>();
  let failing = 0;
  let groups = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let v = 0; v < vectors.size; v++) {
    if (nowhere[v]) continue;
    groups++;
    smallest = Math.min(smallest, people[v]);
    if (people[v] >= k) continue;
    const left = over.filter((r, i) => {
      const entry = entries[i][v];
      return (
        maps[r].release === maps[next].release ||
        entry === 0 ||
        releases[r].people[entry] !== people[v] ||
        people[v] < maps[r].k
      );
    });
    if (left.length === over.length) failing++;
    else without.set(left.join(), left);
  }
  return { failing, without: [...without.values()], groups, smallest: groups > 0 ? smallest : null };
}

/** The groups of those vectors that part a class of a release, people or rows, as atoms of that release. */
function partsOf({ releases }: Comparison, vectors: Vectors, i: number, c: number, atoms: ValueAtoms): AtomGroups {
  const entries = vectors.entries[i];
  const part = vectors.parts[c];
  const whole = releases[vectors.over[i]];
  const rows = new Float64Array(vectors.size);
  vectors.each((v, profile) => {
    if (entries[v] !== 0) rows[v] += atoms.rows[atoms.atomOf(profile, part[v])];
  });
  const groupOf = new Int32Array(vectors.size).fill(-1);
  const people: number[] = [];
  for (let v = 0; v < vectors.size; v++)
    if (entries[v] !== 0 && (vectors.people[v] < whole.people[entries[v]] || rows[v] < whole.rows[entries[v]]))
      groupOf[v] = people.push(vectors.people[v]) - 1;
  const starts = new Int32Array(people.length + 1);
  if (people.length === 0) return { starts, atoms: new Int32Array(0), people: new Float64Array(0) };
  vectors.each((v) => {
    if (groupOf[v] >= 0) starts[groupOf[v] + 1]++;
  });
  for (let g = 0; g < people.length; g++) starts[g + 1] += starts[g];
  const next = starts.slice(0, people.length);
  const found = new Int32Array(starts[people.length]);
  vectors.each((v, profile) => {
    if (groupOf[v] >= 0) found[next[groupOf[v]]++] = atoms.atomOf(profile, part[v]);
  });
  return { starts, atoms: found, people: Float64Array.from(people) };
}

/**
 * Judges the groups of the vectors over one set of releases: their sizes against the largest k of the set, and each
 * sensitive model of each release over the rows that gave the entry. A whole class of a release, with all its rows, keeps
 * that release's own models, which were judged when it was built.
 */
export function judgeVectors(comparison: Comparison, vectors: Vectors): Judged {
  const { maps, uses } = comparison;
  const sizes = judgeSizes(comparison, vectors);
  const failing = new Map<string, number>();
  if (sizes.failing > 0) failing.set('k', sizes.failing);
  vectors.over.forEach((r, i) => {
    if (uses[r].length === 0) return;
    const c = vectors.concepts.findIndex(({ releases }) => releases.includes(r));
    const concept = vectors.concepts[c];
    const place = concept.releases.indexOf(r);
    const atoms = valueAtoms(maps[r], concept, place, vectors.profiles, vectors.profiles.sets[c]);
    const groups = partsOf(comparison, vectors, i, c, atoms);
    if (groups.people.length === 0) return;
    const facts = groupFacts(maps[r], atoms, groups, comparison.released(r));
    const { original } = maps[r];
    const compared = original && groupFacts(maps[r], atoms, groups, original);
    for (const use of uses[r]) {
      const mask = use.model.failing(use.original && compared ? compared : facts, use.params);
      const count = mask.reduce((n, fails) => n + fails, 0);
      if (count > 0) failing.set(use.model.kind, (failing.get(use.model.kind) ?? 0) + count);
    }
  });
  return { failing, without: sizes.without, smallest: sizes.smallest, groups: sizes.groups };
}
