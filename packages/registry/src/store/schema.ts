import type { Connection, Dialect } from './backend.js';

/** Version of the tables that this program reads and writes. */
export const SCHEMA_VERSION = 1;

/** The statements that lead from each version to the next; an empty store starts before the first. */
export const MIGRATIONS: readonly ((d: Dialect) => readonly string[])[] = [
  // Version 0: the log, what each entry wrote, and which entry made each record what it is now.
  (d) => [
    `create table sluice_schema (version ${d.int} primary key, at ${d.text} not null)${d.tail}`,
    `create table sluice_head (one ${d.int} primary key check (one = 1), seq ${d.int} not null, hash ${d.text} not null,
      at ${d.text} not null)${d.tail}`,
    `create table sluice_log (seq ${d.int} primary key, at ${d.text} not null, actor_id ${d.text} not null,
      actor_role ${d.text} not null, event ${d.text} not null, kind ${d.text} not null, id ${d.text} not null,
      reason ${d.text}, record_sha256 ${d.text}, previous ${d.text} not null, hash ${d.text} not null)${d.tail}`,
    'create index sluice_log_of on sluice_log (kind, id, seq)',
    // A release has few versions and many uses: finding its last version must not walk over the uses.
    'create index sluice_log_written on sluice_log (kind, id, seq) where record_sha256 is not null',
    `create table sluice_version (seq ${d.int} primary key, kind ${d.text} not null, id ${d.text} not null,
      version ${d.int} not null, state ${d.text} not null, body ${d.text} not null, unique (kind, id, version))${d.tail}`,
    `create table sluice_record (kind ${d.text} not null, id ${d.text} not null, seq ${d.int} not null,
      state ${d.text} not null, primary key (kind, id))${d.tail}`,
    `create table sluice_sealed (name ${d.text} primary key, seq ${d.int} not null, bytes ${d.bytes} not null)${d.tail}`,
    `insert into sluice_head (one, seq, hash, at) values (1, 0, '${'0'.repeat(64)}', '')`,
  ],
  // Version 1: lists by state of today and by member, answered from indexes.
  (d) => [
    `alter table sluice_record add column due ${d.text} not null default ''`,
    'create index sluice_record_state on sluice_record (kind, state, id, due)',
    'create index sluice_record_due on sluice_record (kind, due, id)',
    `create table sluice_member (kind ${d.text} not null, name ${d.text} not null, value ${d.text} not null,
      id ${d.text} not null, primary key (kind, name, value, id))${d.tail}`,
    'create index sluice_member_of on sluice_member (kind, id)',
  ],
];

/** Carries the tables from a version (-1: none) to another and notes each step. */
export async function migrateTables(
  db: Connection,
  dialect: Dialect,
  from: number,
  to: number,
  now: string,
): Promise<void> {
  for (let version = from + 1; version <= to; version++) {
    for (const statement of MIGRATIONS[version](dialect)) await db.all(statement);
    await db.all('insert into sluice_schema (version, at) values (?, ?)', [version, now]);
  }
}
