import { type PlainRelease, type PlainRow, recordNames } from './disclosure-plain.js';

/*
 * The definition of the check, in plain code on rows of text: every set of views with the last one in it, every vector,
 * every model. A linked release beside others of its concept is two views. Shares nothing with the code that it judges.
 */

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

const ABSENT = '(absent)';

/** Where a row stands in its release: its number, -1 where it was not released, and its entry. */
interface Stand {
  readonly record: string;
  readonly entry: string;
  readonly row: number;
}

/** One record of a person over the releases of a concept. */
type History = readonly (readonly Stand[])[];

function standsOf(release: PlainRelease, person: string): Stand[] {
  const { rows, dropped = [], identity } = release;
  const names = recordNames(release);
  const released = rows.flatMap(([p, entry], row) => (p === person ? [{ entry, row, record: names[row] }] : []));
  if (identity !== 'content' || released.length === 0) return released;
  return [
    ...released,
    ...dropped.filter(([p]) => p === person).map(([, record]) => ({ record, entry: ABSENT, row: -1 })),
  ];
}

const times = (stands: readonly Stand[], record: string) => stands.filter((s) => s.record === record).length;

function historiesOf(set: readonly PlainRelease[], person: string): History[] {
  if (set[0].linked) {
    const tuples = set[0].rows.filter(([p]) => p === person).map(([, tuple]) => tuple);
    const entry = tuples.sort().join('+');
    return [[set[0].rows.flatMap(([p], row) => (p === person ? [{ record: '', entry, row }] : []))]];
  }
  const stands = set.map((release) => standsOf(release, person));
  if (set.length === 1) return stands[0].map((stand) => [[stand]]);
  return distinct(stands.flat().map(({ record }) => record)).flatMap((record) => {
    const own = stands.map((all) => all.filter((s) => s.record === record));
    return Array.from({ length: Math.max(...own.map(({ length }) => length)) }, (_, n) =>
      own.map((copies) => copies.slice(n, n + 1)),
    );
  });
}

const nameOf = ({ concept = 'visits' }: PlainRelease) => concept;

/** Two releases in which records cannot be followed. */
function unlike(a: PlainRelease, b: PlainRelease): boolean {
  if (nameOf(a) === null || nameOf(b) === null) return true;
  if (nameOf(a) !== nameOf(b)) return false;
  const [one, two] = [a, b].map(({ identity = 'declared' }) => identity);
  if (one !== two || one === 'none') return true;
  if (one === 'declared') return false;
  return distinct([...a.rows, ...b.rows].flatMap(([p]) => p ?? [])).some((person) => {
    const [left, right] = [standsOf(a, person), standsOf(b, person)];
    const more = (x: Stand[], y: Stand[]) => x.some(({ record }) => times(x, record) > times(y, record));
    // Equal rows that lie in two classes of one release cannot be told apart.
    const torn = (x: Stand[]) => x.some((s) => x.some((t) => s.record === t.record && s.entry !== t.entry));
    // Rows of a linked release are followed as rows, and beside them as people.
    return (more(left, right) && more(right, left)) || torn(left) || torn(right);
  });
}

function viewsOf(set: readonly PlainRelease[]): PlainRelease[] {
  return set.flatMap((release) => {
    const beside = set.some((other) => other !== release && nameOf(other) === nameOf(release));
    return release.linked && beside ? [{ ...release, linked: false }, release] : [release];
  });
}

/** Views over which records are followed: by number in the set. */
function conceptsOf(set: readonly PlainRelease[]): number[][] {
  const names = set.map((release, i) => (release.linked ? i : nameOf(release)));
  return distinct(names).map((own) => set.flatMap((_, i) => (names[i] === own ? [i] : [])));
}

