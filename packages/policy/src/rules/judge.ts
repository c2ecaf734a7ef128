import type { GateFacts } from './facts.js';
import { GATE_RULES } from './list.js';
import { type GateRule, type Message, PASS } from './rule.js';

/** Answer of one rule. `fault` marks a rule that did not answer properly: it counts as a block. */
export interface RuleVerdict {
  readonly code: string;
  readonly status: 'pass' | 'block';
  readonly reason?: Message;
  readonly hint?: Message;
}

export interface Verdict {
  readonly pass: boolean;
  /** G03 goes by what is declared: no classifier has looked at the cells. */
  readonly classifier: 'not run';
  readonly rules: readonly RuleVerdict[];
}

const REPORT: Message = {
  zh: '这是规则本身的缺陷，请报告；在修复之前不会发布。',
  en: 'this is a fault in the rule itself: report it; nothing is released until it is mended',
};

function ask(code: string, rule: GateRule | undefined, facts: GateFacts): RuleVerdict {
  const refuse = (zh: string, en: string): RuleVerdict => ({ code, status: 'block', reason: { zh, en }, hint: REPORT });
  if (!rule) return refuse('预设点名的规则不存在', 'the preset names this rule, but it is not there');
  let answer: unknown;
  try {
    answer = rule.judge(facts);
  } catch {
    // The thrown text may quote data, so it is not passed on.
    return refuse('规则执行出错', 'the rule threw an error');
  }
  if (answer === PASS) return { code, status: 'pass' };
  if (isBlock(answer)) return { code, status: 'block', reason: answer.reason, hint: answer.hint };
  return refuse('规则没有给出有效答复', 'the rule answered neither pass nor block');
}

function isBlock(answer: unknown): answer is { status: 'block'; reason: Message; hint: Message } {
  return typeof answer === 'object' && answer !== null && (answer as { status?: unknown }).status === 'block';
}

/**
 * Asks every rule that the preset names. Fail-closed: a release passes only when each rule is there and returns the
 * `PASS` object itself; a rule that throws, or returns false, true, undefined or a look-alike, stops it.
 */
export function judgeRelease(facts: GateFacts, rules: readonly GateRule[] = GATE_RULES): Verdict {
  const verdicts = facts.preset.rules.map((code) =>
    ask(
      code,
      rules.find((rule) => rule.code === code),
      facts,
    ),
  );
  const pass = verdicts.length > 0 && verdicts.every((v) => v.status === 'pass');
  return { pass, classifier: 'not run', rules: verdicts };
}
