import type { Registry } from '@sluice/registry';
import { openRegistryAt, registryLocation, requireRegistry } from '../../wiring/registry.js';
import { textOf } from './options.js';
import type { VerbArgs } from './verb.js';

/** Opens the registry that the command line or the environment names, and closes it again whatever happens. */
export async function withRegistry<T>({ values, now }: VerbArgs, work: (registry: Registry) => Promise<T>): Promise<T> {
  const registry = await openRegistryAt(requireRegistry(registryLocation(textOf(values, 'registry'))), now);
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}
