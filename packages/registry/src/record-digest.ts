import { canonicalJson, sha256Hex } from '@sluice/provenance';
import type { StoredRecord } from './record.js';

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of a record: what the log binds it by. */
export function recordDigest(record: StoredRecord): string {
  const { kind, id, state, version, at, body } = record;
  return sha256Hex(canonicalJson({ kind, id, state, version, at, body }));
}
