// Embedded stores under one face: `init(path)`, then `open(path)` in each process, which gives `bump(worker)`: read the
// counter, write it one higher, add a row that names the worker, all in one durable transaction; and `tally()`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param from folder where the candidates are installed; none of them is needed to use Sluice, but for the chosen one */
export function candidates(from) {
  const require = createRequire(join(from, 'x.cjs'));
  const load = (name) => require(name);
  const loadModule = (name) => import(pathToFileURL(require.resolve(name)).href);
  return {
    libsql: libsql(load),
    duckdb: duckdb(load),
    lmdb: lmdb(load),
    pglite: pglite(load),
    turso: turso(loadModule),
    wasm: wasm(load),
  };
}

const SCHEMA = [
  'create table counter (n integer)',
  'insert into counter values (0)',
  'create table log (n integer, worker integer)',
];
const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Tries again while another process holds the store, for at most a minute. */
async function untilFree(isBusy, work) {
  for (const end = Date.now() + 60_000; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 10));
    }
  }
}

/** SQLite's C code as a native module, write-ahead log, full fsync. */
function libsql(load) {
  const connect = (path) => {
    const db = new (load('libsql'))(path, { timeout: 60_000 });
    db.exec('pragma busy_timeout = 60000; pragma synchronous = full');
    return db;
  };
  return {
    packages: ['libsql', '@libsql/linux-x64-gnu'],
    init(path) {
      const db = connect(path);
      db.exec('pragma journal_mode = wal');
      for (const sql of SCHEMA) db.exec(sql);
      db.close();
    },
    open(path) {
      const db = connect(path);
      const read = db.prepare('select n from counter');
      const write = db.prepare('update counter set n = ?');
      const log = db.prepare('insert into log values (?, ?)');
      return {
        bump(worker) {
          db.exec('begin immediate');
          const { n } = read.get();
          write.run(n + 1);
          log.run(n + 1, worker);
          db.exec('commit');
        },
        tally: () => ({ counter: read.get().n, rows: db.prepare('select n, worker from log order by n').all() }),
        close: () => db.close(),
      };
    },
  };
}

/** One process at a time may open the file for writing, so each transaction opens and closes it. */
function duckdb(load) {
  const session = async (path, work) => {
    const instance = await untilFree(
      (error) => /lock/i.test(error.message),
      () => load('@duckdb/node-api').DuckDBInstance.create(path, { threads: '1' }),
    );
    const db = await instance.connect();
    try {
      return await work(db);
    } finally {
      db.closeSync();
      instance.closeSync();
    }
  };
  const rows = async (db, sql) => (await db.run(sql)).getRowObjectsJS();
  return {
    packages: ['@duckdb/node-api', '@duckdb/node-bindings', '@duckdb/node-bindings-linux-x64'],
    init: (path) =>
      session(path, async (db) => {
        for (const sql of SCHEMA) await db.run(sql);
      }),
    open: (path) => ({
      bump: (worker) =>
        session(path, async (db) => {
          await db.run('begin');
          const [{ n }] = await rows(db, 'select n from counter');
          await db.run(`update counter set n = ${n + 1}`);
          await db.run(`insert into log values (${n + 1}, ${worker})`);
          await db.run('commit');
        }),
      tally: () =>
        session(path, async (db) => ({
          counter: (await rows(db, 'select n from counter'))[0].n,
          rows: await rows(db, 'select n, worker from log order by n'),
        })),
      close() {},
    }),
  };
}

/** A memory-mapped B-tree: keys and values only. */
function lmdb(load) {
  return {
    packages: ['lmdb', '@lmdb/lmdb-linux-x64', 'msgpackr', 'ordered-binary', 'weak-lru-cache'],
    init() {},
    open(path) {
      const db = load('lmdb').open({ path, noSubdir: true });
      return {
        bump(worker) {
          db.transactionSync(() => {
            const n = db.get('counter') ?? 0;
            db.putSync('counter', n + 1);
            db.putSync(['log', n + 1], worker);
          });
        },
        tally: () => ({
          counter: db.get('counter') ?? 0,
          rows: [...db.getRange({ start: ['log', 0] })].map(({ key, value }) => ({ n: key[1], worker: value })),
        }),
        close: () => db.close(),
      };
    },
  };
}

