import { canonicalJson } from '@sluice/provenance';
import { dayOf } from '../clock.js';
import { dueDay } from '../due.js';
import { append, type Head, nextEntry } from '../log/append.js';
import { membersOf } from '../members.js';
import type { Actor, RecordKind, StoredRecord } from '../record.js';
import { recordDigest } from '../record-digest.js';
import type { LogEntry } from '../registry.js';
import type { Connection } from '../store/backend.js';

export interface Deed {
  readonly actor: Actor;
  readonly event: string;
  readonly reason?: string | undefined;
}

/** Writes a version of a record and the log entry that binds it; gives the new end of the log. */
export async function putVersion(
  db: Connection,
  head: Head,
  kind: RecordKind,
  record: StoredRecord,
  { actor, event, reason }: Deed,
): Promise<Head> {
  const entry = nextEntry(head, {
    at: record.at,
    actor,
    event,
    kind: record.kind,
    id: record.id,
    ...(reason !== undefined && { reason }),
    recordSha256: recordDigest(record),
  });
  await insertVersion(db, entry, record);
  await indexRecord(db, kind, record, entry.seq, dayOf(record.at));
  return append(db, entry);
}

export async function insertVersion(db: Connection, entry: LogEntry, record: StoredRecord): Promise<void> {
  const text = new TextDecoder().decode(canonicalJson(record.body));
  await db.all('insert into sluice_version (seq, kind, id, version, state, body) values (?, ?, ?, ?, ?, ?)', [
    entry.seq,
    record.kind,
    record.id,
    record.version,
    record.state,
    text,
  ]);
}

/** Brings the tables that lists are read from up to the given version of a record. */
export async function indexRecord(
  db: Connection,
  kind: RecordKind | undefined,
  record: StoredRecord,
  seq: number,
  today: string,
): Promise<void> {
  const due = dueDay(kind, record, today);
  await db.all(
    `insert into sluice_record (kind, id, seq, state, due) values (?, ?, ?, ?, ?)
      on conflict (kind, id) do update set seq = excluded.seq, state = excluded.state, due = excluded.due`,
    [record.kind, record.id, seq, record.state, due],
  );
  if (record.version > 1) await db.all('delete from sluice_member where kind = ? and id = ?', [record.kind, record.id]);
  const members = membersOf(record.body);
  if (members.length === 0) return;
  await db.all(
    `insert into sluice_member (kind, name, value, id) values ${members.map(() => '(?, ?, ?, ?)').join(', ')}`,
    members.flatMap(([name, key]) => [record.kind, name, key, record.id]),
  );
}
