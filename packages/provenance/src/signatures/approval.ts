import { canonicalJson } from '../canonical-json.js';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { signatureOf } from '../dsse/signature.js';
import type { Signer } from '../dsse/signer.js';
import type { TrustedKey } from '../keys/trust.js';
import { day as dayShape, object, text } from '../shape.js';
import type { Approval } from '../statement.js';
import { assertCandidate } from './candidate-digest.js';
import { type CheckedSignature, checkDetached, type SignatureUse } from './detached.js';

const TYPE = 'application/vnd.sluice.approval+json';

/** What an approver says: this candidate, in this role, on this day (yyyy-mm-dd). */
export interface ApprovalOf {
  readonly candidate: string;
  readonly role: string;
  readonly day: string;
}

const shape = object<ApprovalOf>({ candidate: text, role: text, day: dayShape });

/**
 * Approves a candidate: a signature over `{candidate, day, keyid, role}`, void as soon as a byte of the candidate
 * changes. Whether the key may approve is for whoever checks it.
 *
 * @throws SluiceError `signature/shape`, `signature/length`.
 */
export async function signApproval(signer: Signer, approval: ApprovalOf): Promise<Approval> {
  const { candidate, role, day } = shape(approval, [], 'signature');
  assertCandidate(candidate);
  const { keyid } = signer;
  const sig = await signatureOf(signer, TYPE, canonicalJson({ candidate, day, keyid, role }));
  return { role, keyid, day, sig };
}

/** Checks an approval of a candidate; in scope is a key trusted in that role, for channel and product, on its day. */
export function checkApproval(
  { role, keyid, day, sig }: Approval,
  candidate: string,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  use: SignatureUse,
): Promise<CheckedSignature> {
  const signature = { keyid, sig, payloadType: TYPE, content: { candidate, day, keyid, role } };
  return checkDetached(signature, trusted, verifyEd25519, { ...use, role, day });
}
