import { signEnvelope } from '../dsse/sign-envelope.js';
import type { Signer } from '../dsse/signer.js';
import { CONSENT_PAYLOAD_TYPE, type Consent, parseConsent } from './consent.js';

/**
 * Signs a consent: one DSSE line. The payload type is under the signature, so that a consent passes for nothing else.
 *
 * @throws SluiceError `consent/*` for what our own reader would refuse, `envelope/*`, `signature/length`.
 */
export async function signConsent(consent: Consent, signers: readonly Signer[]): Promise<Uint8Array> {
  return signEnvelope(CONSENT_PAYLOAD_TYPE, parseConsent(consent), signers);
}
