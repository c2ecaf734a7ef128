import { sha256Hex } from '@sluice/provenance';
import { stateOn } from './due.js';
import type { Kinds } from './kinds.js';
import { EMPTY, readHead } from './log/append.js';
import { ENTRY_COLUMNS, entryOf, hashOf, SEALED } from './log/entry.js';
import { membersOf } from './members.js';
import { recordOf, type StoredRow } from './read/stored.js';
import type { StoredRecord } from './record.js';
import { recordDigest } from './record-digest.js';
import type { RegistryCheck } from './registry.js';
import type { Connection } from './store/backend.js';

type Found = { readonly code: string; readonly message: string };

/** After so many faults the rest is not listed. */
const MOST_FAULTS = 1000;
const PAGE = 1000;

/** Walks over everything that a store holds. Reads only; call it in a snapshot. */
export async function checkStore(
  db: Connection,
  kinds: Kinds,
  day: string,
  expected?: { readonly head: string },
): Promise<RegistryCheck> {
  const faults: Found[] = [];
  const tell = (code: string, message: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ code: `registry/${code}`, message });
  };
  const { latest, end, heads } = await checkLog(db, tell);
  const noted = await readHead(db);
  if (noted.seq !== end.seq || noted.hash !== end.hash || noted.at !== end.at) {
    tell('log-truncated', `the log ends with entry ${end.seq}; the store has noted entry ${noted.seq} as its last`);
  }
  if (expected !== undefined && !heads.has(expected.head)) {
    tell('log-truncated', 'the expected head is no entry of this log: entries were removed or replaced');
  }
  await checkStrays(db, tell);
  await checkIndex(db, kinds, day, latest, tell);
  return { ok: faults.length === 0, entries: end.seq, records: latest.size, head: end.hash, faults };
}

interface Latest {
  readonly seq: number;
  readonly version: number;
  readonly state: string;
}

interface CheckedRow extends StoredRow {
  readonly v_seq: number | null;
  readonly bytes: Uint8Array | null;
}

async function checkLog(db: Connection, tell: (code: string, message: string) => void) {
  const latest = new Map<string, Latest>();
  const heads = new Set<string>([EMPTY.hash]);
  let end = EMPTY;
  for (;;) {
    const rows = await db.all<CheckedRow>(
      `select ${ENTRY_COLUMNS}, v.seq as v_seq, v.version, v.state, v.body, s.bytes from sluice_log l
        left join sluice_version v on v.seq = l.seq and v.kind = l.kind and v.id = l.id
        left join sluice_sealed s on s.seq = l.seq and s.name = l.id
        where l.seq > ? order by l.seq limit ?`,
      [end.seq, PAGE],
    );
    for (const row of rows) {
      const { seq, at, kind, id } = row;
      if (seq !== end.seq + 1) tell('log-gap', `entry ${seq}: expected number ${end.seq + 1}; entries are missing`);
      if (row.previous !== end.hash) tell('log-broken', `entry ${seq}: does not name the entry before it`);
      if (row.hash !== hashOf(entryOf(row))) tell('log-edited', `entry ${seq}: its hash is not that of its content`);
      if (at < end.at) tell('log-time', `entry ${seq}: is older than the entry before it`);
      if (kind === SEALED) {
        if (row.bytes === null || sha256Hex(row.bytes) !== row.record_sha256)
          tell('record-edited', `sealed bytes ${id}: not those that entry ${seq} names`);
      } else if (row.record_sha256 !== null) {
        const key = `${kind} ${id}`;
        const version = (latest.get(key)?.version ?? 0) + 1;
        const record = recordOf(kind, id, row);
        if (record === undefined || record.version !== version || recordDigest(record) !== row.record_sha256)
          tell('record-edited', `${key}: version ${version} is not the one that entry ${seq} names`);
        latest.set(key, { seq, version, state: row.state ?? '' });
      } else if (row.v_seq !== null) {
        tell('record-edited', `${kind} ${id}: a version stands at entry ${seq}, which names none`);
      }
      heads.add(row.hash);
      end = { seq, hash: row.hash, at };
    }
    if (rows.length < PAGE) return { latest, end, heads };
  }
}

