import { fail } from '@sluice/errors';

/** Least length of key material in bytes: the security level of HMAC-SHA-256 (RFC 2104, section 3). */
export const MIN_KEY_BYTES = 32;

/** @throws key/too-short */
export function requireKeyLength(key: Uint8Array, what = 'The key'): void {
  if (key.length >= MIN_KEY_BYTES) return;
  fail(
    'input',
    'key/too-short',
    `${what} holds ${key.length} bytes of key material; at least ${MIN_KEY_BYTES} are needed.`,
    {
      hint: 'Make one with: openssl rand -hex 32',
    },
  );
}
