import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { fail } from '@sluice/errors';
import type { Signer } from '../dsse/signer.js';
import { loadPublicKey, type PublicKey } from './public-key.js';

/** A signer that holds its key in memory, and the public half of it. */
export type LocalSigner = Signer & PublicKey;

/**
 * Reads an Ed25519 private key (PKCS#8 PEM, not encrypted). The key lives in a closure: no member of the signer shows
 * it, and no message quotes the text.
 *
 * @throws SluiceError `key/not-ed25519`.
 */
export function loadSigner(pem: string): LocalSigner {
  const key = privateKey(pem);
  const { keyid, publicKey } = loadPublicKey(createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString());
  return Object.freeze({ keyid, publicKey, sign: (message: Uint8Array) => new Uint8Array(sign(null, message, key)) });
}

function privateKey(pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    // The message of the crypto library is dropped: it is not ours to vouch for what it quotes.
  }
  if (key?.asymmetricKeyType !== 'ed25519') {
    fail('input', 'key/not-ed25519', 'signing key: expected one PEM block “PRIVATE KEY” with an Ed25519 key', {
      hint: 'write one with sluice keys new; an encrypted key must be decrypted first',
    });
  }
  return key;
}
