import { linkedClasses } from '@sluice/models';
import { RECORD_TOKEN_BYTES } from '../person-map/tokens.js';
import type { PersonMap } from '../person-map.js';
import { type Members, membersOf } from './group-tuples.js';

/**
 * The rows of one release by joined person. An entry is 0 for absent, else 1 more than a class; where rows are linked, 1
 * more than a group of people with equal multisets of classes, of which each person has one.
 */
export interface ReleaseRows {
  /** Entry of each row, 0 for a row of nobody. */
  readonly entryOf: Int32Array;
  /** Distinct people with a row in the entry. Length: entries, absent included. */
  readonly people: Float64Array;
  /** Rows of people in the entry. Length: entries. */
  readonly rows: Float64Array;
  /** Rows of each joined person. */
  readonly own: Members;
  /** Rows of the source that were not released, of each joined person: numbers into `droppedKeys`. */
  readonly dropped?: Members;
  /** Record tokens of rows and of dropped rows, as numbers; absent without identity. */
  readonly keys?: Float64Array;
  readonly droppedKeys?: Float64Array;
}

/** As many leading bits of each token as a double holds exactly: 53 of 64. */
function keysOf(tokens: Uint8Array): Float64Array {
  const view = new DataView(tokens.buffer, tokens.byteOffset, tokens.byteLength);
  return Float64Array.from(
    { length: tokens.length / RECORD_TOKEN_BYTES },
    (_, i) => view.getUint32(8 * i) * 2 ** 21 + (view.getUint32(8 * i + 4) >>> 11),
  );
}

/** @param numberOf joined number of each person of the map; `joined` people in all */
export function releaseRows(map: PersonMap, numberOf: Int32Array, joined: number): ReleaseRows {
  const { linked, personOf, classOf, records } = map;
  const groups = linked ? linkedClasses(classOf, { ids: personOf, count: map.people }).groupOf : classOf;
  const entryOf = groups.map((group, row) => (personOf[row] < 0 ? 0 : group + 1));
  const size = entryOf.reduce((most, entry) => Math.max(most, entry), 0) + 1;
  const byPerson = (of: Int32Array) => {
    const { starts, members } = membersOf(
      of.map((p) => (p < 0 ? joined : numberOf[p])),
      joined + 1,
    );
    return { starts: starts.subarray(0, joined + 1), members };
  };
  const own = byPerson(personOf);
  const people = new Float64Array(size);
  const rows = new Float64Array(size);
  const last = new Int32Array(size).fill(-1);
  for (let p = 0; p < joined; p++)
    for (let i = own.starts[p]; i < own.starts[p + 1]; i++) {
      const entry = entryOf[own.members[i]];
      rows[entry]++;
      if (last[entry] !== p) people[entry]++;
      last[entry] = p;
    }
  return {
    entryOf,
    people,
    rows,
    own,
    ...(records && { keys: keysOf(records.tokens) }),
    ...(records &&
      records.droppedOf.length > 0 && {
        dropped: byPerson(records.droppedOf),
        droppedKeys: keysOf(records.droppedTokens),
      }),
  };
}
