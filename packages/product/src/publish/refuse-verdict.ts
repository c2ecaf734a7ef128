import { type Fault, SluiceError } from '@sluice/errors';
import type { Verdict } from '@sluice/policy';

/**
 * Throws what the gate found: kind `waits` (exit 3) where nothing but further signatures is missing, else `refused`.
 * A signature that is there and wrong is a refusal: more of them do not mend it.
 */
export function refuseVerdict({ rules, waits }: Verdict): never {
  const faults: Fault[] = rules
    .filter(({ status }) => status !== 'pass')
    .map(({ code, reason, hint }) => ({
      code: `gate/${code}`,
      message: reason?.en ?? 'the rule gave no reason',
      ...(hint && { hint: hint.en }),
    }));
  throw new SluiceError(
    waits ? 'waits' : 'refused',
    faults.length > 0 ? faults : [{ code: 'gate/empty', message: 'the gate has no rule' }],
  );
}
