import { canonicalJson } from '../canonical-json.js';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { signatureOf } from '../dsse/signature.js';
import type { Signer } from '../dsse/signer.js';
import { SIGNING_ROLE } from '../keys/scope.js';
import type { TrustedKey } from '../keys/trust.js';
import type { Authorship } from '../statement.js';
import { assertCandidate } from './candidate-digest.js';
import { type CheckedSignature, checkDetached, type SignatureUse } from './detached.js';

const TYPE = 'application/vnd.sluice.candidate+json';

/**
 * The author's signature over a candidate: DSSE's pre-authentication encoding of `{candidate, keyid}`.
 *
 * @param candidate `candidateDigest` of the core, 64 hex digits.
 * @throws SluiceError `signature/shape`, `signature/length`.
 */
export async function signCandidate(signer: Signer, candidate: string): Promise<Authorship> {
  assertCandidate(candidate);
  const { keyid } = signer;
  return { keyid, sig: await signatureOf(signer, TYPE, canonicalJson({ candidate, keyid })) };
}

/** Checks an author's signature; in scope is a key trusted as `operator` on the day of issue. */
export function checkAuthorship(
  { keyid, sig }: Authorship,
  candidate: string,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  use: SignatureUse & { readonly day: string },
): Promise<CheckedSignature> {
  const signature = { keyid, sig, payloadType: TYPE, content: { candidate, keyid } };
  return checkDetached(signature, trusted, verifyEd25519, { ...use, role: SIGNING_ROLE });
}
