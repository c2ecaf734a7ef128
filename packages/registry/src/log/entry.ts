import { canonicalJson, sha256Hex } from '@sluice/provenance';
import type { Actor } from '../record.js';
import type { LogEntry } from '../registry.js';
import type { Row } from '../store/backend.js';

/** What the first entry names as the one before it. */
export const NO_ENTRY = '0'.repeat(64);

/** The kind under which sealed bytes stand in the log. */
export const SEALED = 'sealed';

/** Hash of an entry: SHA-256 of its canonical JSON (RFC 8785) without `hash`. */
export function hashOf(entry: Omit<LogEntry, 'hash'>): string {
  const { seq, at, actor, event, kind, id, reason, recordSha256, previous } = entry;
  return sha256Hex(
    canonicalJson({
      seq,
      at,
      actor: { id: actor.id, role: actor.role },
      event,
      kind,
      id,
      ...(reason !== undefined && { reason }),
      ...(recordSha256 !== undefined && { recordSha256 }),
      previous,
    }),
  );
}

/** Columns of an entry, for every statement that reads one; `l` is the log. */
export const ENTRY_COLUMNS =
  'l.seq, l.at, l.actor_id, l.actor_role, l.event, l.kind, l.id, l.reason, l.record_sha256, l.previous, l.hash';

export interface EntryRow extends Row {
  readonly seq: number;
  readonly at: string;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly event: string;
  readonly kind: string;
  readonly id: string;
  readonly reason: string | null;
  readonly record_sha256: string | null;
  readonly previous: string;
  readonly hash: string;
}

export function entryOf(row: EntryRow): LogEntry {
  const actor: Actor = { id: row.actor_id, role: row.actor_role };
  return {
    seq: row.seq,
    at: row.at,
    actor,
    event: row.event,
    kind: row.kind,
    id: row.id,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.record_sha256 !== null && { recordSha256: row.record_sha256 }),
    previous: row.previous,
    hash: row.hash,
  };
}
