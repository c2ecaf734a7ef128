import type { EvidenceGrade, ReleaseCore } from '@sluice/provenance';

/**
 * 0 good; 2 usage, or a statement that cannot be read; 3 digest, extra or missing file; 4 a guarantee is not
 * reproduced; 5 revoked, expired or not yet issued; 6 policy; 7 log; 8 signature.
 */
export type VerifyExitCode = 0 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** One answer of the verifier. No member ever holds a value from the data. */
export interface VerifyCheck {
  readonly name: string;
  readonly ok: boolean;
  /** False where nothing was checked here: the line repeats what the signer states. It is `ok`, but shows nothing. */
  readonly checked: boolean;
  /** 0 where `ok`. */
  readonly exitCode: VerifyExitCode;
  /** Whose word it is, where the check is about a guarantee. */
  readonly grade?: EvidenceGrade;
  readonly detail: string;
}

export interface VerifyResult {
  readonly ok: boolean;
  readonly exitCode: VerifyExitCode;
  readonly checks: readonly VerifyCheck[];
  /** What the signed statement says; absent where no signature could be trusted. */
  readonly core?: ReleaseCore;
}

/** Of several failures the first of these speaks for the whole. */
const ORDER: readonly VerifyExitCode[] = [2, 8, 3, 5, 6, 4, 7];

export function passed(name: string, detail: string, grade?: EvidenceGrade): VerifyCheck {
  return { name, ok: true, checked: true, exitCode: 0, ...(grade && { grade }), detail };
}

/** What the signer states and nobody checks here. */
export function stated(name: string, detail: string, grade?: EvidenceGrade): VerifyCheck {
  return { ...passed(name, detail, grade), checked: false };
}

export function failed(exitCode: VerifyExitCode, name: string, detail: string, grade?: EvidenceGrade): VerifyCheck {
  return { name, ok: false, checked: true, exitCode, ...(grade && { grade }), detail };
}

export function resultOf(checks: readonly VerifyCheck[], core?: ReleaseCore): VerifyResult {
  const exitCode = ORDER.find((code) => checks.some((check) => check.exitCode === code)) ?? 0;
  // Nothing checked is nothing verified.
  const ok = checks.length > 0 && checks.every((check) => check.ok === true);
  return { ok, exitCode: ok ? 0 : exitCode || 2, checks, ...(core && { core }) };
}
