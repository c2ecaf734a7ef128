import { fail } from '@sluice/errors';
import { toBase64 } from '../base64.js';
import { canonicalJson } from '../canonical-json.js';
import { envelopeBytes } from './envelope.js';
import { signatureOf } from './signature.js';
import type { Signer } from './signer.js';

/**
 * One DSSE line over the canonical JSON of a value, signatures in the order of their key ids.
 *
 * @throws SluiceError `envelope/no-signer`, `envelope/signer-twice`, `json/not-canonical`, `signature/length`.
 */
export async function signEnvelope(
  payloadType: string,
  value: unknown,
  signers: readonly Signer[],
): Promise<Uint8Array> {
  if (signers.length === 0) {
    fail('input', 'envelope/no-signer', 'sign: expected at least one signer', { hint: 'name a key with sign' });
  }
  const sorted = [...signers].sort((a, b) => (a.keyid < b.keyid ? -1 : a.keyid > b.keyid ? 1 : 0));
  const twice = sorted.findIndex((signer, i) => i > 0 && signer.keyid === sorted[i - 1].keyid);
  if (twice >= 0)
    fail('input', 'envelope/signer-twice', `sign: expected each key once, ${sorted[twice].keyid} is twice`);

  const payload = canonicalJson(value);
  const signatures: { keyid: string; sig: string }[] = [];
  for (const signer of sorted) {
    signatures.push({ keyid: signer.keyid, sig: await signatureOf(signer, payloadType, payload) });
  }
  return envelopeBytes({ payload: toBase64(payload), payloadType, signatures });
}
