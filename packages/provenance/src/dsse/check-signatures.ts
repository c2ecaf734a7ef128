import type { Fault, Result } from '@sluice/errors';
import type { TrustedKey } from '../keys/trust.js';
import type { VerifyEd25519 } from './ed25519.js';
import { pae } from './pae.js';
import type { ReadEnvelope } from './read-envelope.js';

/**
 * The trusted keys behind the signatures of an envelope, in its order. Every signature must be a valid one by a trusted
 * key: one that nobody checks could be changed unseen. What the keys may sign is for the caller.
 *
 * Faults: `signature/untrusted`, `signature/invalid`.
 */
export async function checkSignatures(
  { payloadType, payload, signatures }: ReadEnvelope,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  noun: string,
): Promise<Result<readonly TrustedKey[]>> {
  const message = pae(payloadType, payload);
  const keys: TrustedKey[] = [];
  for (const [i, { keyid, signature }] of signatures.entries()) {
    const nth = `${noun}: signature ${i + 1} of ${signatures.length}`;
    const key = trusted.find((candidate) => candidate.keyid === keyid);
    if (key === undefined) {
      return wrong({
        code: 'signature/untrusted',
        message: `${nth}: expected a key id among the ${trusted.length} trusted keys`,
        hint: 'get the publisher’s public key from a source you trust, and name it with --trust',
      });
    }
    if (signature.length !== 64 || (await verifyEd25519(key.publicKey, message, signature)) !== true) {
      return wrong({
        code: 'signature/invalid',
        message: `${nth}: does not fit what is signed and key ${keyid}`,
        hint: 'it was changed after it was signed: get it again',
      });
    }
    keys.push(key);
  }
  return { ok: true, value: keys, warnings: [] };
}

function wrong(fault: Fault): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: [fault] };
}
