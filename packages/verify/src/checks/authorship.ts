import { checkAuthorship as checkSignature, type TrustedKey } from '@sluice/provenance';
import { failed, passed, type VerifyCheck } from '../result.js';
import type { Signed } from '../signed.js';
import { signatureFault } from './signature-fault.js';
import { unnamedFault } from './unnamed-fault.js';

export interface CheckedAuthor {
  readonly checks: readonly VerifyCheck[];
  /** The author's key, where its signature counts. */
  readonly author?: TrustedKey;
}

/**
 * The author signed this candidate with a key trusted as operator on the day of issue: exit 8. Where the preset asks for
 * approvals there must be an author, and a holder behind the key, or self-approval could not be told: exit 6.
 */
export async function checkAuthorship(signed: Signed): Promise<CheckedAuthor> {
  const { statement, candidate, trusted, verifyEd25519, preset, use } = signed;
  const { author, core } = statement.predicate;
  const name = 'author';
  if (author === undefined) {
    return { checks: preset?.approvals ? [failed(6, name, 'nobody signed the candidate as its author')] : [] };
  }
  const checked = await checkSignature(author, candidate, trusted, verifyEd25519, { ...use, day: core.issued });
  const fault = signatureFault(name, checked);
  if (fault !== null || checked.key === undefined) return { checks: fault ? [fault] : [] };
  const unknown = unnamedFault(name, checked.key, signed);
  if (unknown !== null) return { checks: [unknown], author: checked.key };
  return { checks: [passed(name, `the candidate is signed by ${checked.key.keyid}`)], author: checked.key };
}
