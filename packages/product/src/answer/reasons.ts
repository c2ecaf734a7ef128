import type { Message } from '@sluice/policy';

/**
 * Why a question was answered as it was: for the operator's audit alone, counted by code, with pseudonyms and never an
 * id. The asker gets one and the same `unavailable`.
 */
export const ANSWER_REASONS = Object.freeze({
  answered: { zh: '已答复', en: 'answered' },
  repeated: { zh: '重复提问，给出已存答复', en: 'asked before: the stored answer was given' },
  'release-unsound': { zh: '发布未通过验证，或不是核验产品', en: 'the release does not verify, or is no verification' },
  'release-expired': { zh: '发布已过期或尚未生效', en: 'the release has expired, or is not issued yet' },
  'release-revoked': { zh: '发布已撤销', en: 'the release was revoked' },
  'desk-closed': { zh: '核验服务点已关闭', en: 'the desk of the release is closed' },
  'key-differs': { zh: '密钥与发布中的承诺不符', en: 'the key is not the one that the release commits to' },
  'question-malformed': { zh: '提问格式不正确', en: 'the question is malformed' },
  'predicate-unknown': { zh: '没有这个谓词', en: 'there is no such predicate' },
  'purpose-other': { zh: '用途不在许可范围', en: 'the purpose is not one of the product' },
  'recipient-other': { zh: '产品不提供给该接收方', en: 'the product is for another recipient' },
  'consent-missing': { zh: '没有同意书', en: 'no consent was handed in' },
  'consent-invalid': {
    zh: '同意书无法读取或签名无效',
    en: 'the consent cannot be read, or its signature does not count',
  },
  'consent-mismatch': {
    zh: '同意书的对象、接收方、谓词、用途或产品不同',
    en: 'the consent is of another person, recipient, predicate, purpose or product',
  },
  'consent-dates': { zh: '同意书尚未生效或已过期', en: 'the consent has not begun, or has expired' },
  'consent-withdrawn': { zh: '同意已撤回', en: 'the consent was withdrawn' },
  'subject-unknown': { zh: '数据中没有此人', en: 'there is no such person in the source' },
  'value-missing': { zh: '缺少数据或数据互相矛盾', en: 'the value is missing, or rows disagree' },
  'over-subject': { zh: '超过对此人的提问上限', en: 'over the limit of questions about this person' },
  'over-recipient': { zh: '超过该接收方的提问上限', en: 'over the limit of questions of this recipient' },
}) satisfies Readonly<Record<string, Message>>;

export type AnswerReason = keyof typeof ANSWER_REASONS;
