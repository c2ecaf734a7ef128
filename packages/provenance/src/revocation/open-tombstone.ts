import type { Result } from '@sluice/errors';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { type DocumentKind, delegationLines, openDocument } from '../dsse/open-document.js';
import type { TrustedKey } from '../keys/trust.js';
import { outOfRevokingScope } from './revoking-scope.js';
import { parseTombstone, TOMBSTONE_TYPE, type Tombstone } from './tombstone.js';

/** A tombstone whose signatures were checked, and the keys behind them. */
export interface OpenedTombstone {
  readonly tombstone: Tombstone;
  readonly keys: readonly TrustedKey[];
}

const TOMBSTONE: DocumentKind<Tombstone> = {
  payloadType: TOMBSTONE_TYPE,
  family: 'tombstone',
  noun: 'tombstone',
  parse: parseTombstone,
  delegations: (json) => {
    const from = (json as { readonly from?: unknown } | null)?.from;
    return { lines: delegationLines(json), day: typeof from === 'string' ? from : '' };
  },
};

/**
 * Opens a tombstone, signed by trusted keys only, each of the role operator, owner or root for its channel and product
 * on its day.
 *
 * Faults: `envelope/*`, `delegation/*`, `signature/*`, `tombstone/*`.
 */
export async function openTombstone(
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
): Promise<Result<OpenedTombstone>> {
  const opened = await openDocument(bytes, TOMBSTONE, trusted, verifyEd25519);
  if (!opened.ok) return opened;
  const { value: tombstone, keys } = opened.value;
  const { product, channel, from: day } = tombstone;
  const faults = keys.flatMap((key) => outOfRevokingScope(key, { channel, product: product.id, day }) ?? []);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { tombstone, keys }, warnings: [] };
}
