import type { Fault } from '@sluice/errors';
import { fromBase64 } from '../base64.js';
import { canonicalJson } from '../canonical-json.js';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { pae } from '../dsse/pae.js';
import { type KeyUse, outOfScope } from '../keys/scope.js';
import type { TrustedKey } from '../keys/trust.js';

/** What became of one signature. */
export interface CheckedSignature {
  /** The key is a trusted one, and the signature fits. */
  readonly valid: boolean;
  /** The trusted key that the signature names, valid or not; absent where nobody trusts it. */
  readonly key?: TrustedKey;
  /** `signature/out-of-scope` where the key may not sign this: null says nothing unless `valid`. */
  readonly outOfScope: Fault | null;
}

/** What a decision about a release is judged by: the channel and the product that the release is of. */
export interface SignatureUse {
  readonly channel: string;
  readonly product: string;
}

/** Checks one signature that stands beside what it signs: over the canonical JSON of `content`, in its own type. */
export async function checkDetached(
  { keyid, sig, payloadType, content }: DetachedSignature,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  use: KeyUse,
): Promise<CheckedSignature> {
  const key = trusted.find((candidate) => candidate.keyid === keyid);
  if (key === undefined) return { valid: false, outOfScope: null };
  const signature = fromBase64(sig);
  const message = pae(payloadType, canonicalJson(content));
  const valid = signature?.length === 64 && (await verifyEd25519(key.publicKey, message, signature)) === true;
  return { valid, key, outOfScope: outOfScope(key, use) };
}

interface DetachedSignature {
  readonly keyid: string;
  readonly sig: string;
  readonly payloadType: string;
  readonly content: object;
}
