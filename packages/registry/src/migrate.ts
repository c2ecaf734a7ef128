import { fail } from '@sluice/errors';
import { type Clock, dayOf, timeOf } from './clock.js';
import { type Kinds, kindsOf } from './kinds.js';
import { getRecord } from './read/get.js';
import type { RecordKind } from './record.js';
import type { Connection } from './store/backend.js';
import { connectStore } from './store/connect.js';
import { migrateTables, SCHEMA_VERSION } from './store/schema.js';
import { assertNotNewer, readVersion } from './store/version.js';
import { indexRecord } from './write/put.js';
import { inTurn } from './write/turns.js';

/**
 * Carries an older registry over to the version of this program, in one transaction; the log and the records stay as
 * they are. Gives the versions before and after; nothing happens where they are equal.
 * @throws SluiceError `registry/missing`, `registry/newer`, `registry/record-edited`
 */
export async function migrateRegistry(
  location: string,
  options: { readonly kinds: readonly RecordKind[]; readonly clock: Clock },
): Promise<{ readonly from: number; readonly to: number }> {
  const kinds = kindsOf(options.kinds);
  const now = timeOf(options.clock);
  const backend = await connectStore(location);
  try {
    return await inTurn(backend.key, () =>
      backend.exclusive(async (db) => {
        const from = await readVersion(db, backend.dialect);
        if (from < 0) {
          fail('input', 'registry/missing', `no registry at ${backend.name}: the database holds no tables of one`, {
            hint: 'make one: `sluice registry init`',
          });
        }
        assertNotNewer(backend, from);
        if (from < SCHEMA_VERSION) {
          await migrateTables(db, backend.dialect, from, SCHEMA_VERSION, now);
          await rebuildIndex(db, kinds, dayOf(now));
        }
        return { from, to: SCHEMA_VERSION };
      }),
    );
  } finally {
    await backend.close();
  }
}

/** Writes the tables behind lists anew from the records. */
async function rebuildIndex(db: Connection, kinds: Kinds, today: string): Promise<void> {
  const records = await db.all<{ kind: string; id: string; seq: number }>(
    'select kind, id, seq from sluice_record order by kind, id',
  );
  await db.all('delete from sluice_member');
  for (const { kind, id, seq } of records) {
    const record = await getRecord(db, kind, id);
    if (record !== undefined) await indexRecord(db, kinds.get(kind), record, seq, today);
  }
}
