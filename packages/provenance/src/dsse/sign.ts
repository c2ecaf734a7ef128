import { parseStatement } from '../parse-statement.js';
import { PAYLOAD_TYPE, type ReleaseStatement } from '../statement.js';
import { signEnvelope } from './sign-envelope.js';
import type { Signer } from './signer.js';

/**
 * Signs a statement: one line of `attestations.intoto.jsonl`, signatures in the order of their key ids.
 *
 * @throws SluiceError `envelope/no-signer`, `envelope/signer-twice`, `statement/shape` for a statement that our own
 * verifier would not read, `signature/length`.
 */
export async function signStatement(statement: ReleaseStatement, signers: readonly Signer[]): Promise<Uint8Array> {
  return signEnvelope(PAYLOAD_TYPE, parseStatement(statement), signers);
}
