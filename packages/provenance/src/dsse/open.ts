import type { Result } from '@sluice/errors';
import { outOfScope, SIGNING_ROLE } from '../keys/scope.js';
import type { TrustedKey } from '../keys/trust.js';
import { parseStatement } from '../parse-statement.js';
import { PAYLOAD_TYPE, type ReleaseStatement } from '../statement.js';
import type { VerifyEd25519 } from './ed25519.js';
import { type DocumentKind, delegationLines, openDocument } from './open-document.js';

/** What an envelope says once every signature in it was checked. */
export interface OpenedEnvelope {
  readonly statement: ReleaseStatement;
  /** The trusted keys that signed, in the order of the envelope. */
  readonly keys: readonly TrustedKey[];
  /** Every key that is trusted here: the reader's own, and those that the statement's delegations add. */
  readonly trusted: readonly TrustedKey[];
}

const STATEMENT: DocumentKind<ReleaseStatement> = {
  payloadType: PAYLOAD_TYPE,
  family: 'statement',
  noun: 'attestations',
  parse: parseStatement,
  delegations: (json) => {
    const predicate = (json as { readonly predicate?: Loose } | null)?.predicate;
    const day = predicate?.publication?.day ?? predicate?.core?.issued;
    return { lines: delegationLines(predicate), day: typeof day === 'string' ? day : '' };
  },
};

/** Parts of a statement before anybody checked that it is one. */
interface Loose {
  readonly publication?: { readonly day?: unknown };
  readonly core?: { readonly issued?: unknown };
}

/** The day on which a release was signed, yyyy-mm-dd: that of its publication, else that of its issue. */
export function signedOn({ predicate }: ReleaseStatement): string {
  return predicate.publication?.day ?? predicate.core.issued;
}

/**
 * Opens `attestations.intoto.jsonl`: one DSSE line with a release statement, signed by keys that may sign this release
 * (role `operator`, its channel and product, on the day of `signedOn`), all of them.
 *
 * Faults: `envelope/*` the line is not in canonical form; `delegation/*` a delegation that does not hold;
 * `signature/*` untrusted, invalid, or out of scope; `statement/*` signed rightly, but not a statement that this
 * version reads.
 */
export async function openEnvelope(
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
): Promise<Result<OpenedEnvelope>> {
  const opened = await openDocument(bytes, STATEMENT, trusted, verifyEd25519);
  if (!opened.ok) return opened;
  const { value: statement, ...rest } = opened.value;
  const { core } = statement.predicate;
  const use = { role: SIGNING_ROLE, channel: core.channel.kind, product: core.product.id, day: signedOn(statement) };
  const faults = rest.keys.flatMap((key) => outOfScope(key, use) ?? []);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { statement, ...rest }, warnings: [] };
}
