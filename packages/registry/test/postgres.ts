import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** In CI the server must be there; a newcomer may be without one. */
export const REQUIRED = process.env['CI'] === 'true' && process.env['SLUICE_NO_SHARED'] === undefined;

/** Folder of PostgreSQL's programs, or undefined. Debian keeps `initdb` off the PATH. */
export const BIN = findBin();

export interface Server {
  /** Makes a database and gives the location of the registry that may live in it. */
  database(): Promise<string>;
  /** Runs a statement as the superuser, in a database or in `postgres`. */
  run(sql: string, database?: string): Promise<void>;
  readonly port: number;
  readonly password: string;
  stop(): Promise<void>;
}

function findBin(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), '/usr/local/bin', '/usr/bin'];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

/** The server refuses to run as root, so it runs as whoever may. */
function account(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const name = ['postgres', 'nobody'].find((user) => spawnSync('id', ['-u', user]).status === 0) ?? 'nobody';
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A server of its own in a folder of its own, with a password; listens on this machine only. */
export async function startPostgres(): Promise<Server> {
  if (BIN === undefined) throw new Error('PostgreSQL is not installed (Debian: postgresql)');
  const who = account();
  const home = mkdtempSync(join(tmpdir(), 'sluice-postgres-'));
  const password = 'swordfish-7731';
  const data = join(home, 'data');
  writeFileSync(join(home, 'password'), password);
  if (who.uid !== undefined && who.gid !== undefined) {
    chownSync(home, who.uid, who.gid);
    chownSync(join(home, 'password'), who.uid, who.gid);
  }
  const init = ['-D', data, '-U', 'sluice', '-A', 'scram-sha-256', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(BIN, 'initdb'), [...init, `--pwfile=${join(home, 'password')}`], {
    ...who,
    cwd: home,
    stdio: 'pipe',
  });
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${home}`,
    'max_connections=60',
  ];
  const child = spawn(join(BIN, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...who,
    cwd: home,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const killNow = () => child.kill('SIGQUIT');
  process.on('exit', killNow);

  const connect = async (database: string) => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'sluice', password, database });
    await client.connect();
    return client;
  };
  for (let left = 200; ; left--) {
    try {
      await (await connect('postgres')).end();
      break;
    } catch (error) {
      if (left === 0 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  let made = 0;
  const run = async (sql: string, database = 'postgres'): Promise<void> => {
    const client = await connect(database);
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    port,
    password,
    run,
    async database() {
      const name = `registry_${++made}`;
      await run(`create database ${name}`);
      return `postgres://sluice:${password}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      process.off('exit', killNow);
      child.kill('SIGQUIT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
