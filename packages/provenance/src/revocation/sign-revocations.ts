import { signEnvelope } from '../dsse/sign-envelope.js';
import type { Signer } from '../dsse/signer.js';
import { entryKey, parseRevocations, REVOCATIONS_TYPE, type RevocationList } from './revocation-list.js';

/**
 * Signs a list of revocations: one DSSE line, entries and keys put in order. Hold it against the former list with
 * `succeeds` before it goes out.
 *
 * @throws SluiceError `revocations/*`, `envelope/no-signer`, `envelope/signer-twice`, `signature/length`.
 */
export async function signRevocations(list: RevocationList, signers: readonly Signer[]): Promise<Uint8Array> {
  const entries = [...list.entries].sort((a, b) => (entryKey(a) < entryKey(b) ? -1 : 1));
  const keys = list.keys && [...list.keys].sort((a, b) => (a.keyid < b.keyid ? -1 : 1));
  return signEnvelope(REVOCATIONS_TYPE, parseRevocations({ ...list, entries, ...(keys && { keys }) }), signers);
}
