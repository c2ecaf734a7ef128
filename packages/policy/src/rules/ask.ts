import { type Block, type Message, PASS } from './rule.js';

/**
 * Answer of one rule. `needs-waiver`: stopped by a block that a signed waiver may pass over. A rule that did not answer
 * properly counts as a block.
 */
export interface RuleVerdict {
  readonly code: string;
  readonly status: 'pass' | 'block' | 'needs-waiver';
  readonly reason?: Message;
  readonly hint?: Message;
  /** Nothing is wrong, something is still to come: a signature, or the sealing. */
  readonly waits?: true;
}

export interface Verdict {
  /** Every rule was asked and passes, or has the waiver that it needs. */
  readonly pass: boolean;
  /** It does not pass yet, and nothing but signatures, or the sealing, is missing. */
  readonly waits: boolean;
  /** G03 goes by what is declared: no classifier has looked at the cells. */
  readonly classifier: 'not run';
  readonly rules: readonly RuleVerdict[];
}

interface Rule<Facts> {
  readonly code: string;
  readonly waivable?: boolean;
  judge(facts: Facts): unknown;
}

const REPORT: Message = {
  zh: '这是规则本身的缺陷，请报告；在修复之前不会发布。',
  en: 'this is a fault in the rule itself: report it; nothing is released until it is mended',
};

/**
 * Asks one rule, fail-closed: it passes only by returning the `PASS` object itself. One that is not there, throws, or
 * returns false, true, undefined or a look-alike blocks.
 * @param waivable codes whose waivable blocks a waiver may pass over
 */
export function ask<Facts>(
  code: string,
  rules: readonly Rule<Facts>[],
  facts: Facts,
  waivable: readonly string[],
): RuleVerdict {
  const refuse = (zh: string, en: string): RuleVerdict => ({ code, status: 'block', reason: { zh, en }, hint: REPORT });
  const rule = rules.find((candidate) => candidate.code === code);
  if (!rule) return refuse('预设点名的规则不存在', 'the preset names this rule, but it is not there');
  let answer: unknown;
  try {
    answer = rule.judge(facts);
  } catch {
    // The thrown text may quote data, so it is not passed on.
    return refuse('规则执行出错', 'the rule threw an error');
  }
  if (answer === PASS) return { code, status: 'pass' };
  if (!isBlock(answer)) return refuse('规则没有给出有效答复', 'the rule answered neither pass nor block');
  const { reason, hint } = answer;
  const waived = answer.waivable === true && rule.waivable === true && waivable.includes(code);
  if (waived) return { code, status: 'needs-waiver', reason, hint };
  return { code, status: 'block', reason, hint, ...(answer.waits === true && { waits: true }) };
}

function isBlock(answer: unknown): answer is Block {
  return typeof answer === 'object' && answer !== null && (answer as { status?: unknown }).status === 'block';
}
