import { writeFileSync } from 'node:fs';
import { generateSigningKey } from '@sluice/provenance/node';

/**
 * Makes a signing key for each holder, as `sluice keys new signing` does, and the trust.json that strangers check signatures
 * by. It must reach them by another way than the releases.
 *
 * @param stage of the example
 * @param {Record<string, {role: string, scope?: object}>} holders by name: the key goes to keys/NAME.key
 */
export function makeKeys({ place, path, say }, holders) {
  const keys = Object.entries(holders).map(([holder, { role, scope }]) => {
    const { privatePem, publicPem: publicKey, keyid } = generateSigningKey();
    writeFileSync(path(`keys/${holder}.key`), privatePem, { mode: 0o600 });
    return { keyid, publicKey, holder, roles: [role], ...scope };
  });
  place('trust.json', `${JSON.stringify({ keys }, null, 2)}\n`);
  say('trust.json: who may sign what');
  for (const { holder, roles, keyid } of keys)
    say(`  ${holder.padEnd(18)} ${roles[0].padEnd(16)} ${keyid.slice(0, 19)}…`);
}

/** Makes secrets of 32 bytes: for pseudonyms, and for the comparison of releases by person. */
export async function makeSecrets({ sluice }, ...names) {
  for (const name of names) await sluice(['keys', 'new', 'pseudonym', '--out', `keys/${name}.key`]);
}

/** Makes the key of the auditor, to whom annexes are encrypted. */
export async function makeAuditor({ sluice }) {
  await sluice(['keys', 'new', 'auditor', '--out', 'keys/auditor.key']);
}
