import { fail } from '@sluice/errors';
import { fromBase64, toBase64 } from '../base64.js';
import { sha256Hex } from '../digest.js';

/** An Ed25519 public key (RFC 8032). */
export interface PublicKey {
  /** `sha256:` and the hex SHA-256 of the SPKI DER. */
  readonly keyid: string;
  /** The 32 raw bytes. */
  readonly publicKey: Uint8Array;
}

/**
 * SubjectPublicKeyInfo of every Ed25519 key (RFC 8410 section 4) is this prefix and 32 bytes, so that no ASN.1 parser
 * is needed.
 */
const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** SPKI DER (44 bytes) of 32 raw bytes. */
export function spkiOf(publicKey: Uint8Array): Uint8Array {
  const der = new Uint8Array(SPKI_PREFIX.length + publicKey.length);
  der.set(SPKI_PREFIX);
  der.set(publicKey, SPKI_PREFIX.length);
  return der;
}

/** Key and key id from 32 raw bytes. */
export function publicKeyOf(raw: Uint8Array): PublicKey {
  if (raw.length !== 32) fail('input', 'key/not-ed25519', `public key: expected 32 bytes, got ${raw.length}`);
  return Object.freeze({ keyid: `sha256:${sha256Hex(spkiOf(raw))}`, publicKey: raw });
}

/** PEM (RFC 7468) of a public key. */
export function publicKeyPem(key: PublicKey): string {
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(spkiOf(key.publicKey))}\n-----END PUBLIC KEY-----\n`;
}

/**
 * Reads one Ed25519 public key from PEM.
 *
 * @throws SluiceError `key/private` when a private key stands there, else `key/not-ed25519`; never with the text.
 */
export function loadPublicKey(pem: string): PublicKey {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    fail('input', 'key/private', 'public key: expected a public key, found a private one', {
      hint: 'keep the private key where it is, and use its public part: the .pub file beside it, or openssl pkey -pubout',
    });
  }
  const body = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem)?.[1];
  const der = body === undefined ? null : fromBase64(body.replace(/\s+/g, ''));
  const fits = der?.length === 44 && SPKI_PREFIX.every((byte, i) => der[i] === byte);
  if (!der || !fits) {
    fail('input', 'key/not-ed25519', 'public key: expected one PEM block “PUBLIC KEY” with an Ed25519 key', {
      hint: 'write one with sluice keys new, or with openssl genpkey -algorithm ed25519',
    });
  }
  return publicKeyOf(der.slice(SPKI_PREFIX.length));
}
