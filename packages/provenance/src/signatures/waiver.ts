import { fail } from '@sluice/errors';
import { canonicalJson } from '../canonical-json.js';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { signatureOf } from '../dsse/signature.js';
import type { Signer } from '../dsse/signer.js';
import { KEY_ROLES } from '../keys/roles.js';
import type { TrustedKey } from '../keys/trust.js';
import { day as dayShape, object, text } from '../shape.js';
import type { Waiver } from '../statement.js';
import { assertCandidate } from './candidate-digest.js';
import { type CheckedSignature, checkDetached, type SignatureUse } from './detached.js';

const TYPE = 'application/vnd.sluice.waiver+json';

/** What an owner says: pass over this rule, for this candidate, for this reason; days are yyyy-mm-dd. */
export interface WaiverOf {
  readonly candidate: string;
  readonly rule: string;
  readonly owner: string;
  readonly reason: string;
  /** Last day on which it counts. */
  readonly until: string;
  readonly day: string;
}

const shape = object<WaiverOf>({
  candidate: text,
  rule: text,
  owner: text,
  reason: text,
  until: dayShape,
  day: dayShape,
});

/**
 * Waives one rule for one candidate: a signature over all that it says, the candidate and the key id. Whether the rule
 * can be waived and the key may do it is for whoever checks it.
 *
 * @throws SluiceError `signature/shape`, `signature/dates`, `signature/length`.
 */
export async function signWaiver(signer: Signer, waiver: WaiverOf): Promise<Waiver> {
  const { candidate, ...said } = shape(waiver, [], 'signature');
  assertCandidate(candidate);
  if (said.until < said.day) fail('input', 'signature/dates', 'waiver: expected until to be no earlier than its day');
  const { keyid } = signer;
  const { rule, owner, reason, until, day } = said;
  const sig = await signatureOf(signer, TYPE, canonicalJson({ candidate, day, keyid, owner, reason, rule, until }));
  return { rule, owner, reason, until, day, keyid, sig };
}

/** Checks a waiver for a candidate; in scope is a key trusted as `owner`, for channel and product, on its day. */
export function checkWaiver(
  { sig, ...said }: Waiver,
  candidate: string,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  use: SignatureUse,
): Promise<CheckedSignature> {
  const signature = { keyid: said.keyid, sig, payloadType: TYPE, content: { ...said, candidate } };
  return checkDetached(signature, trusted, verifyEd25519, { ...use, role: KEY_ROLES.owner, day: said.day });
}
