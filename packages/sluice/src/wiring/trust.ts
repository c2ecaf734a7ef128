import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { loadPublicKey, parseTrust, type TrustedKey } from '@sluice/provenance';

function keysIn(text: string): readonly TrustedKey[] {
  return text.trimStart().startsWith('{') ? parseTrust(text) : [loadPublicKey(text)];
}

/** Trusted keys from a PEM file, a folder of PEM files (`*.pem`, `*.pub`), a `trust.json`, or `-` for standard input. */
export function loadTrust(path: string): readonly TrustedKey[] {
  let texts: string[];
  try {
    if (path === '-') texts = [readFileSync(0, 'utf8')];
    else if (statSync(path).isDirectory()) {
      const names = readdirSync(path).filter((name) => /\.(pem|pub)$/.test(name));
      texts = names.sort().map((name) => readFileSync(join(path, name), 'utf8'));
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
