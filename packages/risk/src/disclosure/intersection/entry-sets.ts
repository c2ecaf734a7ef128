import { linkedClasses } from '@sluice/models';
import type { PersonMap } from '../person-map.js';
import { membersOf } from './group-tuples.js';

/**
 * What each person may be in one release. An entry is 0 for absent, else 1 more than a class; where rows are linked, 1
 * more than a group of people with equal multisets of classes, of which each person has one. Equal sets are numbered
 * alike; set 0 is that of the absent.
 */
export interface EntrySets {
  /** Length: joined people. */
  readonly setOf: Int32Array;
  /** Entries of set s, ascending: `entries[starts[s]] .. entries[starts[s + 1] - 1]`; at least one. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly sets: number;
  /** Distinct people who may have the entry. Length: entries, absent included. */
  readonly people: Float64Array;
  /** Some person has more than one possible entry. */
  readonly several: boolean;
  /** Entry of each row, 0 for a row of nobody. */
  readonly entryOf: Int32Array;
  /** Joined number of the person of each row, -1 for nobody. */
  readonly personOf: Int32Array;
}

function entriesOfRows({ linked, personOf, classOf, people }: PersonMap): Int32Array {
  const groups = linked ? linkedClasses(classOf, { ids: personOf, count: people }).groupOf : classOf;
  return groups.map((group, row) => (personOf[row] < 0 ? 0 : group + 1));
}

/** @param numberOf joined number of each person of the map; `joined` people in all */
export function entrySets(map: PersonMap, numberOf: Int32Array, joined: number): EntrySets {
  const entryOf = entriesOfRows(map);
  const size = entryOf.reduce((most, entry) => Math.max(most, entry), 0) + 1;
  const { starts: begins, members } = membersOf(
    map.personOf.map((p) => (p < 0 ? map.people : p)),
    map.people + 1,
  );
  const setOf = new Int32Array(joined);
  const people = new Float64Array(size);
  const starts: number[] = [0, 1];
  const entries: number[] = [0];
  const single = new Int32Array(size);
  const plural = new Map<string, number>();
  const add = (own: readonly number[]) => {
    for (const entry of own) entries.push(entry);
    return starts.push(entries.length) - 2;
  };
  for (let p = 0; p < map.people; p++) {
    const first = entryOf[members[begins[p]]];
    let alike = true;
    for (let i = begins[p] + 1; i < begins[p + 1] && alike; i++) alike = entryOf[members[i]] === first;
    if (alike) {
      people[first]++;
      if (single[first] === 0) single[first] = add([first]);
      setOf[numberOf[p]] = single[first];
      continue;
    }
    const own = [...new Set(members.subarray(begins[p], begins[p + 1]).map((row) => entryOf[row]))].sort(
      (a, b) => a - b,
    );
    for (const entry of own) people[entry]++;
    const key = own.join();
    const set = plural.get(key) ?? add(own);
    plural.set(key, set);
    setOf[numberOf[p]] = set;
  }
  return {
    setOf,
    starts: Int32Array.from(starts),
    entries: Int32Array.from(entries),
    sets: starts.length - 1,
    people,
    several: plural.size > 0,
    entryOf,
    personOf: map.personOf.map((p) => (p < 0 ? -1 : numberOf[p])),
  };
}
