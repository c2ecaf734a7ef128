import { signEnvelope } from '../dsse/sign-envelope.js';
import type { Signer } from '../dsse/signer.js';
import { parseTombstone, TOMBSTONE_TYPE, type Tombstone } from './tombstone.js';

/**
 * Signs a tombstone: one DSSE line, to stand alone as `TOMBSTONE_PATH` where the release was.
 *
 * @throws SluiceError `tombstone/*`, `envelope/no-signer`, `envelope/signer-twice`, `signature/length`.
 */
export async function signTombstone(tombstone: Tombstone, signers: readonly Signer[]): Promise<Uint8Array> {
  return signEnvelope(TOMBSTONE_TYPE, parseTombstone(tombstone), signers);
}
