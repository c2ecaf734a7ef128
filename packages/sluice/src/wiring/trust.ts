import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { loadPublicKey, parseTrust, type TrustedKey } from '@sluice/provenance';

/** Keys of a text: a trust.json, which limits its keys, or one public key in PEM, which has no limits. */
export function keysIn(text: string): readonly TrustedKey[] {
  // An editor's byte order mark is no part of either.
  const plain = text.replace(/^\ufeff/, '');
  return plain.trimStart().startsWith('{') ? parseTrust(plain) : [loadPublicKey(plain)];
}

/**
 * Trusted keys from a PEM file, a `trust.json`, a folder with a `trust.json` or else with PEM files (`*.pem`, `*.pub`), or
 * `-` for standard input with the text of either.
 *
 * @throws SluiceError `trust/*`, `key/*`.
 */
export function loadTrust(path: string): readonly TrustedKey[] {
  let texts: string[];
  try {
    if (path === '-') texts = [readFileSync(0, 'utf8')];
    else if (statSync(path).isDirectory()) {
      const names = readdirSync(path).sort();
      // A trust.json limits its keys: keys beside it would be trusted without limits.
      const chosen = names.includes('trust.json') ? ['trust.json'] : names.filter((name) => /\.(pem|pub)$/.test(name));
      const found = chosen.map((name) => readFileSync(join(path, name), 'utf8'));
      // Public keys of auditors (age) lie in the same folder often enough; they sign nothing.
      texts = found.filter((text) => !text.startsWith('age1'));
    } else texts = [readFileSync(path, 'utf8')];
  } catch {
    return fail('input', 'trust/unreadable', 'cannot read the trusted keys', {
      hint: '--trust takes a PEM file, a folder of .pem or .pub files, or a trust.json',
    });
  }
  const keys = texts.flatMap(keysIn);
  if (keys.length === 0) fail('input', 'trust/empty', 'there is no trusted key', { hint: 'put a .pub file there' });
  return keys;
}
