import { fail } from '@sluice/errors';
import { fromBase64, toBase64 } from '../base64.js';
import { such, text } from '../shape.js';
import { pae } from './pae.js';
import type { Signer } from './signer.js';

/** Base64 of 64 bytes, in its one spelling. */
export const signatureText = such(text, (sig) => fromBase64(sig)?.length === 64, 'an Ed25519 signature in base64');

/**
 * Signature over the pre-authentication encoding of type and payload, in base64. The type is under the signature, so
 * that what was signed as one kind of thing never passes for another.
 *
 * @throws SluiceError `signature/length` where the signer gives anything but 64 bytes.
 */
export async function signatureOf(signer: Signer, payloadType: string, payload: Uint8Array): Promise<string> {
  const signature = await signer.sign(pae(payloadType, payload));
  if (signature.length !== 64) {
    fail('internal', 'signature/length', `sign: expected 64 bytes of Ed25519, got ${signature.length}`);
  }
  return toBase64(signature);
}
