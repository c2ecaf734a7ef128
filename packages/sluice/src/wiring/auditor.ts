import { readFileSync } from 'node:fs';
import { fail } from '@sluice/errors';

const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/m;

/** The age recipient that `--auditor` names: itself, or the file of a public key. */
export function auditorRecipient(given: string): string {
  let text = given;
  if (!given.startsWith('age1'))
    try {
      text = readFileSync(given, 'utf8');
    } catch {
      return fail('input', 'annex/auditor', 'cannot read the public key that --auditor names', {
        hint: 'check the path',
      });
    }
  const found = RECIPIENT.exec(text)?.[0];
  return (
    found ??
    fail('input', 'annex/auditor', '--auditor takes an age recipient (`age1…`) or the file of one', {
      hint: '`sluice keys new auditor --out FILE` writes FILE.pub',
    })
  );
}
