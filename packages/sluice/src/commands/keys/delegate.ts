import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { nodeDisk } from '@sluice/product';
import { loadPublicKey, publicKeyPem, signDelegation } from '@sluice/provenance';
import type { ParsedArgs, Terminal } from '../../command.js';
import { readTextFrom } from '../../wiring/read-text.js';
import { replaceFile } from '../../wiring/replace-file.js';
import { readSigningKey } from '../../wiring/signing-key.js';
import { holderNote, keyScope } from './scope.js';

/** `keys delegate PUBLIC --sign ROOT …`: hands a right on to another key; who trusts the root then trusts that key. */
export async function delegateKey(
  [path]: readonly string[],
  values: ParsedArgs['values'],
  terminal: Terminal,
): Promise<number> {
  const { out, sign } = values;
  const { from, until, ...scope } = keyScope(values);
  if (path === undefined || typeof out !== 'string' || from === undefined || until === undefined)
    return fail(
      'input',
      'usage/keys',
      'expected: keys delegate PUBLIC --sign KEY --role ROLE [--holder NAME] --from DAY --until DAY --out FILE',
    );
  const { signer } = readSigningKey(typeof sign === 'string' ? sign : undefined, process.cwd());
  const key = loadPublicKey(readTextFrom(process.cwd())(path));
  const line = await signDelegation(signer, {
    publicKey: publicKeyPem(key),
    ...scope,
    from,
    until,
    ...(values['may-delegate'] === true && { mayDelegate: true }),
  });
  const before = existsSync(out) ? readFileSync(out, 'utf8') : '';
  await replaceFile(resolve(out), new TextEncoder().encode(`${before}${line}\n`), nodeDisk);
  if (values['json']) terminal.out(`${JSON.stringify({ id: key.keyid, by: signer.keyid, delegations: out })}\n`);
  else terminal.err(`delegated to ${key.keyid}\n  one more line in ${out}\n${holderNote(scope)}`);
  return 0;
}
