import { ENTRY_COLUMNS, type EntryRow, entryOf } from '../log/entry.js';
import type { LogEntry } from '../registry.js';
import type { Cell, Connection } from '../store/backend.js';

export interface LogOptions {
  readonly after?: number;
  readonly limit?: number;
  readonly kind?: string;
  readonly id?: string;
}

/** A page of the log, oldest first; `after` is a number of an entry. */
export async function readLog(db: Connection, { after = 0, limit = 1000, kind, id }: LogOptions): Promise<LogEntry[]> {
  const values: Cell[] = [after];
  let where = 'l.seq > ?';
  for (const [column, value] of [
    ['kind', kind],
    ['id', id],
  ] as const) {
    if (value === undefined) continue;
    where += ` and l.${column} = ?`;
    values.push(value);
  }
  const sql = `select ${ENTRY_COLUMNS} from sluice_log l where ${where} order by l.seq limit ?`;
  return (await db.all<EntryRow>(sql, [...values, limit])).map(entryOf);
}
