import type { Messages } from './lang.js';

/** The gate, and its rules by short names. */
export const GATE_MESSAGES = {
  'gate.title': { zh: '须通过的规则', en: 'The rules it had to pass' },
  'gate.preset': { zh: '预设', en: 'Preset' },
  'gate.preset.builtin': { zh: '{preset}，内置', en: '{preset}, built in' },
  'gate.preset.own': {
    zh: '{preset}，机构自有，在内置预设 {base} 的基础上只收紧、不放宽',
    en: '{preset}, the publisher’s own: it tightens the built-in {base} and loosens nothing',
  },
  'gate.preset.chain': { zh: '逐级收紧：{chain}', en: 'each tightens the next: {chain}' },
  'gate.build': { zh: '制作时', en: 'When it was built' },
  'gate.publication': { zh: '{day} 发布时再次检查', en: 'Asked again on publication, {day}' },
  'gate.publication.none': {
    zh: '声明中没有发布当日的检查。',
    en: 'The statement holds no rules asked on the day of publication.',
  },
  'gate.none': { zh: '声明中没有规则。', en: 'The statement holds no rule.' },
  'gate.pass': { zh: '通过', en: 'passed' },
  'gate.waived': { zh: '未满足，已豁免', en: 'not met, waived' },
  'gate.covered': { zh: '凭豁免视为通过', en: 'counted as passed under the waiver' },
  'gate.open': { zh: '未满足，没有豁免', en: 'not met, not waived' },
  'gate.means': {
    zh: '规则在签发方处检查，由签名方担保；其中标为“可复算”的保证任何人都能重算。',
    en: 'The rules were asked where the release was made: attested. Guarantees marked “recomputed” anyone can recount.',
  },
  'gate.means.verification': {
    zh: '规则在签发方处检查，由签名方担保。',
    en: 'The rules were asked where the release was made: attested.',
  },
  'rule.G01': { zh: '产品文件严格有效，且先于数据固定', en: 'product file is strict and fixed before data is read' },
  'rule.G02': {
    zh: '一数一源，来源现行并按要求登记',
    en: 'one authoritative source a concept, current and registered',
  },
  'rule.G03': { zh: '每列均已声明并可追溯', en: 'every column is declared and traced' },
  'rule.G04': { zh: '供给方式的事实齐备，与登记一致', en: 'the facts of the channel agree with the records' },
  'rule.G05': {
    zh: '数据级别与受众相符：重要数据、商业秘密',
    en: 'grade fits the audience: important data, trade secrets',
  },
  'rule.G06': { zh: '隐私模型在回读的字节上成立', en: 'privacy models hold on the bytes read back' },
  'rule.G07': { zh: '小单元格、支配规则与取整', en: 'small cells, dominance, rounding' },
  'rule.G08': { zh: '与以往发布合在一起仍然成立', en: 'it still holds beside earlier releases' },
  'rule.G09': { zh: '差分隐私预算', en: 'differential-privacy budget' },
  'rule.G10': { zh: '抑制量在上限之内，且仍然有用', en: 'suppression within its limits, and still of use' },
  'rule.G11': { zh: '文件中没有多余的字节', en: 'no stray bytes in the files' },
  'rule.G12': { zh: '价格有效，与登记一致', en: 'the price is valid and agrees with the records' },
  'rule.G13': { zh: '泄露溯源标记', en: 'fingerprint against leaks' },
  'rule.G14': { zh: '由作者以外的人批准', en: 'approved by others than its author' },
  'rule.G15': { zh: '已密封，经独立进程复核，并记入日志', en: 'sealed, verified afresh, and in the log' },
  'rule.G16': { zh: '豁免有签名、理由与期限', en: 'waivers are signed, with a reason and an end' },
} as const satisfies Messages;
