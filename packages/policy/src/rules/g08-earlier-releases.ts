import type { RecordFacts } from './record-facts.js';
import { type Block, block, type GateRule, PASS } from './rule.js';

type Status = RecordFacts['supply']['intersection']['status'];

/** Why the check did not show that the releases are safe together. */
const REFUSALS: {
  readonly [S in Exclude<Status, 'not-needed' | 'first' | 'holds'>]: readonly [string, string, string, string];
} = {
  breaks: [
    '与以前的发布合并后，某些人群过小或模型不再成立',
    'together with earlier releases, a group of people is too small, or a model no longer holds',
    '用 series 固定层级，或提高泛化层级',
    'pin the levels with `series`, or generalise further',
  ],
  missing: [
    '以前的发布缺少可比对的人员映射',
    'an earlier release has no map of its people to compare with',
    '恢复该映射；否则不能再发布同一人群的明细',
    'restore that map; without it no further rows about these people can leave',
  ],
  'too-large': [
    '与以前发布的交叉检查规模过大，未得出结论',
    'the check against earlier releases was too large to decide',
    '减少列或提高泛化层级',
    'release fewer columns, or generalise further',
  ],
  'no-registry': [
    '没有可查询的登记库',
    'there is no registry to look up earlier releases in',
    '用 --registry 指明登记库',
    'name the registry with --registry',
  ],
  'no-key': [
    '没有用于比对以前发布的密钥',
    'the key for comparing with earlier releases is missing',
    '提供该密钥',
    'provide that key',
  ],
};

/**
 * G08, as far as the intersection with earlier releases: whoever may hold several releases about the same people
 * learns no more from them together than the models allow. Passes only where the check held, or was not needed.
 */
export const g08 = Object.freeze({
  code: 'G08',
  title: { zh: '与以前的发布合并后仍然成立', en: 'it still holds together with earlier releases' },
  waivable: false,
  judge({ supply }: RecordFacts) {
    const { status } = supply.intersection;
    if (status === 'not-needed' || status === 'first' || status === 'holds') return PASS;
    return refusal(status);
  },
} satisfies GateRule);

function refusal(status: keyof typeof REFUSALS): Block {
  // An unknown status has no words of its own: destructuring throws, and the judge takes that for a block.
  const [zh, en, hintZh, hintEn] = REFUSALS[status];
  return block({ zh, en }, { zh: hintZh, en: hintEn });
}
