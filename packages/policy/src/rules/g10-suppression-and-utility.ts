import { answersOnly } from './answers-only.js';
import { block, type GateRule, PASS, waivableBlock } from './rule.js';

/**
 * G10: suppression is within its limits, and the release still says something. A waiver may pass over a limit that was
 * exceeded and over a release that says little; not over counts that are missing, nor over an empty release.
 */
export const g10: GateRule = Object.freeze({
  code: 'G10',
  title: { zh: '抑制量在上限之内，且产品仍然有用', en: 'suppression is within its limits, and the product is of use' },
  waivable: true,
  judge(facts) {
    if (answersOnly(facts)) return PASS;
    const { suppression: s, utility } = facts;
    const counts = [s.rows, s.people, s.mostRows, s.mostPeople, utility.releasedRows, utility.varyingColumns];
    // Losses may be infinite where the aggregate is a sum; NaN and undefined say that nothing was measured.
    if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0) || !(utility.loss >= 0))
      return block(
        { zh: '抑制量或信息损失未测量', en: 'suppression or loss was not measured' },
        { zh: '请报告此缺陷', en: 'report this: the build measures both' },
      );
    if (s.rows > s.mostRows || s.people > s.mostPeople)
      return waivableBlock(
        { zh: '被抑制的行或人数超过上限', en: 'more rows or people are suppressed than the limit allows' },
        { zh: '允许更高的层级，或提高 privacy.suppression', en: 'allow higher levels, or raise privacy.suppression' },
      );
    if (utility.releasedRows === 0)
      return block(
        { zh: '发布结果为空', en: 'nothing is left to release' },
        { zh: '降低 k，或允许更高的层级', en: 'lower k, or allow higher levels' },
      );
    if (utility.varyingColumns === 0)
      return waivableBlock(
        {
          zh: '每一列都只剩一个值，产品没有用处',
          en: 'every column is left with a single value: the product is of no use',
        },
        { zh: '减少准标识符，或降低 k', en: 'release fewer quasi-identifiers, or lower k' },
      );
    return PASS;
  },
} satisfies GateRule);
