import { fail, SluiceError } from '@sluice/errors';
import pg from 'pg';
import type { Backend, Cell, Connection, Dialect, Row } from './backend.js';

export const POSTGRES: Dialect = {
  name: 'postgres',
  text: 'text collate "C"',
  bytes: 'bytea',
  int: 'bigint',
  tail: '',
};

export interface PostgresOptions {
  /** How long to wait for another writer, and for a connection, in milliseconds. */
  readonly waitMs: number;
}

/** Writers queue on this advisory lock: a number of our own ("sluice" read as digits of base 36). */
const LOCK = 1_729_748_318;

/** A writer that has stopped in the middle is cut off, or it would block all others for good. */
const IDLE_LIMIT = '5min';

/**
 * A PostgreSQL database, by the `pg` client (8.23.1, MIT: plain JavaScript, the client that most programs use).
 * The tables stand in the first schema of the search path.
 * @param url `postgres://USER[:PASSWORD]@HOST[:PORT]/DATABASE`; a password may as well come from PGPASSWORD or ~/.pgpass
 * @throws SluiceError `registry/location`, `registry/unreachable`, `registry/not-durable`, `registry/encoding`
 */
export async function openPostgres(url: string, { waitMs }: PostgresOptions): Promise<Backend> {
  const name = shown(url);
  const pool = guarded(
    () =>
      new pg.Pool({
        connectionString: url,
        max: 4,
        connectionTimeoutMillis: Math.max(waitMs, 1000),
        keepAlive: true,
        types: TYPES,
      }),
  );
  // An idle connection that breaks is replaced at the next use; unheard, the event would end the process.
  pool.on('error', () => {});
  const lend = async <T>(work: (db: Connection, client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => unreachable(name, error));
    let broken = false;
    const onError = (): void => {
      broken = true;
    };
    client.on('error', onError);
    try {
      return await work(connection(client), client);
    } catch (error) {
      broken ||= error instanceof SluiceError && error.code === 'registry/outcome-unknown';
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  };

  const backend: Backend = {
    key: name,
    name,
    dialect: POSTGRES,
    all: (sql, values) => lend((db) => db.all(sql, values)),
    snapshot: (work) =>
      lend(async (db) => {
        await db.all('begin isolation level repeatable read read only');
        try {
          return await work(db);
        } finally {
          await undo(db);
        }
      }),
    exclusive: (work) =>
      lend(async (db) => {
        await db.all('begin');
        let result: Awaited<ReturnType<typeof work>>;
        try {
          await db.all(`set local lock_timeout = ${Math.max(1, Math.round(waitMs))}`);
          await db.all(`set local idle_in_transaction_session_timeout = '${IDLE_LIMIT}'`);
          // A server may be set to acknowledge before the disk has it.
          await db.all('set local synchronous_commit = on');
          await db.all(`select pg_advisory_xact_lock(${LOCK})`);
          result = await work(db);
        } catch (error) {
          await undo(db);
          throw error;
        }
        await commit(db);
        return result;
      }),
    close: () => pool.end(),
  };
  try {
    await assertSafe(backend);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return backend;
}

async function assertSafe(db: Connection): Promise<void> {
  const [settings] = await db.all<{ fsync: string; encoding: string }>(
    `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding`,
  );
  if (settings.fsync !== 'on') {
    fail('input', 'registry/not-durable', 'the PostgreSQL server runs with `fsync = off`: a crash would lose records', {
      hint: 'set `fsync = on` in postgresql.conf',
    });
  }
  if (settings.encoding !== 'UTF8') {
    fail('input', 'registry/encoding', 'the PostgreSQL database is not encoded in UTF8', {
      hint: "make the database with ENCODING 'UTF8'",
    });
  }
}

/** Only the end of a transaction can leave open whether it took place. */
async function commit(db: Connection): Promise<void> {
  try {
    await db.all('commit');
  } catch (error) {
    if (error instanceof SluiceError && error.code !== 'registry/unreachable') throw error;
    fail('io', 'registry/outcome-unknown', 'the connection broke while the server was committing', {
      hint: 'look at the last entries of the log before you repeat the step',
    });
  }
}

async function undo(db: Connection): Promise<void> {
  try {
    await db.all('rollback');
  } catch {
    // A broken connection has rolled back on the server; the first error is the one to tell.
  }
}

function connection(client: pg.PoolClient): Connection {
  return {
    async all<R extends Row>(sql: string, values: readonly Cell[] = []): Promise<readonly R[]> {
      let n = 0;
      const text = sql.replaceAll('?', () => `$${++n}`);
      try {
        const result = await client.query<R>(text, values.map(parameter));
        return result.rows.map(plain);
      } catch (error) {
        translate(error);
      }
    },
  };
}

function parameter(value: Cell): string | number | Buffer | null {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

function plain<R extends Row>(row: R): R {
  const out: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(row))
    out[name] = value instanceof Uint8Array ? new Uint8Array(value) : value;
  return out as R;
}

/** 64-bit integers come as text, because they might not fit a number; ours are sequence numbers and counts. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'unknown';
}

function translate(error: unknown): never {
  const code = codeOf(error);
  if (code === '55P03') {
    fail('io', 'registry/busy', 'another process has been writing to the store for too long', {
      hint: 'try again; where it stays so, a process hangs inside a write',
    });
  }
  // 08: connection; 57P: the server ends the session; no SQLSTATE: the socket broke.
  if (/^(08|57P)/.test(code) || !/^[0-9A-Z]{5}$/.test(code)) {
    fail('io', 'registry/unreachable', `the connection to the PostgreSQL server broke (${code})`, {
      hint: 'check that the server runs; nothing of this step was kept',
    });
  }
  if (code === '42501' || code === '25006') {
    fail('io', 'registry/not-allowed', `the PostgreSQL server does not let this user do that (${code})`, {
      hint: 'give the user the right to create and write the tables of the registry',
    });
  }
  fail('io', 'registry/io', `the PostgreSQL server refused a statement (SQLSTATE ${code})`, {
    hint: 'the log of the server says more; nothing of this step was kept',
  });
}

function unreachable(name: string, error: unknown): never {
  const code = codeOf(error);
  if (/^28/.test(code) || code === '3D000') {
    fail('io', 'registry/not-allowed', `${name}: the PostgreSQL server does not let us in (SQLSTATE ${code})`, {
      hint: 'check user, password (PGPASSWORD or ~/.pgpass) and name of the database',
    });
  }
  fail('io', 'registry/unreachable', `${name}: no connection to the PostgreSQL server (${code})`, {
    hint: 'check host and port, and that the server runs',
  });
}

/** Errors of a parser quote the text that they could not read, and that text holds a password. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch {
    badLocation();
  }
}

function badLocation(): never {
  fail('input', 'registry/location', 'the location of the registry is no PostgreSQL URL', {
    hint: 'expected postgres://USER@HOST:PORT/DATABASE',
  });
}

/** The location without user, password and parameters. */
function shown(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    badLocation();
  }
  const host = parsed.host === '' ? (parsed.searchParams.get('host') ?? '') : parsed.host;
  return `postgres://${host}${parsed.pathname}`;
}
