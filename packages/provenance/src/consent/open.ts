import type { Fault, Result } from '@sluice/errors';
import { checkSignatures } from '../dsse/check-signatures.js';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { parsePayload } from '../dsse/parse-payload.js';
import { readEnvelope } from '../dsse/read-envelope.js';
import { outOfScope } from '../keys/scope.js';
import type { TrustedKey } from '../keys/trust.js';
import { CONSENT_PAYLOAD_TYPE, CONSENT_ROLE, type Consent, consentId, parseConsent } from './consent.js';

/** A consent whose signatures were checked. Whether it covers a question is for whoever asks. */
export interface OpenedConsent {
  /** See `consentId`. */
  readonly id: string;
  readonly consent: Consent;
}

/** A consent has some hundred bytes; what a stranger hands in is not read beyond this. */
const LARGEST_BYTES = 65_536;

/** Where a consent is used. `day`: yyyy-mm-dd, that of the question. */
export interface ConsentUse {
  readonly channel: string;
  readonly day: string;
}

/**
 * Opens a consent: canonical envelope, every signature by a trusted key with the role `consent`, strict payload.
 *
 * A key must be in force both on the first day of the consent and on the day of use. Releases ask for the day of issue
 * alone, but the giver of a consent writes that day: a key that has expired, and leaked, could sign consents of the past.
 *
 * Faults: `envelope/*`, `signature/untrusted`, `signature/invalid`, `signature/out-of-scope`, `consent/*`.
 */
export async function openConsent(
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  use: ConsentUse,
): Promise<Result<OpenedConsent>> {
  if (bytes.length > LARGEST_BYTES) {
    const message = `consent: expected at most ${LARGEST_BYTES} bytes, got ${bytes.length}`;
    return { ok: false, faults: [{ code: 'consent/too-large', message }] };
  }
  const envelope = readEnvelope(bytes, CONSENT_PAYLOAD_TYPE, 'consent');
  if (!envelope.ok) return envelope;
  // A key without roles may do all that is implied; to speak for people is not.
  const named = trusted.filter(({ roles }) => roles?.includes(CONSENT_ROLE) === true);
  const keys = await checkSignatures(envelope.value, named, verifyEd25519, 'consent');
  if (!keys.ok) return keys;
  const payload = parsePayload(envelope.value.payload, 'consent', parseConsent);
  if (!payload.ok) return payload;
  const consent = payload.value;
  const days = [consent.from, use.day];
  const faults: Fault[] = keys.value.flatMap((key) =>
    days.flatMap(
      (day) => outOfScope(key, { role: CONSENT_ROLE, channel: use.channel, product: consent.product, day }) ?? [],
    ),
  );
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { id: consentId(consent), consent }, warnings: [] };
}
