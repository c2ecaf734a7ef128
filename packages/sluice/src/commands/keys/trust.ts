import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { nodeDisk } from '@sluice/product';
import { loadPublicKey, parseTrust } from '@sluice/provenance';
import type { ParsedArgs, Terminal } from '../../command.js';
import { readTextFrom } from '../../wiring/read-text.js';
import { replaceFile } from '../../wiring/replace-file.js';
import { trustText } from '../../wiring/trust-text.js';
import { holderNote, keyScope } from './scope.js';

/** `keys trust PUBLIC --role … --out trust.json`: adds one key to a trust file, or makes the file. */
export async function trustKey(
  [path]: readonly string[],
  values: ParsedArgs['values'],
  terminal: Terminal,
): Promise<number> {
  const { out } = values;
  if (path === undefined || typeof out !== 'string')
    return fail('input', 'usage/keys', 'expected: keys trust PUBLIC --role ROLE [--holder NAME] --out trust.json');
  const key = loadPublicKey(readTextFrom(process.cwd())(path));
  const known = existsSync(out) ? parseTrust(readFileSync(out, 'utf8')) : [];
  if (known.some(({ keyid }) => keyid === key.keyid))
    return fail('input', 'trust/twice', 'the trust file has this key already', {
      hint: 'take its entry out first; what a key may do is never widened unseen',
    });
  const scope = keyScope(values);
  const text = `${JSON.stringify(JSON.parse(trustText([...known, { ...key, ...scope }])), null, 2)}\n`;
  // Read the way that a verifier will read it, before it is written.
  const keys = parseTrust(text);
  await replaceFile(resolve(out), new TextEncoder().encode(text), nodeDisk);
  if (values['json']) terminal.out(`${JSON.stringify({ id: key.keyid, trust: out, keys: keys.length })}\n`);
  else terminal.err(`trusted ${key.keyid}\n  ${keys.length} keys in ${out}\n${holderNote(scope)}`);
  return 0;
}
