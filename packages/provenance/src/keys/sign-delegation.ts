import { signEnvelope } from '../dsse/sign-envelope.js';
import type { Signer } from '../dsse/signer.js';
import { DELEGATION_TYPE, type Delegation, parseDelegation } from './delegation-shape.js';

/**
 * Hands a right on to another key: one DSSE line, without its line break. Whether the giver has that right is for
 * whoever opens it (`openDelegations`): only they know which roots they trust.
 *
 * @throws SluiceError `delegation/shape`, `delegation/dates`, `delegation/root`, `key/*`, `signature/length`.
 */
export async function signDelegation(signer: Signer, delegation: Delegation): Promise<string> {
  const bytes = await signEnvelope(DELEGATION_TYPE, parseDelegation(delegation), [signer]);
  return new TextDecoder().decode(bytes).trimEnd();
}
