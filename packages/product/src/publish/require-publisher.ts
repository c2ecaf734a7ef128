import { fail } from '@sluice/errors';
import { outOfScope, type ReleaseCore, SIGNING_ROLE, type TrustedKey } from '@sluice/provenance';

/**
 * Whoever seals a release is trusted to: else no verifier would accept it, which is better told before it is written.
 * @param day of publication, yyyy-mm-dd
 * @throws SluiceError `publish/key`, kind `refused`
 */
export function requirePublisher(
  keyid: string,
  { channel, product }: Pick<ReleaseCore, 'channel' | 'product'>,
  trust: readonly TrustedKey[],
  day: string,
): void {
  const key = trust.find((each) => each.keyid === keyid);
  const use = { role: SIGNING_ROLE, channel: channel.kind, product: product.id, day };
  const why = key === undefined ? `key ${keyid} is not among the trusted keys` : outOfScope(key, use)?.message;
  if (why === undefined) return;
  fail('refused', 'publish/key', `this key cannot publish the release: ${why}`, {
    hint: `publish with a key that --trust has as \`${SIGNING_ROLE}\`, for this channel, product and day`,
  });
}
