import { asOf } from '../due.js';
import { matches, memberKey, memberName } from '../members.js';
import type { RecordKind, StoredRecord } from '../record.js';
import type { Cell, Connection } from '../store/backend.js';
import { STORED_COLUMNS, type StoredRow, verifiedRecord } from './stored.js';

export interface PageOptions {
  readonly state?: string | undefined;
  readonly match?: Readonly<Record<string, string>> | undefined;
  /** Ids after this one; empty for the first page. */
  readonly after: string;
  readonly limit: number;
}

interface ListedRow extends StoredRow {
  readonly record_id: string;
  /** 1: the index of states gave it; 2: its state may have changed with the days. */
  readonly part: number;
}

/** At most `limit` records of a kind, by id, with their state at the day. */
export async function listPage(
  db: Connection,
  kind: RecordKind,
  day: string,
  options: PageOptions,
): Promise<readonly StoredRecord[]> {
  const { state, match, limit } = options;
  const found: StoredRecord[] = [];
  for (let after = options.after; ; ) {
    const chunk = limit - found.length;
    const { sql, values } = pageStatement(kind, day, { ...options, after, limit: chunk });
    const rows = await db.all<ListedRow>(sql, values);
    // Where one part is cut off, the other says nothing about ids beyond the cut.
    const cut: string[] = [1, 2].flatMap((part) => {
      const own = rows.filter((row) => row.part === part);
      return own.length < chunk ? [] : [own[own.length - 1].record_id];
    });
    const last: string | undefined = cut.sort()[0];
    for (const row of rows) {
      if (last !== undefined && row.record_id > last) continue;
      const record = asOf(kind, verifiedRecord(kind.kind, row.record_id, row, true), day);
      if ((state === undefined || record.state === state) && matches(record.body, match)) found.push(record);
    }
    if (last === undefined || found.length >= limit) return found.slice(0, limit);
    after = last;
  }
}

/** All records of a kind. */
export async function listAll(
  db: Connection,
  kind: RecordKind,
  day: string,
  options: Pick<PageOptions, 'state' | 'match'>,
): Promise<readonly StoredRecord[]> {
  const limit = 1000;
  const found: StoredRecord[] = [];
  for (let after = ''; ; ) {
    const page = await listPage(db, kind, day, { ...options, after, limit });
    found.push(...page);
    if (page.length < limit) return found;
    after = page[page.length - 1].id;
  }
}

/** The statement behind a page; tests ask the stores whether an index answers it. */
export function pageStatement(
  kind: RecordKind,
  day: string,
  { state, match = {}, after, limit }: PageOptions,
): { readonly sql: string; readonly values: readonly Cell[] } {
  const values: Cell[] = [];
  const part = (number: number, where: string, bound: readonly Cell[]): string => {
    const members = Object.entries(match).map(([name, value]) => {
      return { name: memberName(name), value: memberKey(value) };
    });
    values.push(kind.kind, ...bound, after, ...members.flatMap((m) => [kind.kind, m.name, m.value]), limit);
    const member = ' and r.id in (select i.id from sluice_member i where i.kind = ? and i.name = ? and i.value = ?)';
    return `select * from (select r.id as record_id, r.seq as record_seq, ${number} as part from sluice_record r
      where r.kind = ?${where} and r.id > ?${member.repeat(members.length)} order by r.id limit ?) p${number}`;
  };
  const parts =
    state === undefined
      ? [part(1, '', [])]
      : kind.stateAt === undefined
        ? [part(1, ' and r.state = ?', [state])]
        : [part(1, ' and r.state = ?', [state]), part(2, ' and r.due <= ? and r.state <> ?', [day, state])];
  values.push(kind.kind);
  const sql = `select ${STORED_COLUMNS}, p.record_id, p.part from (${parts.join(' union all ')}) p
    left join sluice_log l on l.seq = p.record_seq
    left join sluice_version v on v.seq = p.record_seq and v.kind = ? and v.id = p.record_id
    order by p.record_id`;
  return { sql, values };
}
