import { canonicalJson } from '@sluice/provenance';
import { readHead } from './log/append.js';
import { ENTRY_COLUMNS, entryOf, SEALED } from './log/entry.js';
import { readSealed } from './read/sealed.js';
import { type StoredRow, verifiedRecord } from './read/stored.js';
import type { Connection } from './store/backend.js';

/** Version of the lines that an export is made of. */
export const EXPORT_FORMAT = 1;
const PAGE = 500;

/**
 * Writes a whole store as JSON lines. What is not as the log names it is not carried on.
 * @throws SluiceError `registry/record-edited`
 */
export async function exportStore(db: Connection, write: (line: string) => Promise<void> | void): Promise<void> {
  const line = (value: unknown): Promise<void> | void => write(new TextDecoder().decode(canonicalJson(value)));
  const head = await readHead(db);
  await line({ sluice: 'registry-export', format: EXPORT_FORMAT, entries: head.seq, head: head.hash });
  for (let after = 0; ; ) {
    const rows = await db.all<StoredRow>(
      `select ${ENTRY_COLUMNS}, v.version, v.state, v.body, l.seq as newest from sluice_log l
        left join sluice_version v on v.seq = l.seq and v.kind = l.kind and v.id = l.id
        where l.seq > ? order by l.seq limit ?`,
      [after, PAGE],
    );
    for (const row of rows) {
      const entry = entryOf(row);
      if (row.kind === SEALED) {
        const bytes = await readSealed(db, row.id);
        await line({ entry, sealed: Buffer.from(bytes ?? []).toString('base64') });
      } else if (row.record_sha256 !== null) {
        const { version, state, body } = verifiedRecord(row.kind, row.id, row, false);
        await line({ entry, record: { version, state, body } });
      } else {
        await line({ entry });
      }
    }
    if (rows.length < PAGE) break;
    after = rows[rows.length - 1].seq;
  }
  await line({ end: head.hash });
}
