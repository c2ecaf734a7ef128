/**
 * Embedded store: SQLite in one file, through `libsql` (0.5.29, MIT), which ships its binaries inside npm.
 *
 * Why this one (benchmarks/registry.mjs: eight processes increment one counter, three are killed with kill -9): of the
 * stores that install without scripts and run on Node 20 it is the only one with SQL, indexes, and a plan one can ask
 * for, that lets several processes keep the file open and lost nothing. DuckDB locks the file for one process and needs
 * some 40 ms a transaction to open and close it; PGlite does not notice a second process and lost acknowledged writes;
 * SQLite as WebAssembly locks by a folder that a killed process leaves behind for good; lmdb kept its promise, but has
 * keys and values only; Turso's rewrite is young and ten times the size.
 */
import { existsSync, realpathSync } from 'node:fs';
import { fail, SluiceError } from '@sluice/errors';
import Database from 'libsql';
import type { Backend, Cell, Connection, Dialect, Row } from './backend.js';

export const SQLITE: Dialect = { name: 'sqlite', text: 'text', bytes: 'blob', int: 'integer', tail: ' strict' };

export interface SqliteOptions {
  /** How long to wait for another writer, in milliseconds. */
  readonly waitMs: number;
}

type Handle = InstanceType<typeof Database>;
type Statement = ReturnType<Handle['prepare']>;

/** The engine itself waits no longer than this, because it blocks the process meanwhile. */
const ENGINE_WAIT_MS = 20;

/**
 * Opens an existing file.
 * @param file path of the database
 * @throws SluiceError `registry/missing`, `registry/damaged`, `registry/io`
 */
export async function openSqlite(file: string, { waitMs }: SqliteOptions): Promise<Backend> {
  if (!existsSync(file)) missing(file);
  const key = realpathSync(file);
  const name = file;
  const reader = await connect(file, waitMs);
  const writer = await connect(file, waitMs);
  await untilFree(waitMs, () => {
    // Readers go on while one writes, and a commit is one fsync.
    writer.run('pragma journal_mode = wal');
  });
  reader.run('pragma query_only = on');

  return {
    key,
    name,
    dialect: SQLITE,
    all: (sql, values) => untilFree(waitMs, () => reader.all(sql, values)),
    async snapshot(work) {
      const own = await connect(file, waitMs);
      try {
        own.run('pragma query_only = on');
        own.run('begin');
        // The snapshot is taken by the first read, not by `begin`.
        await untilFree(waitMs, () => own.all('select count(*) as n from sqlite_master'));
        return await work(promised(own));
      } finally {
        own.undo();
        own.close();
      }
    },
    async exclusive(work) {
      await untilFree(waitMs, () => writer.run('begin immediate'));
      let result: Awaited<ReturnType<typeof work>>;
      try {
        result = await work(promised(writer));
        writer.run('commit');
      } catch (error) {
        writer.undo();
        throw error;
      }
      return result;
    },
    async close() {
      reader.close();
      writer.close();
    },
  };
}

/** Makes a new database in a file that is empty or absent; nobody else knows the file yet. */
export async function fillSqlite(file: string, work: (db: Connection) => Promise<void>): Promise<void> {
  const db = await connect(file, 0);
  try {
    db.run('begin immediate');
    await work(promised(db));
    db.run('commit');
  } finally {
    db.close();
  }
}

interface Session {
  run(sql: string): void;
  all<R extends Row>(sql: string, values?: readonly Cell[]): readonly R[];
  undo(): void;
  close(): void;
}

async function connect(file: string, waitMs: number): Promise<Session> {
  const db = guarded(() => new Database(file, { timeout: ENGINE_WAIT_MS }));
  const session = sessionOf(db);
  // First touch of the file: after a crash it is here that the log is replayed, by one process alone.
  await untilFree(waitMs, () => {
    db.exec(`pragma busy_timeout = ${ENGINE_WAIT_MS}`);
    db.exec('pragma synchronous = full');
    db.exec('pragma fullfsync = on');
    db.exec('pragma trusted_schema = off');
    session.all('select count(*) as n from sqlite_master');
  });
  return session;
}

function sessionOf(db: Handle): Session {
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    run: (sql) => guarded(() => void db.exec(sql)),
    all: <R extends Row>(sql: string, values: readonly Cell[] = []) =>
      guarded(() =>
        statement(sql)
          .all([...values])
          .map((row) => plain(row) as R),
      ),
    undo() {
      try {
        if (db.inTransaction) db.exec('rollback');
      } catch {
        // The engine has rolled back by itself (disk full, I/O error): the first error is the one to tell.
      }
    },
    close: () => void db.close(),
  };
}

function promised(session: Session): Connection {
  return { all: async (sql, values) => session.all(sql, values) };
}

/** Blobs come as `ArrayBuffer`. */
function plain(row: unknown): Row {
  const out: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(row as Record<string, Cell | ArrayBuffer>)) {
    out[name] = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  }
  return out;
}

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' && /^SQLITE_[A-Z_]+$/.test(code) ? code : 'unknown';
}

class Busy extends Error {}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SluiceError || error instanceof Busy) throw error;
    const code = codeOf(error);
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new Busy();
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
      fail('io', 'registry/damaged', `the store is no readable database (${code})`, {
        hint: 'restore a backup, or import an export: `sluice registry import`',
      });
    }
    fail('io', 'registry/io', `the store could not be read or written (${code})`, {
      hint: 'check free space and permissions of the folder; nothing of this step was kept',
    });
  }
}

/** Tries again while another process holds the file; sleeps in between, so that our own work goes on. */
async function untilFree<T>(waitMs: number, work: () => T): Promise<T> {
  const end = performance.now() + waitMs;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return guarded(work);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      if (performance.now() >= end) {
        fail('io', 'registry/busy', `another process has been writing to the store for ${waitMs} ms`, {
          hint: 'try again; where it stays so, a process hangs inside a write',
        });
      }
      // Random, so that waiting processes do not march in step.
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
  }
}

function missing(file: string): never {
  fail('input', 'registry/missing', `no registry at ${file}`, { hint: 'make one: `sluice registry init`' });
}
