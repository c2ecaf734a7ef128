import type { Messages } from './lang.js';

/** Who answers for the release, and how long it counts. */
export const RESPONSIBILITY_MESSAGES = {
  'responsible.title': { zh: '谁负责', en: 'Who answers for it' },
  'responsible.owner': { zh: '数据所有者', en: 'Owner of the data' },
  'responsible.author': { zh: '制作并签名', en: 'Built and signed by' },
  'responsible.author.none': {
    zh: '声明没有单独记录制作者：由签名发布的密钥负责',
    en: 'not stated apart: whoever signed the release answers for it',
  },
  'responsible.key': { zh: '密钥 {key}', en: 'key {key}' },
  'responsible.approvals': { zh: '批准', en: 'Approvals' },
  'responsible.approvals.none': { zh: '声明中没有批准', en: 'the statement holds none' },
  'responsible.approvals.internal': { zh: '没有：自用不要求批准', en: 'none: own use asks for none' },
  'responsible.role': { zh: '身份', en: 'As' },
  'responsible.keyid': { zh: '密钥', en: 'Key' },
  'responsible.day': { zh: '日期', en: 'Day' },
  'responsible.approvals.means': {
    zh: '每份批准都签在候选摘要上，内容改动一个字节即失效。签名是否有效、密钥是否可信，由 sluice verify 核对，本页不作判断。',
    en: 'Each approval is a signature over the candidate digest and void once a byte has changed. Whether the signatures are valid and the keys may be trusted is for sluice verify to tell, not for this page.',
  },
  'responsible.bundle': { zh: '同批发布', en: 'Published together' },
  'responsible.bundle.means': {
    zh: '与以下发布作为一个整体发布，要么全部发布，要么都不发布。',
    en: 'In one transaction with these releases: all of them or none.',
  },
  'responsible.delegations': { zh: '授权链', en: 'Delegations' },
  'responsible.delegations.means': {
    zh: '附有 {count} 份授权书：此处签名的密钥由受信任的上级密钥授权。',
    en: '{count} enclosed: keys that signed here act for a key above them that the reader trusts.',
  },
  'responsible.assessment': { zh: '影响评估', en: 'Impact assessment' },
  'responsible.assessment.value': {
    zh: '{id}，{day} 完成；记录保存至 {until}',
    en: '{id}, of {day}; its record is kept until {until}',
  },
  'office.owner': { zh: '数据所有者', en: 'owner' },
  'office.steward': { zh: '数据管理员', en: 'data steward' },
  'office.privacy-officer': { zh: '个人信息保护负责人', en: 'privacy officer' },
  'office.approver': { zh: '审批人', en: 'approver' },
  'office.implementer': { zh: '实施机构', en: 'implementing body' },
  'office.provider': { zh: '提供方', en: 'provider' },
  'office.operator': { zh: '制作与签发方', en: 'operator' },
  'office.root': { zh: '根密钥', en: 'root' },

  'validity.title': { zh: '有效期', en: 'How long it counts' },
  'validity.issued': { zh: '制作日期', en: 'Built' },
  'validity.published': { zh: '发布日期', en: 'Published' },
  'validity.expires': { zh: '最后有效日', en: 'Last day' },
  'validity.expires.none': { zh: '未规定：在撤回之前有效', en: 'none stated: it counts until it is taken back' },
  'validity.review': { zh: '复查', en: 'Review' },
  'validity.review.value': { zh: '最迟于 {day} 复查', en: 'to be looked at again by {day}' },
  'validity.revocation': { zh: '撤回', en: 'Revocation' },
  'validity.revocation.means': {
    zh: '发布可能在最后有效日之前被撤回，本页无从得知。用下面的命令和发布方签名的撤回清单核对。',
    en: 'A release can be taken back before its last day, and this page cannot know. The command below checks it against the publisher’s signed list.',
  },
} as const satisfies Messages;
