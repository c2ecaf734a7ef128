import { ask, type Verdict } from './ask.js';
import type { PublicationFacts } from './facts.js';
import { PUBLICATION_RULES } from './publication-list.js';
import type { PublicationRule } from './rule.js';
import { waivableCodes } from './waivable-codes.js';

/**
 * Asks every rule that the preset names for publication, fail-closed like `judgeRelease`. A rule counts as met by a
 * waiver only where the build said that it needs one: that is what the owner waived, and what a verifier will look for.
 * A preset without rules of publication publishes nothing.
 */
export function judgePublication(
  facts: PublicationFacts,
  rules: readonly PublicationRule[] = PUBLICATION_RULES,
): Verdict {
  const codes = facts.preset?.publication ?? [];
  const needed = facts.needsWaiver ?? [];
  const waivable = waivableCodes(facts).filter((code) => needed.includes(code));
  const verdicts = codes.map((code) => ask(code, rules, facts, waivable));
  const covered = needed.length === 0 || verdicts.some(({ code, status }) => code === 'G16' && status === 'pass');
  const pass = verdicts.length > 0 && covered && verdicts.every(({ status }) => status !== 'block');
  const waits =
    !pass && verdicts.length > 0 && verdicts.every(({ status, waits: still }) => status !== 'block' || still === true);
  return { pass, waits, classifier: 'not run', rules: verdicts };
}

/** Whether nothing but the sealing itself is missing: every other rule is met or waived, and G15 passes or waits. */
export function readyToSeal({ pass, rules }: Verdict): boolean {
  const blocked = rules.filter(({ status }) => status === 'block');
  const covered = rules.some(({ code, status }) => code === 'G16' && status === 'pass');
  return pass || (covered && blocked.length === 1 && blocked[0].code === 'G15' && blocked[0].waits === true);
}
