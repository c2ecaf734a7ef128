import { generateKeyPairSync } from 'node:crypto';
import { loadPublicKey, type PublicKey, publicKeyPem } from './public-key.js';

/** A new key pair. `privatePem` is not enumerable: printing or serialising the object does not show it. */
export interface SigningKey {
  readonly keyid: string;
  readonly publicPem: string;
  readonly privatePem: string;
}

/** Draws an Ed25519 key pair; PKCS#8 and SPKI in PEM. The private key is not encrypted: give the file mode 0600. */
export function generateSigningKey(): SigningKey {
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key: PublicKey = loadPublicKey(pair.publicKey);
  const shown = { keyid: key.keyid, publicPem: publicKeyPem(key) };
  return Object.freeze(
    Object.defineProperty(shown, 'privatePem', { value: pair.privateKey, enumerable: false }) as SigningKey,
  );
}
