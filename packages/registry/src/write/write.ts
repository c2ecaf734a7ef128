import { fail } from '@sluice/errors';
import { type Clock, timeOf } from '../clock.js';
import type { Kinds } from '../kinds.js';
import { readHead } from '../log/append.js';
import type { Backend } from '../store/backend.js';
import { type OpenTransaction, openTransaction } from './transaction.js';
import { inTurn } from './turns.js';

export interface WriteContext {
  readonly backend: Backend;
  readonly kinds: Kinds;
  readonly clock: Clock;
  /** How far the clock may be behind the last entry; the entry then takes the time of the last one. */
  readonly skewMs: number;
}

/**
 * Runs `work` alone and makes what it wrote durable, or undoes it.
 * @throws SluiceError `registry/clock-backwards`, `registry/nested-write`, and whatever `work` throws
 */
export function writeAlone<T>(context: WriteContext, work: (transaction: OpenTransaction) => Promise<T>): Promise<T> {
  const { backend, kinds, clock, skewMs } = context;
  return inTurn(backend.key, () =>
    backend.exclusive(async (db) => {
      const head = await readHead(db);
      const time = timeOf(clock);
      if (time < head.at && Date.parse(head.at) - Date.parse(time) > skewMs) {
        fail(
          'refused',
          'registry/clock-backwards',
          `the clock says ${time}, the last entry was written at ${head.at}`,
          {
            hint: 'set the clock right; nothing was written',
          },
        );
      }
      const [, now] = [time, head.at].sort();
      const transaction = openTransaction(db, kinds, head, now);
      let result: Awaited<T>;
      try {
        result = await work(transaction);
      } catch (error) {
        closeQuietly(transaction);
        throw error;
      }
      transaction.end();
      return result;
    }),
  );
}

/** The work has failed already; what else is wrong with it does not matter. */
function closeQuietly(transaction: OpenTransaction): void {
  try {
    transaction.end();
  } catch {}
}
