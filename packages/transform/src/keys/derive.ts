import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fail } from '@sluice/errors';
import { isWellFormed } from '../text/well-formed.js';
import { requireKeyLength } from './length.js';

/** What a derived key is for. Keys differ as soon as one field differs. */
export interface KeyScope {
  readonly purpose: string;
  readonly product: string;
  readonly channel: string;
  readonly recipient: string;
  readonly domain: string;
  readonly epoch: string;
}

/** The order is part of the format: pinned by vectors, it never changes. */
const FIELDS = ['purpose', 'product', 'channel', 'recipient', 'domain', 'epoch'] as const;

/**
 * The `info` of HKDF: six fields, each its UTF-8 bytes after their number as four bytes, big end first. The lengths
 * keep `('ab', 'c')` and `('a', 'bc')` apart.
 */
export function scopeInfo(scope: KeyScope): Uint8Array {
  const parts = FIELDS.map((field) => {
    if (!isWellFormed(scope[field])) {
      fail('input', 'key/scope', `The ${field} of a key holds half a surrogate pair.`, {
        hint: 'Write it in plain text.',
      });
    }
    return utf8ToBytes(scope[field]);
  });
  const info = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(info.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    info.set(part, at + 4);
    at += 4 + part.length;
  }
  return info;
}

/**
 * Key for one scope: HKDF-SHA-256 (RFC 5869) of the master key, empty salt, `info` from the scope.
 * @param master at least 32 bytes
 * @returns 32 bytes; the caller wipes them after use
 * @throws key/too-short, key/scope
 */
export function deriveKey(master: Uint8Array, scope: KeyScope): Uint8Array {
  requireKeyLength(master, 'The master key');
  return hkdf(sha256, master, undefined, scopeInfo(scope), 32);
}
