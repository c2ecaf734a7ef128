import { fail } from '@sluice/errors';
import { ENTRY_COLUMNS, type EntryRow, entryOf, hashOf } from '../log/entry.js';
import type { StoredRecord } from '../record.js';
import { recordDigest } from '../record-digest.js';

/** A log entry `l`, the version `v` that it wrote, and the last entry that wrote a version of the same record. */
export const STORED_COLUMNS = `${ENTRY_COLUMNS}, v.version, v.state, v.body, (select max(m.seq) from sluice_log m
  where m.kind = l.kind and m.id = l.id and m.record_sha256 is not null) as newest`;

/** All but the number of the entry are null where rows were taken out by hand. */
export interface StoredRow extends EntryRow {
  readonly version: number | null;
  readonly state: string | null;
  readonly body: string | null;
  readonly newest: number | null;
}

/**
 * The record of a row, once its digest is that of the log and the entry has its own hash.
 * @param newest whether it must be the last version of the record
 * @throws SluiceError `registry/record-edited`
 */
export function verifiedRecord(kind: string, id: string, row: StoredRow, newest: boolean): StoredRecord {
  const record = recordOf(kind, id, row);
  const sound =
    record !== undefined &&
    row.record_sha256 === recordDigest(record) &&
    row.hash === hashOf(entryOf(row)) &&
    (!newest || row.newest === row.seq);
  return sound ? record : edited(kind, id);
}

/** @throws SluiceError `registry/record-edited` */
export function edited(kind: string, id: string): never {
  fail('refused', 'registry/record-edited', `${kind} ${id}: the record is not the one that the audit log names`, {
    hint: 'it was changed by hand; `sluice registry check` lists all such places; restore a backup or an export',
  });
}

/** The record of a row as it stands there; undefined where a part is missing or is no JSON. */
export function recordOf(kind: string, id: string, row: StoredRow): StoredRecord | undefined {
  if (row.version === null || row.state === null || row.body === null || row.kind !== kind || row.id !== id)
    return undefined;
  let body: unknown;
  try {
    body = JSON.parse(row.body);
  } catch {
    return undefined;
  }
  return { kind, id, state: row.state, version: row.version, at: row.at, body };
}
