import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { requireKeyLength } from './length.js';

const LABEL = utf8ToBytes('sluice key commitment v1');

/**
 * Public commitment to a derived key (never to a master key): HMAC-SHA-256 of a fixed label, lower-case hex. Tells
 * which key was used without telling the key.
 * @throws key/too-short
 */
export function keyCommitment(derived: Uint8Array): string {
  requireKeyLength(derived, 'The derived key');
  return bytesToHex(hmac(sha256, derived, LABEL));
}
