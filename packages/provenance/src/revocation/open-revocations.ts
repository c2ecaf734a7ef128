import type { Fault, Result } from '@sluice/errors';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { type DocumentKind, delegationLines, openDocument } from '../dsse/open-document.js';
import type { TrustedKey } from '../keys/trust.js';
import { parseRevocations, REVOCATIONS_TYPE, type RevocationList } from './revocation-list.js';
import { outOfRevokingScope } from './revoking-scope.js';

/** A list whose signatures were checked, and the keys behind them. */
export interface OpenedRevocations {
  readonly list: RevocationList;
  readonly keys: readonly TrustedKey[];
}

const REVOCATIONS: DocumentKind<RevocationList> = {
  payloadType: REVOCATIONS_TYPE,
  family: 'revocations',
  noun: 'revocation list',
  parse: parseRevocations,
  delegations: (json) => {
    const at = (json as { readonly at?: unknown } | null)?.at;
    return { lines: delegationLines(json), day: typeof at === 'string' ? at.slice(0, 10) : '' };
  },
};

/**
 * Opens a list of revocations, signed by trusted keys only, each of the role operator, owner or root on the day of the
 * list. How old it may be, and whether it is of the right publisher, is for the caller.
 *
 * @param about a release that the list is asked about: then its keys must be in scope for that channel and product.
 * Faults: `envelope/*`, `delegation/*`, `signature/*`, `revocations/*`; `revocations/own-key` where the list revokes a
 * key that signed it.
 */
export async function openRevocations(
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  about: { readonly channel?: string; readonly product?: string } = {},
): Promise<Result<OpenedRevocations>> {
  const opened = await openDocument(bytes, REVOCATIONS, trusted, verifyEd25519);
  if (!opened.ok) return opened;
  const { value: list, keys } = opened.value;
  const day = list.at.slice(0, 10);
  const faults: Fault[] = keys.flatMap((key) => outOfRevokingScope(key, { ...about, day }) ?? []);
  for (const key of keys) {
    const chain = [key.keyid, ...(key.delegatedBy ?? [])];
    if (list.keys?.some(({ keyid, from }) => chain.includes(keyid) && from <= day)) {
      faults.push({
        code: 'revocations/own-key',
        message: `revocation list: it revokes key ${key.keyid}, which signed it`,
      });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { list, keys }, warnings: [] };
}
