import type { StoredRecord } from '../record.js';
import type { Connection } from '../store/backend.js';
import { STORED_COLUMNS, type StoredRow, verifiedRecord } from './stored.js';

/** The last version of a record as it was written, or undefined where the log knows none. */
export async function getRecord(db: Connection, kind: string, id: string): Promise<StoredRecord | undefined> {
  // The log leads: taking a row out of another table must show.
  const [row] = await db.all<StoredRow>(
    `select ${STORED_COLUMNS} from sluice_log l
      left join sluice_version v on v.seq = l.seq and v.kind = l.kind and v.id = l.id
      where l.seq = (select max(w.seq) from sluice_log w
        where w.kind = ? and w.id = ? and w.record_sha256 is not null)`,
    [kind, id],
  );
  return row === undefined ? undefined : verifiedRecord(kind, id, row, true);
}

/** Every version of a record, oldest first; empty where the log knows none. */
export async function historyOf(db: Connection, kind: string, id: string): Promise<readonly StoredRecord[]> {
  const rows = await db.all<StoredRow>(
    `select ${STORED_COLUMNS} from sluice_log l
      left join sluice_version v on v.seq = l.seq and v.kind = l.kind and v.id = l.id
      where l.kind = ? and l.id = ? and l.record_sha256 is not null order by l.seq`,
    [kind, id],
  );
  return rows.map((row) => verifiedRecord(kind, id, row, false));
}
