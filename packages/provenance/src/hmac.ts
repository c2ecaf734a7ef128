import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail } from '@sluice/errors';

/** Shorter keys can be searched: a commitment under one would be as good as a bare digest. */
const MIN_KEY_BYTES = 32;

/**
 * HMAC-SHA-256 (RFC 2104) as 64 lower-case hex digits: how a statement commits to an input without telling it.
 *
 * @param key at least 32 bytes, random.
 * @throws SluiceError `key/too-short`.
 */
export function hmacSha256Hex(key: Uint8Array, bytes: Uint8Array): string {
  if (key.length < MIN_KEY_BYTES) {
    fail('input', 'key/too-short', `HMAC key: expected at least ${MIN_KEY_BYTES} bytes, got ${key.length}`, {
      hint: 'draw the key from a cryptographic random generator',
    });
  }
  return bytesToHex(hmac(sha256, key, bytes));
}
