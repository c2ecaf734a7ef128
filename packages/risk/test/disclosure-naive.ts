import type { PlainRelease, PlainRow } from './disclosure-plain.js';

/*
 * The definition of the check, in plain code on rows of text: every set of releases with the last one in it, every
 * vector, every model. Shares nothing with the code that it judges.
 */

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Entries of each person of a release, by what an attacker can tell apart. */
function entriesOf({ rows, linked }: PlainRelease): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  for (const person of distinct(rows.map(([p]) => p))) {
    if (person === null) continue;
    const tuples = rows.filter(([p]) => p === person).map(([, tuple]) => tuple);
    entries.set(person, linked ? [tuples.sort().join('+')] : distinct(tuples));
  }
  return entries;
}

function rowsOfGroup(release: PlainRelease, entry: string, group: readonly string[]): PlainRow[] {
  return release.rows.filter(([p, tuple]) => p !== null && group.includes(p) && (release.linked || tuple === entry));
}

const share = (rows: readonly PlainRow[], value: string) => rows.filter((r) => r[2] === value).length / rows.length;
const peopleOf = (rows: readonly PlainRow[]) => distinct(rows.flatMap(([p]) => p ?? []));
const ownRows = (rows: readonly PlainRow[], person: string) => rows.filter(([p]) => p === person);
/** Share of the people who hold the value. */
const q = (rows: readonly PlainRow[], value: string) => {
  const people = peopleOf(rows);
  return people.filter((p) => share(ownRows(rows, p), value) > 0).length / people.length;
};
/** Mean of each person's own shares. */
const w = (rows: readonly PlainRow[], value: string) => {
  const people = peopleOf(rows);
  return people.reduce((sum, p) => sum + share(ownRows(rows, p), value), 0) / people.length;
};

function broken(release: PlainRelease, group: readonly PlainRow[]): boolean {
  const { l, t, noThrees } = release;
  const values = distinct(release.rows.map((r) => r[2]));
  const held = distinct(group.map((r) => r[2]));
  const close = (a: number, b: number) => a <= b + 1e-9;
  if (l !== undefined && (held.length < l || held.some((v) => !close(q(group, v), 1 / l)))) return true;
  if (noThrees && peopleOf(group).length % 3 === 0) return true;
  if (t === undefined) return false;
  const variation = (a: (v: string) => number, b: (v: string) => number) =>
    values.reduce((sum, v) => sum + Math.abs(a(v) - b(v)), 0) / 2;
  const all = release.rows.filter(([p]) => p !== null);
  return (
    !close(
      variation(
        (v) => share(group, v),
        (v) => share(release.rows, v),
      ),
      t,
    ) ||
    !close(
      variation(
        (v) => w(group, v),
        (v) => w(all, v),
      ),
      t,
    ) ||
    values.some((v) => !close(Math.abs(q(group, v) - q(all, v)), t))
  );
}

/** Every way to choose one item of each list. */
function choices(lists: readonly (readonly string[])[]): string[][] {
  if (lists.length === 0) return [[]];
  const rest = choices(lists.slice(1));
  return lists[0].flatMap((item) => rest.map((tail) => [item, ...tail]));
}

const ABSENT = '(absent)';

/** What is wrong over one set of releases, the last of them the new one. */
function faultsOver(set: readonly PlainRelease[]): { readonly reasons: Set<string>; readonly sizes: number[] } {
  const entries = set.map(entriesOf);
  const groups = new Map<string, { vector: string[]; people: string[] }>();
  for (const person of distinct(entries.flatMap((e) => [...e.keys()])))
    for (const vector of choices(entries.map((e) => e.get(person) ?? [ABSENT]))) {
      const group = groups.get(vector.join('|')) ?? { vector, people: [] };
      group.people.push(person);
      groups.set(vector.join('|'), group);
    }
  const reasons = new Set<string>();
  const sizes: number[] = [];
  const k = Math.max(...set.map((release) => release.k));
  for (const { vector, people } of groups.values()) {
    if (vector.every((entry) => entry === ABSENT)) continue;
    sizes.push(people.length);
    const whole = (i: number) => {
      const holders = [...entries[i]].filter(([, own]) => own.includes(vector[i])).map(([p]) => p);
      return vector[i] !== ABSENT && holders.length === people.length;
    };
    const old = set.some((release, i) => i < set.length - 1 && whole(i) && people.length >= release.k);
    if (people.length < k && !old) reasons.add('k');
    set.forEach((release, i) => {
      if (vector[i] === ABSENT || whole(i)) return;
      if (broken(release, rowsOfGroup(release, vector[i], people))) reasons.add('model');
    });
  }
  return { reasons, sizes };
}

export interface NaiveAnswer {
  readonly holds: boolean;
  readonly smallest: number | null;
  readonly vectors: number;
  /** Whether the set of all releases alone would have passed. */
  readonly fullHolds: boolean;
}

export function naiveIntersection(earlier: readonly PlainRelease[], next: PlainRelease): NaiveAnswer {
  const full = faultsOver([...earlier, next]);
  let holds = full.reasons.size === 0;
  for (let mask = 0; mask < 2 ** earlier.length; mask++)
    holds &&= faultsOver([...earlier.filter((_, i) => mask & (1 << i)), next]).reasons.size === 0;
  return {
    holds,
    smallest: full.sizes.length > 0 ? Math.min(...full.sizes) : null,
    vectors: full.sizes.length,
    fullHolds: full.reasons.size === 0,
  };
}