/** A vector that a person has, with the rows of its records in each release. */
interface Held {
  readonly vector: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

function heldBy(set: readonly PlainRelease[], person: string): Held[] {
  const perConcept = conceptsOf(set).map((own) => {
    const found = new Map<string, { at: number[]; vector: string[]; rows: number[][] }>();
    for (const history of historiesOf(
      own.map((i) => set[i]),
      person,
    )) {
      const vector = history.map((stands) => (stands.length > 0 ? stands[0].entry : ABSENT));
      if (vector.every((entry) => entry === ABSENT)) continue;
      const held = found.get(vector.join('|')) ?? { at: own, vector, rows: own.map(() => []) };
      history.forEach((stands, i) => {
        for (const { row } of stands) if (row >= 0) held.rows[i].push(row);
      });
      found.set(vector.join('|'), held);
    }
    const nothing = { at: own, vector: own.map(() => ABSENT), rows: own.map(() => []) };
    return found.size > 0 ? [...found.values()] : [nothing];
  });
  return choices(perConcept).map((parts) => ({
    vector: set.map((_, i) => parts.flatMap(({ at, vector }) => (at.includes(i) ? [vector[at.indexOf(i)]] : []))[0]),
    rows: set.map((_, i) => parts.flatMap(({ at, rows }) => (at.includes(i) ? rows[at.indexOf(i)] : []))),
  }));
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
function choices<T>(lists: readonly (readonly T[])[]): T[][] {
  if (lists.length === 0) return [[]];
  const rest = choices(lists.slice(1));
  return lists[0].flatMap((item) => rest.map((tail) => [item, ...tail]));
}

interface Group {
  readonly vector: readonly string[];
  readonly people: string[];
  readonly rows: number[][];
}

/** What is wrong over one set of releases, the last of them the new one. */
function faultsOver(set: readonly PlainRelease[]): { readonly reasons: Set<string>; readonly sizes: number[] } {
  const groups = new Map<string, Group>();
  for (const person of distinct(set.flatMap(({ rows }) => rows.flatMap(([p]) => p ?? []))))
    for (const { vector, rows } of heldBy(set, person)) {
      const group = groups.get(vector.join('|')) ?? { vector, people: [], rows: set.map(() => []) };
      group.people.push(person);
      rows.forEach((own, i) => {
        group.rows[i].push(...own);
      });
      groups.set(vector.join('|'), group);
    }
  const reasons = new Set<string>();
  const sizes: number[] = [];
  const k = Math.max(...set.map((release) => release.k));
  /** All rows of people that have the entry, in its release alone. */
  const classOf = (i: number, entry: string) =>
    distinct(set[i].rows.flatMap(([p]) => p ?? [])).flatMap((p) =>
      heldBy([set[i]], p).flatMap(({ vector, rows }) => (vector[0] === entry ? rows[0] : [])),
    );
  for (const { vector, people, rows } of groups.values()) {
    if (vector.every((entry) => entry === ABSENT)) continue;
    sizes.push(people.length);
    const peopleIn = (i: number) => distinct(classOf(i, vector[i]).map((row) => set[i].rows[row][0])).length;
    const old = set.some(
      (release, i) =>
        release.rows !== set[set.length - 1].rows &&
        vector[i] !== ABSENT &&
        peopleIn(i) === people.length &&
        people.length >= release.k,
    );
    if (people.length < k && !old) reasons.add('k');
    set.forEach((release, i) => {
      if (vector[i] === ABSENT || classOf(i, vector[i]).length === rows[i].length) return;
      const group = rows[i].map((row) => release.rows[row]);
      if (broken(release, group)) reasons.add('model');
    });
  }
  return { reasons, sizes };
}

export interface NaiveAnswer {
  /** `missing`: records cannot be followed. */
  readonly status: 'holds' | 'breaks' | 'missing';
  readonly smallest: number | null;
  readonly vectors: number;
  /** Whether the set of all views alone would have passed. */
  readonly fullHolds: boolean;
}

export function naiveIntersection(earlier: readonly PlainRelease[], next: PlainRelease): NaiveAnswer {
  const releases = [...earlier, next];
  if (releases.some((a, i) => releases.slice(0, i).some((b) => unlike(b, a))))
    return { status: 'missing', smallest: null, vectors: 0, fullHolds: false };
  const views = viewsOf(releases);
  const full = faultsOver(views);
  const others = views.slice(0, -1);
  let holds = full.reasons.size === 0;
  for (let mask = 0; holds && mask < 2 ** others.length; mask++)
    holds = faultsOver([...others.filter((_, i) => mask & (1 << i)), views[others.length]]).reasons.size === 0;
  return {
    status: holds ? 'holds' : 'breaks',
    smallest: full.sizes.length > 0 ? Math.min(...full.sizes) : null,
    vectors: full.sizes.length,
    fullHolds: full.reasons.size === 0,
  };
}
