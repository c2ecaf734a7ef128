import type { Result } from '@sluice/errors';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import type { TrustedKey } from '../keys/trust.js';
import { type OpenedConsent, openConsent } from './open.js';

/**
 * A reader of consents under trusted keys: what `answer` takes as `readConsent`.
 *
 * A key of role `consent` speaks for every person, so it belongs to a consent service. Where people sign by themselves,
 * give a function instead of a list: the keys of one person, by the pseudonym of that person.
 */
export function consentReader(
  keys: readonly TrustedKey[] | ((subject: string) => readonly TrustedKey[] | Promise<readonly TrustedKey[]>),
  verifyEd25519: VerifyEd25519,
): (
  consent: Uint8Array,
  use: { readonly channel: string; readonly day: string; readonly subject: string },
) => Promise<Result<OpenedConsent>> {
  return async (consent, { channel, day, subject }) => {
    const trusted = typeof keys === 'function' ? await keys(subject) : keys;
    return openConsent(consent, trusted, verifyEd25519, { channel, day });
  };
}
