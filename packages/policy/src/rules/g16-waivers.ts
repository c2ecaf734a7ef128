import { isDay } from '../days.js';
import type { PublicationFacts, WaiverFact } from './facts.js';
import { isText } from './need-record.js';
import { sameParty, unnamed } from './parties.js';
import { type Block, block, PASS, type PublicationRule, waitingBlock } from './rule.js';
import { waivableCodes } from './waivable-codes.js';

/**
 * G16: each rule that needs a waiver has a valid one, and nothing else is waived: of this candidate, for a rule that the
 * preset lets waive, with owner, reason and a last day that is not over, by a key within its scope, of a named holder, and
 * not of the author's party.
 */
export const g16: PublicationRule = Object.freeze({
  code: 'G16',
  title: {
    zh: '仅豁免可豁免的规则，且有签名、理由与期限',
    en: 'only what may be waived is, signed, with reason and end',
  },
  judge(facts) {
    const { waivers, needsWaiver } = facts;
    const waivable = waivableCodes(facts);
    for (const waiver of waivers) {
      if (!waivable.includes(waiver.rule))
        return block(
          { zh: `规则 ${waiver.rule} 不可豁免`, en: `rule ${waiver.rule} cannot be waived here` },
          { zh: '移除该豁免，满足规则', en: 'take the waiver away, and meet the rule' },
        );
      if (!needsWaiver.includes(waiver.rule))
        return block(
          { zh: `规则 ${waiver.rule} 不需要豁免`, en: `rule ${waiver.rule} needs no waiver` },
          { zh: '移除该豁免', en: 'take the waiver away' },
        );
      if (waivers.some((other) => other !== waiver && other.rule === waiver.rule))
        return block(
          { zh: `规则 ${waiver.rule} 有多份豁免`, en: `rule ${waiver.rule} is waived more than once` },
          { zh: '只保留一份', en: 'keep one of the waivers' },
        );
      const fault = invalid(waiver, facts);
      if (fault !== undefined) return fault;
    }
    const bare = needsWaiver.filter((code) => !waivers.some(({ rule }) => rule === code));
    const never = bare.find((code) => !waivable.includes(code));
    if (never !== undefined)
      return block(
        { zh: `规则 ${never} 未通过且不可豁免`, en: `rule ${never} is not met and cannot be waived here` },
        { zh: '满足规则后重新构建', en: 'meet the rule, and build again' },
      );
    if (bare.length === 0) return PASS;
    return waitingBlock(
      { zh: `规则 ${bare.join('、')} 需要签名豁免`, en: `a signed waiver is needed for ${bare.join(', ')}` },
      { zh: '由责任人豁免，或满足规则后重新构建', en: 'have the owner waive it, or meet the rule and build again' },
    );
  },
} satisfies PublicationRule);

function invalid(waiver: WaiverFact, { candidate, author, supply }: PublicationFacts): Block | undefined {
  const hint = { zh: '重新签署豁免', en: 'sign the waiver again' };
  if (waiver.candidate !== candidate.computed)
    return block({ zh: '有一份豁免针对另一候选', en: 'a waiver is of another candidate' }, hint);
  if (!isText(waiver.owner) || !isText(waiver.reason))
    return block({ zh: '豁免没有责任人或理由', en: 'a waiver lacks its owner or its reason' }, hint);
  if (!isDay(waiver.until) || !isDay(supply.day) || waiver.until < supply.day)
    return block({ zh: '豁免已过期或没有期限', en: 'a waiver has run out, or has no last day' }, hint);
  const { day = supply.day } = waiver;
  if (!isDay(day) || day > supply.day || !(day >= supply.validity.issued))
    return block(
      { zh: '豁免的日期不在构建与今日之间', en: 'a waiver is of a day before the build, or still to come' },
      hint,
    );
  if (waiver.outOfScope !== null || !isText(waiver.keyid) || sameParty(waiver, author))
    return block(
      { zh: '签署豁免的密钥超出权限，或属于作者', en: 'the key of a waiver may not waive, or is the author’s' },
      hint,
    );
  return unnamed(waiver);
}