/** Rows that no entry of the log stands for. */
async function checkStrays(db: Connection, tell: (code: string, message: string) => void): Promise<void> {
  const versions = await db.all<{ kind: string; id: string; version: number }>(
    `select v.kind, v.id, v.version from sluice_version v
      left join sluice_log l on l.seq = v.seq and l.kind = v.kind and l.id = v.id
      where l.seq is null order by v.kind, v.id, v.version limit ?`,
    [MOST_FAULTS],
  );
  for (const { kind, id, version } of versions)
    tell('record-unlogged', `${kind} ${id}: no entry of the log names version ${version}`);
  const sealed = await db.all<{ name: string }>(
    `select s.name from sluice_sealed s left join sluice_log l on l.seq = s.seq and l.kind = ? and l.id = s.name
      where l.seq is null order by s.name limit ?`,
    [SEALED, MOST_FAULTS],
  );
  for (const { name } of sealed) tell('record-unlogged', `sealed bytes ${name}: no entry of the log names them`);
}

interface IndexedRow extends StoredRow {
  readonly r_kind: string;
  readonly r_id: string;
  readonly r_seq: number;
  readonly r_state: string;
  readonly due: string;
}

/** The tables behind lists: a wrong row there hides a record, or shows it where it does not belong. */
async function checkIndex(
  db: Connection,
  kinds: Kinds,
  day: string,
  latest: ReadonlyMap<string, Latest>,
  tell: (code: string, message: string) => void,
): Promise<void> {
  let seen = 0;
  let members = 0;
  for (let kind = '', id = ''; ; ) {
    const rows = await db.all<IndexedRow>(
      `select r.kind as r_kind, r.id as r_id, r.seq as r_seq, r.state as r_state, r.due, ${ENTRY_COLUMNS},
          v.version, v.state, v.body
        from sluice_record r left join sluice_log l on l.seq = r.seq left join sluice_version v on v.seq = r.seq
        where r.kind > ? or (r.kind = ? and r.id > ?) order by r.kind, r.id limit ?`,
      [kind, kind, id, PAGE],
    );
    const held = await membersHeld(db, rows);
    for (const row of rows) {
      const key = `${row.r_kind} ${row.r_id}`;
      const known = latest.get(key);
      const record = recordOf(row.r_kind, row.r_id, row);
      if (known === undefined || known.seq !== row.r_seq || known.state !== row.r_state || record === undefined) {
        tell('index-broken', `${key}: the list of records does not lead to its last version`);
        continue;
      }
      seen++;
      if (hidden(kinds, record, row.due, day))
        tell('index-broken', `${key}: its list does not know that time moved it`);
      const own = [...(held.get(key) ?? [])].sort();
      members += own.length;
      const wanted = membersOf(record.body).map(([name, value]) => JSON.stringify([name, value]));
      if (own.join() !== wanted.sort().join())
        tell('index-broken', `${key}: the index of its members is not that of its body`);
    }
    if (rows.length < PAGE) break;
    const last = rows[rows.length - 1];
    kind = last.r_kind;
    id = last.r_id;
  }
  if (seen < latest.size) tell('index-broken', `${latest.size - seen} records of the log are in no list`);
  const [{ n }] = await db.all<{ n: number }>('select count(*) as n from sluice_member');
  if (n !== members) tell('index-broken', `${n - members} members of records that are not there`);
}

/** The members that the index holds of a page of records, each as text. */
async function membersHeld(
  db: Connection,
  page: readonly IndexedRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const held = new Map<string, string[]>();
  for (const kind of new Set(page.map(({ r_kind }) => r_kind))) {
    const ids = page.filter(({ r_kind }) => r_kind === kind).map(({ r_id }) => r_id);
    // No order: it would tempt SQLite to walk over the whole kind by name.
    const rows = await db.all<{ id: string; name: string; value: string }>(
      'select id, name, value from sluice_member where kind = ? and id >= ? and id <= ?',
      [kind, ids[0], ids[ids.length - 1]],
    );
    for (const { id, name, value } of rows) {
      const key = `${kind} ${id}`;
      const own = held.get(key) ?? [];
      own.push(JSON.stringify([name, value]));
      held.set(key, own);
    }
  }
  return held;
}

function hidden(kinds: Kinds, record: StoredRecord, due: string, day: string): boolean {
  const kind = kinds.get(record.kind);
  return kind !== undefined && due > day && stateOn(kind, record, day) !== record.state;
}
