import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { createRegistry, openRegistry, type Registry } from '../src/index.js';
import { FILE_NAME } from '../src/store/locate.js';
import { KINDS } from './kinds.js';
import { BIN, REQUIRED, type Server, startPostgres } from './postgres.js';

/** One of the two stores, as the tests that run on both see it. */
export interface Store {
  readonly name: string;
  readonly skipped: boolean;
  /** A place where no registry is yet. */
  place(): Promise<string>;
  /** Changes rows behind the registry's back, as an administrator with a client of SQL may. */
  edit(location: string, ...statements: readonly string[]): Promise<void>;
  /** The plan that the store makes for a statement, as text. */
  explain(location: string, sql: string, values: readonly (string | number | Uint8Array | null)[]): Promise<string>;
}

export const BEFORE = '2026-03-01T08:00:00.000Z';
export const li = { id: 'li.wei', role: 'owner' };

/** A clock that stands still until it is set. */
export function clockAt(time: string = BEFORE) {
  let now = time;
  const clock = () => new Date(now);
  return {
    clock,
    set: (next: string) => {
      now = next;
    },
  };
}

/** Both stores, for `describe.each`; the server starts before the tests of a file and stops after them. */
export function stores(): readonly Store[] {
  let folder = '';
  let server: Server | undefined;
  let made = 0;
  const withPostgres = BIN !== undefined || REQUIRED;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluice-registry-'));
    if (withPostgres) server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return [
    {
      name: 'embedded',
      skipped: false,
      place: async () => join(folder, `registry-${++made}`),
      async edit(location, ...statements) {
        const db = new Database(join(location, FILE_NAME));
        for (const sql of statements) db.exec(sql);
        db.close();
      },
      async explain(location, sql, values) {
        const db = new Database(join(location, FILE_NAME));
        const rows = db.prepare(`explain query plan ${sql}`).all([...values]) as { detail: string }[];
        db.close();
        return rows.map(({ detail }) => detail).join('\n');
      },
    },
    {
      name: 'PostgreSQL',
      skipped: !withPostgres,
      place: async () => (server as Server).database(),
      async edit(location, ...statements) {
        const client = new pg.Client(location);
        await client.connect();
        for (const sql of statements) await client.query(sql);
        await client.end();
      },
      async explain(location, sql, values) {
        const client = new pg.Client(location);
        await client.connect();
        let n = 0;
        const rows = await client.query(`explain ${sql.replaceAll('?', () => `$${++n}`)}`, [...values]);
        await client.end();
        return rows.rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
      },
    },
  ];
}

/** A new registry at a new place, open; `clock` stands still. */
export async function fresh(store: Store): Promise<{
  readonly location: string;
  readonly registry: Registry;
  readonly time: ReturnType<typeof clockAt>;
}> {
  const location = await store.place();
  const time = clockAt();
  await createRegistry(location, { clock: time.clock });
  const registry = await openRegistry(location, { kinds: KINDS, clock: time.clock });
  return { location, registry, time };
}
