import { fail, SluiceError } from '@sluice/errors';
import { array, day, matching, object, optional, type Shape, text } from '../shape.js';
import { holderName } from './holder-name.js';
import { parseUniqueJson } from './parse-unique-json.js';
import { loadPublicKey, type PublicKey } from './public-key.js';

/** A key that a verifier trusts, and for what. An absent restriction allows all. */
export interface TrustedKey extends PublicKey {
  /** Person or office behind the key: two keys of one holder count once. */
  readonly holder?: string;
  /** What the holder may do, see `KEY_ROLES`. `root` is never implied: a key delegates only where it is named so. */
  readonly roles?: readonly string[];
  readonly channels?: readonly string[];
  readonly products?: readonly string[];
  /** First and last day of issue, yyyy-mm-dd, inclusive. */
  readonly from?: string;
  readonly until?: string;
  /** Of a delegated key: the keys that it comes from, the root first. Never read from a file. */
  readonly delegatedBy?: readonly string[];
}

interface TrustEntry {
  readonly keyid: string;
  readonly publicKey: string;
  readonly holder?: string;
  readonly roles?: readonly string[];
  readonly channels?: readonly string[];
  readonly products?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

const some = array(text, 1);
const trustShape: Shape<{ readonly keys: readonly TrustEntry[] }> = object({
  keys: array(
    object<TrustEntry>({
      keyid: matching(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits'),
      publicKey: text,
      holder: optional(holderName),
      roles: optional(some),
      channels: optional(some),
      products: optional(some),
      from: optional(day),
      until: optional(day),
    }),
    1,
  ),
});

/**
 * Reads `trust.json`: `{keys: [{keyid, publicKey (PEM), holder?, roles?, channels?, products?, from?, until?}]}`. Strict: an
 * unknown member may be a misspelt restriction, so it is an error; so is a member that stands twice, since one of the two
 * would be passed over.
 *
 * @throws SluiceError `trust/not-json`, `trust/member-twice`, `trust/shape`, `trust/keyid` where a key id is not the
 * key's own, `trust/twice`, `trust/dates`, `key/*`.
 */
export function parseTrust(source: string): readonly TrustedKey[] {
  let json: unknown;
  try {
    json = parseUniqueJson(source, 'trust', 'trust file');
  } catch (error) {
    if (error instanceof SluiceError) throw error;
    // The parser's own message quotes the text.
    fail('input', 'trust/not-json', 'trust file: expected JSON', { hint: 'expected {"keys": [...]}' });
  }
  const { keys } = trustShape(json, [], 'trust');
  return keys.map((entry, i) => {
    const { publicKey: pem, keyid, ...scope } = entry;
    const key = loadPublicKey(pem);
    const path = ['keys', i];
    if (key.keyid !== keyid) {
      fail('input', 'trust/keyid', `trust file: the key id of key ${i + 1} is not that of its public key`, {
        path: [...path, 'keyid'],
        hint: `expected ${key.keyid}`,
      });
    }
    if (keys.findIndex((other) => other.keyid === keyid) !== i) {
      fail('input', 'trust/twice', `trust file: expected each key once, key ${i + 1} stands there before`, { path });
    }
    if (scope.from && scope.until && scope.from > scope.until) {
      fail('input', 'trust/dates', `trust file: expected from to be no later than until, key ${i + 1}`, { path });
    }
    return Object.freeze({ ...key, ...scope });
  });
}
