import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './digest.js';
import type { ReleaseCore } from './statement.js';

/**
 * Digest that approvals sign: SHA-256 (hex) of the canonical JSON of the core. The core holds the digests of the data
 * files and of product.json, so it stands for them too.
 */
export function candidateDigest(core: ReleaseCore): string {
  return sha256Hex(canonicalJson(core));
}
