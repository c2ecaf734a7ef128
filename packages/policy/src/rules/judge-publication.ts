import { ask, type Verdict } from './ask.js';
import type { PublicationFacts } from './facts.js';
import { PUBLICATION_RULES } from './publication-list.js';
import type { PublicationRule } from './rule.js';
import { waivableCodes } from './waivable-codes.js';

/**
 * Asks every rule that the preset names for publication, fail-closed like `judgeRelease`. G16 is asked last: it sees
 * the rules that needed a waiver at the build and those that need one today, and only when it passes do these count as
 * met. A preset without rules of publication publishes nothing.
 */
export function judgePublication(
  facts: PublicationFacts,
  rules: readonly PublicationRule[] = PUBLICATION_RULES,
): Verdict {
  const codes = facts.preset?.publication ?? [];
  const waivable = waivableCodes(facts);
  const first = codes.filter((code) => code !== 'G16').map((code) => ask(code, rules, facts, waivable));
  const today = first.filter(({ status }) => status === 'needs-waiver').map(({ code }) => code);
  // Without the list of the build nothing is known to be covered: left as it is, G16 blocks.
  const needsWaiver = facts.needsWaiver && [...new Set([...facts.needsWaiver, ...today])];
  const last = codes.includes('G16') ? [ask('G16', rules, { ...facts, needsWaiver }, [])] : [];
  const verdicts = [...first, ...last];
  const covered = last[0]?.status === 'pass' || needsWaiver?.length === 0;
  const pass = first.length > 0 && covered && verdicts.every(({ status }) => status !== 'block');
  const waits =
    !pass && first.length > 0 && verdicts.every(({ status, waits: still }) => status !== 'block' || still === true);
  return { pass, waits, classifier: 'not run', rules: verdicts };
}

/** Whether nothing but the sealing itself is missing: every other rule is met or waived, and G15 passes or waits. */
export function readyToSeal({ pass, rules }: Verdict): boolean {
  const blocked = rules.filter(({ status }) => status === 'block');
  const waived = rules.every(({ status }) => status !== 'needs-waiver');
  const covered = waived || rules.some(({ code, status }) => code === 'G16' && status === 'pass');
  return pass || (covered && blocked.length === 1 && blocked[0].code === 'G15' && blocked[0].waits === true);
}
