import { resolve } from 'node:path';
import { fail } from '@sluice/errors';
import type { Product } from '@sluice/product';
import { openRegistry, RECORD_KINDS, type Registry } from '@sluice/registry';

/** Variable that names the registry where neither option nor product file does. */
const VARIABLE = 'SLUICE_REGISTRY';

/** Where the registry is: `--registry`, else `registry:` of the product file, else `SLUICE_REGISTRY`; or nowhere. */
export function registryLocation(
  option: string | undefined,
  product?: { readonly registry?: Product['registry']; readonly directory: string },
): string | undefined {
  if (option !== undefined) return option;
  const named = product?.registry;
  if (named?.startsWith('env:')) {
    const location = process.env[named.slice('env:'.length)];
    if (!location)
      fail('input', 'registry/unset', `the product names its registry by \`${named}\`, which is not set`, {
        path: ['registry'],
        hint: 'set the variable, or pass --registry',
      });
    return location;
  }
  if (named !== undefined) return resolve(product?.directory ?? '.', named);
  return process.env[VARIABLE] || undefined;
}

/** Opens the registry at a location: a directory, or `postgres://…`. */
export function openRegistryAt(location: string, now?: Date): Promise<Registry> {
  return openRegistry(location, { kinds: RECORD_KINDS, clock: () => now ?? new Date() });
}

/** The same where a command cannot do without one. */
export function requireRegistry(location: string | undefined): string {
  return (
    location ??
    fail('input', 'registry/none', 'this command needs a registry', {
      hint: `pass --registry DIR, or set ${VARIABLE}; \`sluice registry init DIR\` makes one`,
    })
  );
}
