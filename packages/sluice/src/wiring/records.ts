import { type BuildRecords, type HistoryKeys, historyKeys, type Product } from '@sluice/product';
import type { Actor } from '@sluice/registry';
import { resolveKey, wipe } from '@sluice/transform';
import { nodeKeyIo } from './key-ring.js';
import { openRegistryAt, registryLocation } from './registry.js';

/** Keys from a secret that is named by a reference; relative paths start at `directory`. The caller wipes them. */
export function historyFrom(reference: string, directory: string): HistoryKeys {
  const master = resolveKey(reference, nodeKeyIo(directory));
  try {
    return historyKeys(master);
  } finally {
    wipe(master);
  }
}

/** Runs work with the records of the organisation, where the product or the caller names a registry. */
export async function withRecords<T>(
  place: { readonly product: Product; readonly directory: string; readonly registry: string | undefined },
  actor: Actor,
  now: Date | undefined,
  work: (records: BuildRecords | undefined) => Promise<T>,
): Promise<T> {
  const { product, directory } = place;
  const named = product.registry === undefined ? {} : { registry: product.registry };
  // Nothing is recorded of what one makes for oneself.
  const location =
    product.channel.kind === 'internal' ? undefined : registryLocation(place.registry, { ...named, directory });
  if (location === undefined) return work(undefined);
  const history = product.history === undefined ? undefined : historyFrom(product.history, directory);
  const registry = await openRegistryAt(location, now);
  try {
    return await work({ registry, actor, ...(history && { history }) });
  } finally {
    history?.wipe();
    await registry.close();
  }
}
