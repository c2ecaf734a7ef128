import { openTombstone, TOMBSTONE_PATH, type TrustedKey } from '@sluice/provenance';
import type { ReleaseEntry, VerifyHost } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';

/**
 * A directory that holds a tombstone in the place of a release: what it says where its signature counts (exit 5; 8 where
 * it does not, 2 where it cannot be read), and that nothing of the release is left beside it (exit 3).
 */
export async function checkTombstone(
  host: VerifyHost,
  entries: readonly ReleaseEntry[],
  trust: readonly TrustedKey[],
): Promise<readonly VerifyCheck[]> {
  const extra = entries.filter(
    ({ path, kind }) => !(kind === 'file' ? path === TOMBSTONE_PATH : kind === 'directory' && path === 'manifest'),
  );
  const layout =
    extra.length === 0
      ? passed('layout', 'a tombstone and nothing else')
      : failed(3, 'layout', `beside the tombstone: ${someOf(extra.map(({ path }) => path))}`);
  const opened = await openTombstone(await host.read(TOMBSTONE_PATH), trust, host.verifyEd25519);
  if (!opened.ok) {
    const [{ code, message }] = opened.faults;
    return [failed(code.startsWith('tombstone/') ? 2 : 8, 'signature', `${message} (${code})`), layout];
  }
  const { tombstone, keys } = opened.value;
  const { release, product, reason, from, replacement } = tombstone;
  const instead = replacement === undefined ? '' : `; use ${replacement} instead`;
  return [
    passed('signature', `valid, by ${keys.map(({ keyid }) => keyid).join(' and ')}`),
    layout,
    failed(
      5,
      'taken down',
      `${release} of ${shown(product.id)} ${shown(product.version)}: ${shown(reason)}, from ${from}${instead}`,
    ),
  ];
}
