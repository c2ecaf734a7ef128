import { fail } from '@sluice/errors';
import { checkStore } from './check.js';
import { type Clock, dayOf, timeOf } from './clock.js';
import { asOf } from './due.js';
import { exportStore } from './export.js';
import { kindNamed, kindsOf } from './kinds.js';
import { assertId, assertSealedName } from './names.js';
import { countByState } from './read/count.js';
import { getRecord, historyOf } from './read/get.js';
import { listPage } from './read/list.js';
import { readLog } from './read/log.js';
import { readSealed } from './read/sealed.js';
import type { RecordKind } from './record.js';
import type { Registry } from './registry.js';
import type { Backend } from './store/backend.js';
import { connectStore } from './store/connect.js';
import { assertVersion } from './store/version.js';
import { writeAlone } from './write/write.js';

export interface RegistryOptions {
  /** The kinds of record that may be read and written. */
  readonly kinds: readonly RecordKind[];
  readonly clock: Clock;
  /** How long a write waits for its turn, in milliseconds; 30,000 unless told. */
  readonly waitMs?: number;
  /**
   * How far this clock may be behind the last entry, in milliseconds, before a write is refused: for several machines
   * that write to one server. 0 unless told.
   */
  readonly skewMs?: number;
}

/**
 * Opens a registry that exists.
 * @param location a folder (embedded), or `postgres://USER@HOST/DATABASE`
 * @throws SluiceError `registry/missing`, `registry/not-a-registry`, `registry/newer`, `registry/older`, and the faults
 *   of the store: `registry/damaged`, `registry/unreachable`, `registry/not-allowed`, `registry/busy`, `registry/io`
 */
export async function openRegistry(location: string, options: RegistryOptions): Promise<Registry> {
  const kinds = kindsOf(options.kinds);
  const backend = await connectStore(location, options.waitMs);
  try {
    await assertVersion(backend);
  } catch (error) {
    await backend.close();
    throw error;
  }
  return registryOn(backend, { ...options, kinds: [...kinds.values()] });
}

function registryOn(backend: Backend, { kinds: list, clock, skewMs = 0 }: RegistryOptions): Registry {
  const kinds = kindsOf(list);
  const context = { backend, kinds, clock, skewMs };
  const today = (): string => dayOf(timeOf(clock));
  return {
    async get(kind, id) {
      const known = kindNamed(kinds, kind);
      assertId(kind, id);
      const record = await getRecord(backend, kind, id);
      return record === undefined ? undefined : asOf(known, record, today());
    },
    async list(kind, { state, match, after = '', limit = 1000 } = {}) {
      const known = kindNamed(kinds, kind);
      if (after !== '') assertId(kind, after);
      assertLimit(limit);
      if (state !== undefined && !known.states.includes(state)) {
        fail('input', 'registry/unknown-state', `${kind}: unknown state`, {
          hint: `expected one of ${known.states.map((s) => `\`${s}\``).join(', ')}`,
        });
      }
      return listPage(backend, known, today(), { state, match, after, limit });
    },
    async count(kind) {
      return countByState(backend, kindNamed(kinds, kind), today());
    },
    async history(kind, id) {
      kindNamed(kinds, kind);
      assertId(kind, id);
      return historyOf(backend, kind, id);
    },
    write: (work) => writeAlone(context, ({ tx }) => work(tx)),
    settle: () => writeAlone(context, (transaction) => transaction.settle()),
    async getSealed(name) {
      assertSealedName(name);
      return readSealed(backend, name);
    },
    async log(options = {}) {
      assertLimit(options.limit ?? 1);
      return readLog(backend, options);
    },
    check: (expected) => backend.snapshot((db) => checkStore(db, kinds, today(), expected)),
    exportTo: (write) => backend.snapshot((db) => exportStore(db, write)),
    close: () => backend.close(),
  };
}

function assertLimit(limit: number): void {
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= 100_000) return;
  fail('input', 'registry/limit', 'expected a limit between 1 and 100000');
}
