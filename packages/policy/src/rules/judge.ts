import { ask, type Verdict } from './ask.js';
import type { GateFacts } from './facts.js';
import { GATE_RULES } from './list.js';
import type { GateRule } from './rule.js';
import { waivableCodes } from './waivable-codes.js';

/**
 * Asks every rule that the preset names for a build. Fail-closed: a release passes only when each rule is there and
 * returns the `PASS` object itself. Where nothing but waivers is missing, the verdict does not pass and `waits`: such a
 * build may become a candidate, and publication asks for the waivers.
 */
export function judgeRelease(facts: GateFacts, rules: readonly GateRule[] = GATE_RULES): Verdict {
  const codes = facts.preset?.rules ?? [];
  const waivable = waivableCodes(facts);
  const verdicts = codes.map((code) => ask(code, rules, facts, waivable));
  const pass = verdicts.length > 0 && verdicts.every(({ status }) => status === 'pass');
  const waits = !pass && verdicts.length > 0 && verdicts.every(({ status }) => status !== 'block');
  return { pass, waits, classifier: 'not run', rules: verdicts };
}
