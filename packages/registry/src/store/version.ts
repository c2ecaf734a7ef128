import { fail } from '@sluice/errors';
import type { Backend, Connection } from './backend.js';
import { SCHEMA_VERSION } from './schema.js';

/** Version of the tables, or -1 where there are none. */
export async function readVersion(db: Connection, dialect: Backend['dialect']): Promise<number> {
  const [{ there }] = await db.all<{ there: number }>(
    dialect.name === 'sqlite'
      ? `select count(*) as there from sqlite_master where type = 'table' and name = 'sluice_schema'`
      : `select count(to_regclass('sluice_schema')) as there`,
  );
  if (there === 0) return -1;
  const [{ version }] = await db.all<{ version: number | null }>('select max(version) as version from sluice_schema');
  return version ?? -1;
}

/** @throws SluiceError `registry/missing`, `registry/newer`, `registry/older` */
export async function assertVersion(backend: Backend): Promise<void> {
  const version = await readVersion(backend, backend.dialect);
  if (version === SCHEMA_VERSION) return;
  if (version < 0) {
    fail('input', 'registry/missing', `no registry at ${backend.name}: the database holds no tables of one`, {
      hint: 'make one: `sluice registry init`',
    });
  }
  assertNotNewer(backend, version);
  fail(
    'input',
    'registry/older',
    `the registry at ${backend.name} has version ${version} of its tables; this program works with ${SCHEMA_VERSION}`,
    { hint: 'make a backup, then carry it over: `sluice registry migrate`' },
  );
}

/** @throws SluiceError `registry/newer` */
export function assertNotNewer(backend: Backend, version: number): void {
  if (version <= SCHEMA_VERSION) return;
  fail(
    'input',
    'registry/newer',
    `the registry at ${backend.name} has version ${version} of its tables; this program knows up to ${SCHEMA_VERSION}`,
    { hint: 'use a newer version of Sluice' },
  );
}
