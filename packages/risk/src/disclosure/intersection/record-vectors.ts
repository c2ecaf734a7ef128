import type { Concept } from './concepts.js';
import { groupTuples, type Members, membersOf } from './group-tuples.js';
import { entryOf, type Item, matchContent, matchDeclared, matchNothing } from './match-records.js';
import type { ReleaseRows } from './release-rows.js';

const MATCHERS = { declared: matchDeclared, content: matchContent, alone: matchNothing } as const;

/**
 * The vectors of entries that the records of each person have over the releases of one concept. Vector 0 is absent
 * everywhere: of people without a row there. Equal sets of vectors are numbered alike; set 0 is {0}.
 */
export interface RecordVectors {
  readonly releases: readonly number[];
  /** Number of vectors. */
  readonly size: number;
  /** Per release, the entry of each vector. */
  readonly entries: readonly Int32Array[];
  /** Length: joined people. */
  readonly setOf: Int32Array;
  /** Vectors of set s, ascending: `vectors[starts[s]] .. vectors[starts[s + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly vectors: Int32Array;
  readonly sets: number;
  /** A person with one of their vectors is a holder; those of person p are `holders[p] .. holders[p + 1] - 1`. */
  readonly holders: Int32Array;
  /** Per release, the rows of each holder's records. */
  readonly rowsOfHolder: readonly Members[];
  /** Some person has more than one vector. */
  readonly several: boolean;
}

/** Rows of a person in one release. */
function itemsOf({ own, dropped, entryOf: entries, keys, droppedKeys }: ReleaseRows, person: number): Item[] {
  const items: Item[] = [];
  for (let i = own.starts[person]; i < own.starts[person + 1]; i++) {
    const row = own.members[i];
    items.push({ key: keys ? keys[row] : row, entry: entries[row], row });
  }
  if (dropped && droppedKeys)
    for (let i = dropped.starts[person]; i < dropped.starts[person + 1]; i++)
      items.push({ key: droppedKeys[dropped.members[i]], entry: 0, row: -1 });
  return items;
}

/** Rows of all records of all people, as they are found. */
function collector(size: number) {
  const records = { person: [] as number[], entries: Array.from({ length: size }, () => [] as number[]) };
  const pairs = Array.from({ length: size }, () => ({ row: [] as number[], record: [] as number[] }));
  return {
    records,
    pairs,
    begin(person: number) {
      return records.person.push(person) - 1;
    },
    entry(i: number, entry: number) {
      records.entries[i].push(entry);
    },
    row(i: number, row: number, record: number) {
      pairs[i].row.push(row);
      pairs[i].record.push(record);
    },
  };
}

/** @returns undefined where the records of somebody cannot be followed; they can over any fewer of the releases */
export function recordVectors(
  { releases, identity }: Concept,
  all: readonly ReleaseRows[],
  joined: number,
): RecordVectors | undefined {
  const chosen = releases.map((r) => all[r]);
  const found = collector(chosen.length);
  for (let person = 0; person < joined; person++) {
    if (identity === 'linked') {
      const [{ own, entryOf: entries }] = chosen;
      const [from, to] = [own.starts[person], own.starts[person + 1]];
      if (from === to) continue;
      const record = found.begin(person);
      found.entry(0, entries[own.members[from]]);
      for (let j = from; j < to; j++) found.row(0, own.members[j], record);
      continue;
    }
    const records = MATCHERS[identity](chosen.map((release) => itemsOf(release, person)));
    if (!records) return undefined;
    for (const one of records) {
      if (one.every((items) => entryOf(items) === 0)) continue;
      const record = found.begin(person);
      one.forEach((items, i) => {
        found.entry(i, entryOf(items));
        for (const { row } of items) if (row >= 0) found.row(i, row, record);
      });
    }
  }
  return gathered(releases, found, chosen, joined);
}

function gathered(
  releases: readonly number[],
  { records, pairs }: ReturnType<typeof collector>,
  chosen: readonly ReleaseRows[],
  joined: number,
): RecordVectors {
  const count = records.person.length;
  const columns = records.entries.map((entries) => Int32Array.from(entries));
  const { ids, first } = groupTuples(
    columns,
    chosen.map(({ people }) => people.length),
    count,
  );
  const entries = columns.map((column) => withAbsent(column, first));
  const setOf = new Int32Array(joined);
  const starts: number[] = [0, 1];
  const vectors: number[] = [0];
  const add = (own: readonly number[]) => {
    for (const vector of own) vectors.push(vector);
    return starts.push(vectors.length) - 2;
  };
  const single = new Int32Array(first.length + 1);
  const plural = new Map<string, number>();
  const holders = new Int32Array(joined + 1);
  const holderOf = new Int32Array(count);
  for (let person = 0, record = 0; person < joined; person++) {
    const from = record;
    let alike = true;
    for (; record < count && records.person[record] === person; record++) alike &&= ids[record] === ids[from];
    if (alike) {
      if (record > from) setOf[person] = single[ids[from] + 1] ||= add([ids[from] + 1]);
      holderOf.fill(holders[person], from, record);
      holders[person + 1] = holders[person] + 1;
      continue;
    }
    const own = [...new Set(ids.subarray(from, record))].map((id) => id + 1).sort((a, b) => a - b);
    for (let i = from; i < record; i++) holderOf[i] = holders[person] + own.indexOf(ids[i] + 1);
    holders[person + 1] = holders[person] + own.length;
    const key = own.join();
    const set = plural.get(key) ?? add(own);
    plural.set(key, set);
    setOf[person] = set;
  }
  return {
    releases,
    size: first.length + 1,
    entries,
    setOf,
    starts: Int32Array.from(starts),
    vectors: Int32Array.from(vectors),
    sets: starts.length - 1,
    holders,
    rowsOfHolder: pairs.map(({ row, record }) => {
      const { starts: begins, members } = membersOf(
        Int32Array.from(record, (n) => holderOf[n]),
        holders[joined],
      );
      return { starts: begins, members: members.map((n) => row[n]) };
    }),
    several: plural.size > 0,
  };
}

/** Entry of each vector, the one that is absent everywhere before all others. */
function withAbsent(column: Int32Array, first: ArrayLike<number>): Int32Array {
  const out = new Int32Array(first.length + 1);
  for (let v = 0; v < first.length; v++) out[v + 1] = column[first[v]];
  return out;
}
