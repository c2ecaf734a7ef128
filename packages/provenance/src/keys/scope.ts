import type { Fault } from '@sluice/errors';
import { KEY_ROLES } from './roles.js';
import type { TrustedKey } from './trust.js';

/** Role of whoever builds and signs releases, in `trust.json`. */
export const SIGNING_ROLE = KEY_ROLES.operator;

/**
 * What a key was used for. `day`: yyyy-mm-dd on which the signed thing was issued. Channel and product are absent for
 * what is about no single one, such as a list of revocations.
 */
export interface KeyUse {
  readonly role: string;
  readonly channel?: string;
  readonly product?: string;
  readonly day: string;
}

/**
 * Whether a trusted key may sign this: null, or the fault `signature/out-of-scope`. What a key does not restrict is
 * allowed. Days are inclusive and compared with the day of issue, so that a release outlives the key that signed it.
 */
export function outOfScope(key: TrustedKey, use: KeyUse): Fault | null {
  if (key.roles && !key.roles.includes(use.role)) return fault(key, `not trusted as ${use.role}`);
  if (key.channels && use.channel !== undefined && !key.channels.includes(use.channel))
    return fault(key, 'not trusted for the channel');
  if (key.products && use.product !== undefined && !key.products.includes(use.product))
    return fault(key, 'not trusted for the product');
  // ISO days order as text.
  if (key.from && use.day < key.from) return fault(key, `trusted only from ${key.from}`);
  if (key.until && use.day > key.until) return fault(key, `trusted only until ${key.until}`);
  return null;
}

function fault(key: TrustedKey, why: string): Fault {
  return {
    code: 'signature/out-of-scope',
    message: `key ${key.keyid}: ${why}`,
    hint: 'check roles, channels, products, from and until of this key in trust.json',
  };
}
