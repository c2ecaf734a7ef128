import { createPublicKey, verify } from 'node:crypto';
import { spkiOf } from './public-key.js';

/** Ed25519 verification by Node's OpenSSL. `publicKey`: 32 bytes; anything malformed is simply not a signature. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.from(spkiOf(publicKey)), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}
