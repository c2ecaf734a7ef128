import type { LogEntry } from '../registry.js';
import type { Connection } from '../store/backend.js';
import { hashOf, NO_ENTRY } from './entry.js';

/** Where the log ends. */
export interface Head {
  /** 0 for an empty log. */
  readonly seq: number;
  /** 64 zeros for an empty log. */
  readonly hash: string;
  /** Time of the last entry; empty for an empty log. */
  readonly at: string;
}

export const EMPTY: Head = { seq: 0, hash: NO_ENTRY, at: '' };

export async function readHead(db: Connection): Promise<Head> {
  const [row] = await db.all<{ seq: number; hash: string; at: string }>('select seq, hash, at from sluice_head');
  return row;
}

/** The entry that comes after `head`. */
export function nextEntry(head: Head, what: Omit<LogEntry, 'seq' | 'previous' | 'hash'>): LogEntry {
  const entry = { ...what, seq: head.seq + 1, previous: head.hash };
  return { ...entry, hash: hashOf(entry) };
}

/** Writes an entry at the end of the log. Call only inside the exclusive transaction that read the head. */
export async function append(db: Connection, entry: LogEntry): Promise<Head> {
  const { seq, at, actor, event, kind, id, reason, recordSha256, previous, hash } = entry;
  await db.all(
    `insert into sluice_log (seq, at, actor_id, actor_role, event, kind, id, reason, record_sha256, previous, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [seq, at, actor.id, actor.role, event, kind, id, reason ?? null, recordSha256 ?? null, previous, hash],
  );
  await db.all('update sluice_head set seq = ?, hash = ?, at = ? where one = 1', [seq, hash, at]);
  return { seq, hash, at };
}
