import { type ReleaseCore, sha256Hex } from '@sluice/provenance';
import { type CompiledPolicy, compilePolicy } from './compiled-policy.js';
import { parsePolicy } from './public-policy.js';

/** A release of the form `verification`, ready to be asked. */
export interface VerificationRelease {
  /** It verified, it is a verification, and its policy is the one that was signed. Else nothing is ever said. */
  readonly sound: boolean;
  readonly id: string;
  readonly product: string;
  readonly channel: string;
  /** Column of the source by which a person is found. */
  readonly subject: string | null;
  /** The only recipient, where the release names one. */
  readonly recipient: string | null;
  /** First and last day, yyyy-mm-dd, inclusive. */
  readonly issued: string;
  readonly expires: string | null;
  readonly policy: CompiledPolicy;
}

/** A policy without a question; what an unsound release is asked by, so that it answers like any other. */
const NOTHING = compilePolicy({
  predicates: {},
  answering: {
    period: 'P1D',
    perSubject: { most: 1, period: 'P1D' },
    purposes: [],
    keyCommitment: '',
  },
});

/**
 * Takes what the verifier said of a release and the bytes of its product.json. An unsound release is no error here: it
 * answers `unavailable`, and the operator's audit says `release-unsound`.
 * @param verified result of `verifyRelease`, made for the day of use and with the list of revocations at hand
 */
export function verificationRelease(
  verified: { readonly ok: boolean; readonly core?: ReleaseCore },
  productJson: Uint8Array,
): VerificationRelease {
  const { core } = verified;
  const asSigned = core?.form === 'verification' && sha256Hex(productJson) === core.product.sha256;
  const policy = asSigned ? parsePolicy(productJson) : null;
  return Object.freeze({
    sound: verified.ok === true && policy !== null,
    id: core?.release ?? 'rel-unknown',
    product: core?.product.id ?? 'unknown',
    channel: core?.channel.kind ?? 'unknown',
    subject: core?.unit.kind === 'people' ? core.unit.column : null,
    recipient: core?.channel.recipient ?? null,
    issued: core?.issued ?? '',
    expires: core?.expires ?? null,
    policy: policy === null ? NOTHING : compilePolicy(policy),
  });
}
