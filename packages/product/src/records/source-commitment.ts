import { createHash } from 'node:crypto';
import { hmacSha256Hex } from '@sluice/provenance';

/**
 * Commitment to the contents of a source that the register keeps: HMAC-SHA-256 of the table's logical digest, keyed by
 * the concept, so that a copy can be held against its original. It never leaves the organisation: a release commits to
 * its inputs under a random key instead.
 */
export function sourceCommitment(concept: string, logicalDigest: string): string {
  const key = createHash('sha256').update(`sluice source commitment v1\n${concept}`).digest();
  return hmacSha256Hex(key, new TextEncoder().encode(logicalDigest));
}
