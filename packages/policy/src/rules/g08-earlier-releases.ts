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

type Words = (typeof REFUSALS)['missing'];

/** What `missing` stands for, where the check says more than that a map is not there. */
const UNFOLLOWED: ReadonlyMap<string, Words> = new Map([
  [
    'records',
    [
      '无法逐条对应以前发布中的记录：内容有改动，或记录键不同',
      'records cannot be followed from an earlier release: rows were changed, or are named by another key',
      '在每次发布中声明同一个 source.key（每人一行的名册用主体列）',
      'declare `source.key`, the same in every release (for a roll with one row a person: the subject column)',
    ],
  ],
  [
    'concepts',
    [
      '来源的概念与以前的发布部分重叠，或未登记',
      'the concepts of the sources overlap with those of an earlier release without being the same, or are not on record',
      '登记来源的概念；并以与以前发布相同的来源组合发布',
      'put the sources on record; release the same combination of sources as before',
    ],
  ],
  [
    'subject',
    [
      '与以前的发布用不同的列标识个人',
      'another column says who a person is than in an earlier release of the same concept',
      '`subject` 使用与以前发布相同的列',
      'name the same column under `subject` as before',
    ],
  ],
  [
    'linked',
    [
      '以前的发布或本次发布的行按人关联，但无法逐条对应',
      'rows are linked by person here or in an earlier release, and no record can be followed into them',
      '声明 source.key；缺少记录的旧发布无法补救',
      'declare `source.key`; an earlier release that lacks its records cannot be mended',
    ],
  ],
]);

/**
 * G08, as far as the intersection with earlier releases: whoever may hold several releases about the same people
 * learns no more from them together than the models allow. Passes only where the check held, or was not needed.
 */
export const g08 = Object.freeze({
  code: 'G08',
  title: { zh: '与以前的发布合并后仍然成立', en: 'it still holds together with earlier releases' },
  waivable: false,
  judge({ supply }: RecordFacts) {
    const { status, reasons } = supply.intersection;
    if (status === 'not-needed' || status === 'first' || status === 'holds') return PASS;
    return refusal(status, reasons);
  },
} satisfies GateRule);

function refusal(status: keyof typeof REFUSALS, reasons: readonly string[]): Block {
  const known =
    status === 'missing' ? reasons.map((reason) => UNFOLLOWED.get(reason)).find((words) => words) : undefined;
  // An unknown status has no words of its own: destructuring throws, and the judge takes that for a block.
  const [zh, en, hintZh, hintEn] = known ?? REFUSALS[status];
  return block({ zh, en }, { zh: hintZh, en: hintEn });
}
