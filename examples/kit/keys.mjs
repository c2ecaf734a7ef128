/**
 * Makes a signing key for each holder, and the trust.json by which strangers check signatures. It must reach them by another
 * way than the releases.
 *
 * @param stage of the example
 * @param {Record<string, {role: string, channel?: string, product?: string}>} holders by name: the key goes to keys/NAME.key
 */
export async function makeKeys({ sluice }, holders) {
  for (const [holder, { role, channel, product }] of Object.entries(holders)) {
    await sluice(['keys', 'new', 'signing', '--out', `keys/${holder}.key`], { quiet: true });
    await sluice(
      [
        ...['keys', 'trust', `keys/${holder}.key.pub`, '--role', role, '--holder', holder],
        ...(channel ? ['--channel', channel] : []),
        ...(product ? ['--product', product] : []),
        ...['--out', 'trust.json'],
      ],
      { only: /trust|added|role/ },
    );
  }
}

/** Makes secrets of 32 bytes: for pseudonyms, and for the comparison of releases by person. */
export async function makeSecrets({ sluice }, ...names) {
  for (const name of names) await sluice(['keys', 'new', 'pseudonym', '--out', `keys/${name}.key`]);
}

/** Makes the key of the auditor, to whom annexes are encrypted. */
export async function makeAuditor({ sluice }) {
  await sluice(['keys', 'new', 'auditor', '--out', 'keys/auditor.key']);
}
