import type { Messages } from './lang.js';

/** What stands around the sections, and what was set aside or left unchecked. */
export const PAGE_MESSAGES = {
  'page.kind': { zh: '数据产品发布说明', en: 'Release report' },
  'page.other': { zh: 'English', en: '中文' },
  'page.issued': { zh: '{day} 制作', en: 'Built {day}' },
  'page.published': { zh: '{day} 发布', en: 'Published {day}' },
  'page.expires': { zh: '有效期至 {day}', en: 'valid until {day}' },
  'page.footer': {
    zh: '本页只由已签名的声明生成，不含声明之外的任何内容。',
    en: 'This page was rendered from the signed statement alone and holds nothing that the statement does not.',
  },
  'list.separator': { zh: '、', en: ', ' },
  'list.of': { zh: '；', en: '; ' },
  'text.space': { zh: '', en: ' ' },
  'text.colon': { zh: '：', en: ': ' },
  'text.none': { zh: '无', en: 'none' },

  'waivers.title': {
    zh: '豁免：以下规则未满足，经签名豁免后发布',
    en: 'Waivers: rules that were not met and were set aside',
  },
  'waivers.none': { zh: '豁免：无。没有任何规则被豁免。', en: 'Waivers: none. No rule was set aside.' },
  'waivers.by': { zh: '由 {owner} 于 {day} 签署豁免', en: 'waived by {owner} on {day}' },
  'waivers.until': { zh: '豁免截止 {day}', en: 'the waiver counts until {day}' },
  'waivers.reason': { zh: '理由：{reason}', en: 'Reason: {reason}' },
  'waivers.lacking': {
    zh: '这条规则未满足，声明中也没有对它的豁免。不要使用此发布。',
    en: 'This rule was not met, and the statement holds no waiver of it. Do not use this release.',
  },

  'notice.internal': {
    zh: '仅供内部使用：没有按任何受众检查过，不得转交他人。',
    en: 'For the owner’s own use: not checked for any audience, not to be passed on.',
  },
  'notice.verification': {
    zh: '实名核验，以本人同意为前提：不声明任何隐私模型。',
    en: 'Identified, by consent: no privacy model is claimed.',
  },
  'notice.verification.why': {
    zh: '每个回答都是关于一个指明的人的“是”或“否”；只有在其签名同意之下才会回答。',
    en: 'Each answer is a yes or a no about a person who is named, given only with that person’s signed consent.',
  },
  'notice.preview': { zh: '预览版：以下各项未经检查', en: 'Preview: the following has not been checked' },
  'notice.unchecked': { zh: '以下各项未经检查', en: 'The following has not been checked' },
  'notice.rules': { zh: '尚未实现的规则', en: 'Rules that are not built yet' },
  'notice.earlier': { zh: '与以往发布的关系：未检查。', en: 'Earlier releases: not checked.' },
  'notice.earlier.why': {
    zh: '同时持有涉及同一批人的其他发布的人，合在一起看可能得知更多。',
    en: 'Someone who holds another release about the same people may learn more from both together.',
  },
  'notice.classifier': { zh: '自动分类：未运行。', en: 'Classifier: not run.' },
  'notice.classifier.why': {
    zh: '各列的角色由数据所有者声明；没有程序在单元格中查找未声明的标识符。',
    en: 'The roles of the columns are the owner’s declaration; no program has searched the cells for identifiers.',
  },
} as const satisfies Messages;
