import { AsyncLocalStorage } from 'node:async_hooks';
import { fail } from '@sluice/errors';

interface Scope {
  readonly key: string;
  open: boolean;
}

const inside = new AsyncLocalStorage<readonly Scope[]>();
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `work` after all earlier work of this process on the same store. Two registries opened on one store share the
 * queue: the lock of the store itself is between processes, and one process waiting for itself would wait for ever.
 * @throws SluiceError `registry/nested-write` inside work on the same store
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const outer = inside.getStore() ?? [];
  if (outer.some((scope) => scope.open && scope.key === key)) {
    fail('internal', 'registry/nested-write', 'a write was started inside a write on the same registry', {
      hint: 'use the transaction that the outer write was given',
    });
  }
  const scope: Scope = { key, open: true };
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(async () => {
    try {
      return await inside.run([...outer, scope], work);
    } finally {
      scope.open = false;
    }
  });
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  queues.set(key, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
}
