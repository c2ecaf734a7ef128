import type { Messages } from './lang.js';

export const PROTECTION_MESSAGES = {
  'protection.title': { zh: '靠什么保护', en: 'What protects it' },
  'protection.verification': {
    zh: '这里没有可以匿名化的表，因此不声明任何隐私模型，也没有任何保证。保护来自提问的规则：',
    en: 'There is no table to be made anonymous, so no privacy model is claimed and nothing is guaranteed. What protects are the rules for asking:',
  },
  'protection.verification.closed': {
    zh: '可以问的问题（谓词）是一份封闭的清单，写在 {file} 中，其摘要见下；提问者不能自带比较值。',
    en: 'The questions that may be asked (predicates) are a closed list. It stands in {file}, whose digest is below; the asker supplies no value to compare with.',
  },
  'protection.verification.consent': {
    zh: '每次提问都要有本人签名的同意，限定主体、接收方、问题、用途和期限。',
    en: 'Each question needs consent, signed, and bound to the subject, the recipient, the question, a purpose and a last day.',
  },
  'protection.verification.silence': {
    zh: '没有同意、查无此人、同意已撤回或提问过多，得到的都是同一个答复 {reply}，不说明原因。',
    en: 'Without consent, about someone unknown, after consent was taken back, or asked too often, the reply is one and the same, {reply}, without a reason.',
  },
  'protection.unit': { zh: '保护对象', en: 'Whose privacy counts' },
  'protection.unit.rows': {
    zh: '每一行。产品没有说明哪些行属于同一个人，所以按行计数。',
    en: 'Each row. The product does not say which rows belong to one person, so rows are counted.',
  },
  'protection.unit.people': {
    zh: '每一个人。源表的“{column}”列相同的行算作同一个人；该列用于计数。',
    en: 'Each person. Rows with the same {column} in the source are one person; that column serves to count.',
  },
  'protection.classes': { zh: '如何分组', en: 'How rows are grouped' },
  'protection.classes.of': {
    zh: '准标识符 {columns} 取值全部相同的行组成一个等价类。仅凭某人的这些特征，只能找到他所在的类，而不是他的那一行。',
    en: 'Rows with equal values in every quasi-identifier ({columns}) form a class. These traits of a person alone lead to the class, but not to the row.',
  },
  'protection.classes.none': {
    zh: '没有声明准标识符，因此所有行构成一个类。',
    en: 'No column was declared a quasi-identifier, so all rows form one class.',
  },
  'protection.guarantees': { zh: '保证', en: 'Guarantees' },
  'protection.guarantees.none': {
    zh: '没有声明任何隐私模型：没有任何保证。',
    en: 'No privacy model was stated: nothing is guaranteed.',
  },
  'protection.how': { zh: '如何做到', en: 'How it was done' },
  'protection.suppression': { zh: '抑制', en: 'Suppression' },
  'protection.suppression.waived': {
    zh: '不作担保：规则 G10（抑制量与可用性）未满足，见本页开头的豁免。',
    en: 'Nothing is vouched for: rule G10, about suppression and use, was not met; see the waiver at the top of this page.',
  },
  'protection.suppression.none': {
    zh: '任何行、任何人都不得删去；确实没有删去，由签名方担保。',
    en: 'No row and no person could be left out; that none was is attested.',
  },
  'protection.suppression.drop': {
    zh: '为满足上述保证，最多可以删去 {rows} 的行和 {people} 的人。实际比例在上限之内：由签名方担保，不公布数字。',
    en: 'To meet the guarantees, up to {rows} of the rows and {people} of the people could be left out. The share that was is within the limit: attested, no number is published.',
  },
  'protection.suppression.keep': {
    zh: '为满足上述保证，最多可以抑制 {rows} 的行和 {people} 的人；被抑制的行仍在表中，准标识符写作“*”，敏感值保留。实际比例在上限之内：由签名方担保，不公布数字。',
    en: 'To meet the guarantees, up to {rows} of the rows and {people} of the people could be suppressed; such rows stay in the table with “*” for their quasi-identifiers and keep their sensitive values. The share is within the limit: attested, no number is published.',
  },
  'protection.suppression.failing': {
    zh: '此外，为满足敏感列的模型，最多还可删除 {failing}。',
    en: 'Beside them, up to {failing} could go for the models over sensitive columns.',
  },
  'protection.assumed': { zh: '假设', en: 'Assumed' },
  'protection.assumed.other-sensitive-columns-unknown': {
    zh: '每个敏感列单独受保护：假设攻击者不知道同一行的其他敏感值。',
    en: 'Each sensitive column is protected by itself: an attacker is assumed not to know the other sensitive values of a row.',
  },
  'protection.search': { zh: '泛化层级的选择', en: 'Choice of levels' },
  'protection.search.quasi': {
    zh: '方法“{method}”，只看准标识符，不看敏感值。',
    en: 'By “{method}”, which saw the quasi-identifiers and no sensitive value.',
  },
  'protection.search.all': {
    zh: '方法“{method}”，看过全部列，包括敏感值；所选的层级本身可能透露少许信息。',
    en: 'By “{method}”, which saw every column, sensitive ones too; the choice itself may tell a little about them.',
  },
  'protection.search.loss': {
    zh: '在满足保证的前提下，使信息损失“{loss}”最小。',
    en: 'Among the choices that meet the guarantees it took one with the least loss, measured as “{loss}”.',
  },
  'protection.earlier': { zh: '与以往发布合看', en: 'Beside earlier releases' },
  'protection.earlier.checked': {
    zh: '已检查（规则 G08）：本发布是发布方登记中涉及这些人的第一次发布，或者与其持有者可能拥有的以往各次发布合在一起，上述保证仍然成立。由签名方担保；其他机构的发布不在检查之内。',
    en: 'Checked (rule G08): it is the first release about these people in the publisher’s register, or the guarantees still hold together with every earlier one that a holder may have. This is attested; releases by others are not known here.',
  },
} as const satisfies Messages;
