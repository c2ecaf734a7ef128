import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, SluiceError } from '@sluice/errors';
import { type Clock, timeOf } from './clock.js';
import type { Connection, Dialect } from './store/backend.js';
import { FILE_NAME, placeOf } from './store/locate.js';
import { openPostgres } from './store/postgres.js';
import { migrateTables, SCHEMA_VERSION } from './store/schema.js';
import { fillSqlite, SQLITE } from './store/sqlite.js';
import { readVersion } from './store/version.js';

/**
 * Makes an empty registry: a folder with one file (readable by its owner alone), or tables in a PostgreSQL database.
 * @throws SluiceError `registry/there` over an existing one, `registry/io`, and the faults of a server
 */
export function createRegistry(location: string, { clock }: { readonly clock: Clock }): Promise<void> {
  const now = timeOf(clock);
  return createStore(location, (db, dialect) => migrateTables(db, dialect, -1, SCHEMA_VERSION, now));
}

/** Makes a store and fills it in one transaction: where that throws, nothing is left. */
export async function createStore(
  location: string,
  fill: (db: Connection, dialect: Dialect) => Promise<void>,
): Promise<void> {
  const place = placeOf(location);
  if (place.kind === 'folder') return createFolder(place.folder, place.file, (db) => fill(db, SQLITE));
  const backend = await openPostgres(place.url, { waitMs: 30_000 });
  try {
    await backend.exclusive(async (db) => {
      if ((await readVersion(db, backend.dialect)) >= 0) there(backend.name);
      await fill(db, backend.dialect);
    });
  } finally {
    await backend.close();
  }
}

async function createFolder(folder: string, file: string, fill: (db: Connection) => Promise<void>): Promise<void> {
  if (existsSync(file)) there(folder);
  onDisk(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const draft = join(folder, `${FILE_NAME}.new-${randomBytes(6).toString('hex')}`);
  try {
    onDisk(folder, () => closeSync(openSync(draft, 'wx', 0o600)));
    await fillSqlite(draft, fill);
    // A link is made or refused in one step: of two processes that create, one wins, and nobody sees half a file.
    onDisk(folder, () => link(draft, file, folder));
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${draft}${suffix}`, { force: true });
  }
  onDisk(folder, () => syncFolder(folder));
  onDisk(folder, () => syncFolder(join(folder, '..')));
}

function onDisk<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SluiceError) throw error;
    const code = String((error as { readonly code?: unknown }).code);
    fail('io', 'registry/io', `${folder}: the folder cannot be made or written (${code})`, {
      hint: 'check the path, its permissions and the free space',
    });
  }
}

function link(draft: string, file: string, folder: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'EEXIST') there(folder);
    throw error;
  }
}

/** The name of a file is durable only when its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function there(name: string): never {
  fail('input', 'registry/there', `${name}: there is a registry already`, {
    hint: 'it is never written over; take another place',
  });
}
