import { type Fault, SluiceError } from '@sluice/errors';
import type { PublicationFacts, Verdict } from '@sluice/policy';

/** Rules about signatures that can still come: where only they block, the candidate waits. */
const WAITS_FOR: readonly string[] = ['G14', 'G16'];

/**
 * Throws what the gate found: kind `waits` (exit 3) where nothing but further signatures is missing, else `refused`.
 * A signature that is there and wrong is a refusal: more of them do not mend it.
 */
export function refuseVerdict(verdict: Verdict, facts?: PublicationFacts): never {
  const blocks = verdict.rules.filter(({ status }) => status !== 'pass');
  const faults: Fault[] = blocks.map(({ code, reason, hint }) => ({
    code: `gate/${code}`,
    message: reason?.en ?? 'the rule gave no reason',
    ...(hint && { hint: hint.en }),
  }));
  const sound = facts !== undefined && facts.invalidApprovals === 0 && facts.candidate.intact;
  const waits = sound && faults.length > 0 && blocks.every(({ code }) => WAITS_FOR.includes(code));
  throw new SluiceError(
    waits ? 'waits' : 'refused',
    faults.length > 0 ? faults : [{ code: 'gate/empty', message: 'the gate has no rule' }],
  );
}
