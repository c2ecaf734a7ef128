import { block, PASS, type PublicationRule, waitingBlock } from './rule.js';

/** G15: the sealed directory was verified in a process of its own, and the log has its entry. */
export const g15: PublicationRule = Object.freeze({
  code: 'G15',
  title: { zh: '已密封、独立复核并记入日志', en: 'sealed, verified in a fresh process, and in the log' },
  judge({ sealed }) {
    if (sealed === null)
      return waitingBlock(
        { zh: '尚未密封', en: 'it is not sealed yet' },
        { zh: '其他规则通过后再密封', en: 'seal it once the other rules are met' },
      );
    if (sealed.verified !== true)
      return block(
        { zh: '密封后的发布未通过复核', en: 'the sealed release does not verify' },
        { zh: '请报告此缺陷', en: 'report this: nothing is published until it is mended' },
      );
    if (sealed.logged !== true)
      return block(
        { zh: '发布未记入日志', en: 'the release is not in the log' },
        { zh: '检查登记库', en: 'check the registry' },
      );
    return PASS;
  },
} satisfies PublicationRule);
