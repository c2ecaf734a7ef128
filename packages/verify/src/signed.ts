import type { Preset } from '@sluice/policy';
import {
  candidateDigest,
  partiesOf,
  type ReleaseStatement,
  type TrustedKey,
  type VerifyEd25519,
} from '@sluice/provenance';

/** What the checks of signed decisions share: the statement is one that a trusted key signed. */
export interface Signed {
  readonly statement: ReleaseStatement;
  /** Digest of the core, computed here: what authors and approvers must have signed. */
  readonly candidate: string;
  /** The reader's keys, and those that the statement's delegations add. */
  readonly trusted: readonly TrustedKey[];
  readonly verifyEd25519: VerifyEd25519;
  /** The preset in force; absent where it is none that is known here, which is a fault of its own. */
  readonly preset: Preset | undefined;
  /** The party behind each trusted key that decided here, by key id: author, approvers, owners of waivers. */
  readonly parties: ReadonlyMap<string, string>;
  /** Channel and product: what keys are scoped to. */
  readonly use: { readonly channel: string; readonly product: string };
}

export function signedOf(
  statement: ReleaseStatement,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  preset: Preset | undefined,
): Signed {
  const { core, author, approvals, waivers = [] } = statement.predicate;
  const decided = new Set([...(author ? [author] : []), ...approvals, ...waivers].map(({ keyid }) => keyid));
  const parties = partiesOf(
    trusted.filter(({ keyid }) => decided.has(keyid)),
    trusted,
  );
  const use = { channel: core.channel.kind, product: core.product.id };
  return { statement, candidate: candidateDigest(core), trusted, verifyEd25519, preset, parties, use };
}