/** PostgreSQL compiled to WebAssembly: meant for one process. */
function pglite(load) {
  const connect = (path) => load('@electric-sql/pglite').PGlite.create(path);
  return {
    packages: ['@electric-sql/pglite'],
    async init(path) {
      const db = await connect(path);
      for (const sql of SCHEMA) await db.exec(sql);
      await db.close();
    },
    async open(path) {
      const db = await connect(path);
      return {
        bump: (worker) =>
          db.transaction(async (tx) => {
            const { n } = (await tx.query('select n from counter for update')).rows[0];
            await tx.query('update counter set n = $1', [n + 1]);
            await tx.query('insert into log values ($1, $2)', [n + 1, worker]);
          }),
        tally: async () => ({
          counter: (await db.query('select n from counter')).rows[0].n,
          rows: (await db.query('select n, worker from log order by n')).rows,
        }),
        close: () => db.close(),
      };
    },
  };
}

/** SQLite's file format written anew in Rust. */
function turso(loadModule) {
  const busy = (error) => /busy|lock/i.test(error.message);
  const connect = async (path) => {
    const { connect: open } = await loadModule('@tursodatabase/database');
    return untilFree(busy, () => open(path));
  };
  return {
    packages: ['@tursodatabase/database', '@tursodatabase/database-common', '@tursodatabase/database-linux-x64-gnu'],
    async init(path) {
      const db = await connect(path);
      for (const sql of SCHEMA) await db.exec(sql);
      await db.close();
    },
    open: (path) => {
      // It locks the file for as long as it is open.
      const session = async (work) => {
        const db = await connect(path);
        try {
          return await work(db);
        } finally {
          await db.close();
        }
      };
      return {
        bump: (worker) =>
          session(async (db) => {
            await untilFree(busy, () => db.exec('begin immediate'));
            const { n } = await (await db.prepare('select n from counter')).get();
            await (await db.prepare('update counter set n = ?')).run(n + 1);
            await (await db.prepare('insert into log values (?, ?)')).run(n + 1, worker);
            await db.exec('commit');
          }),
        tally: () =>
          session(async (db) => ({
            counter: (await (await db.prepare('select n from counter')).get()).n,
            rows: await (await db.prepare('select n, worker from log order by n')).all(),
          })),
        close() {},
      };
    },
  };
}

/** SQLite compiled to WebAssembly; locks by making a folder beside the file. */
function wasm(load) {
  const busy = (error) => /lock/i.test(error.message);
  return {
    packages: ['node-sqlite3-wasm'],
    init(path) {
      const db = new (load('node-sqlite3-wasm').Database)(path);
      for (const sql of SCHEMA) db.exec(sql);
      db.close();
    },
    open(path) {
      const db = new (load('node-sqlite3-wasm').Database)(path);
      db.exec('pragma synchronous = full');
      const begin = (end = Date.now() + 20_000) => {
        for (;;) {
          try {
            return db.exec('begin immediate');
          } catch (error) {
            if (!busy(error) || Date.now() > end) throw error;
            wait(1 + Math.random() * 10);
          }
        }
      };
      return {
        bump(worker) {
          begin();
          const { n } = db.get('select n from counter');
          db.run('update counter set n = ?', [n + 1]);
          db.run('insert into log values (?, ?)', [n + 1, worker]);
          db.exec('commit');
        },
        tally: () => ({
          counter: db.get('select n from counter').n,
          rows: db.all('select n, worker from log order by n'),
        }),
        close: () => db.close(),
      };
    },
  };
}
