import { stateOn } from '../due.js';
import type { RecordKind } from '../record.js';
import type { Connection } from '../store/backend.js';
import { edited, recordOf, type StoredRow } from './stored.js';

/** Counts the records that no day has changed since they were written. */
export const COUNT_SETTLED =
  'select r.state, count(*) as n from sluice_record r where r.kind = ? and r.due > ? group by r.state';

/** Number of records of a kind in each state at the day; states without a record are 0. */
export async function countByState(
  db: Connection,
  kind: RecordKind,
  day: string,
): Promise<Readonly<Record<string, number>>> {
  const counts = Object.fromEntries(kind.states.map((state) => [state, 0]));
  for (const { state, n } of await db.all<{ state: string; n: number }>(COUNT_SETTLED, [kind.kind, day])) {
    counts[state] = (counts[state] ?? 0) + n;
  }
  const due = await db.all<StoredRow & { readonly record_id: string }>(
    `select l.kind, l.id, l.at, v.version, v.state, v.body, r.id as record_id from sluice_record r
      left join sluice_log l on l.seq = r.seq
      left join sluice_version v on v.seq = r.seq and v.kind = r.kind and v.id = r.id
      where r.kind = ? and r.due <= ?`,
    [kind.kind, day],
  );
  for (const row of due) {
    const record = recordOf(kind.kind, row.record_id, row) ?? edited(kind.kind, row.record_id);
    counts[stateOn(kind, record, day)] += 1;
  }
  return counts;
}
