import { fail } from '@sluice/errors';
import { array, boolean, day, object, optional, type Shape, text } from '../shape.js';
import { holderName } from './holder-name.js';
import { loadPublicKey, publicKeyPem } from './public-key.js';
import { KEY_ROLES } from './roles.js';

/** What one key hands on to another. An absent `channels` or `products` hands on all that the giver has. */
export interface Delegation {
  /** PEM of the key that is given the right. */
  readonly publicKey: string;
  /** Person or office behind that key. */
  readonly holder?: string;
  /** At least one of `KEY_ROLES`, never `root`. */
  readonly roles: readonly string[];
  readonly channels?: readonly string[];
  readonly products?: readonly string[];
  /** First and last day, yyyy-mm-dd, inclusive. */
  readonly from: string;
  readonly until: string;
  /** Whether that key may delegate in turn. */
  readonly mayDelegate?: boolean;
}

export const DELEGATION_TYPE = 'application/vnd.sluice.delegation+json';

const some = array(text, 1);
const shape: Shape<Delegation> = object<Delegation>({
  publicKey: text,
  holder: optional(holderName),
  roles: some,
  channels: optional(some),
  products: optional(some),
  from: day,
  until: day,
  mayDelegate: optional(boolean),
});

/**
 * Reads a delegation from JSON that nobody has checked.
 *
 * @throws SluiceError `delegation/shape`, `delegation/dates`, `delegation/root`, `key/*`.
 */
export function parseDelegation(json: unknown): Delegation {
  const delegation = shape(json, [], 'delegation');
  const { publicKey, roles, from, until } = delegation;
  if (publicKeyPem(loadPublicKey(publicKey)) !== publicKey) {
    fail('input', 'delegation/shape', 'delegation: expected the public key as PEM of one line', {
      path: ['publicKey'],
    });
  }
  if (from > until) fail('input', 'delegation/dates', 'delegation: expected from to be no later than until');
  if (roles.includes(KEY_ROLES.root)) {
    fail('input', 'delegation/root', 'delegation: expected any role but root', {
      hint: 'who trusts a root says so in trust.json; with mayDelegate a key may delegate what it has',
    });
  }
  return delegation;
}
