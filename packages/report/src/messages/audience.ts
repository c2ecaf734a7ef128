import type { Messages } from './lang.js';

/** The channel and its facts. */
export const AUDIENCE_MESSAGES = {
  'audience.title': { zh: '谁可以获得', en: 'Who may have it' },
  'audience.channel': { zh: '供给方式', en: 'Channel' },
  'channel.opening': { zh: '开放：任何人都可以获得并长期持有。', en: 'Opening: everyone may have it and keep it.' },
  'channel.sharing': {
    zh: '共享：部门之间，按数据共享责任清单的一个条目提供。',
    en: 'Sharing: from department to department, under one item of the list of sharing responsibilities.',
  },
  'channel.authorised-operation': {
    zh: '授权运营：按协议提供给获得授权的运营机构及其服务对象。',
    en: 'Authorised operation: for a licensed operator, and those whom it supplies, under an agreement.',
  },
  'channel.internal': { zh: '内部：仅供数据所有者自用。', en: 'Internal: for the owner’s own use only.' },
  'audience.channel.other': { zh: '供给方式“{kind}”。', en: 'Channel “{kind}”.' },

  'fact.licence': { zh: '许可', en: 'Licence' },
  'fact.licence.none': { zh: '未声明', en: 'none stated' },
  'fact.theme': { zh: '主题', en: 'Theme' },
  'fact.feedback': { zh: '意见反馈', en: 'Feedback' },
  'fact.feedback.means': {
    zh: '任何人都可以在此报告错误或隐私顾虑。',
    en: 'Anyone may report errors and privacy concerns here.',
  },
  'fact.occasion': { zh: '提供缘由', en: 'Occasion' },
  'fact.proactive': { zh: '主动提供，无需申请', en: 'supplied without being asked for' },
  'fact.demand': { zh: '应需求申请提供：{requests}', en: 'in answer to the requests {requests}' },
  'fact.attribute': { zh: '共享属性', en: 'Sharing attribute' },
  'attribute.unconditional': {
    zh: '无条件共享：任何部门均可获得',
    en: 'unconditional: open to every department',
  },
  'attribute.conditional': {
    zh: '有条件共享：仅按所述条件提供给所述部门',
    en: 'conditional: for the named department, on the stated terms',
  },
  'fact.parties': { zh: '提供方与接收方', en: 'From, to' },
  'fact.parties.value': { zh: '{provider} → {recipient}', en: '{provider} → {recipient}' },
  'fact.provider': { zh: '提供方', en: 'Provider' },
  'fact.recipient': { zh: '接收方', en: 'Recipient' },
  'fact.item': { zh: '责任清单条目', en: 'Item of the list' },
  'fact.purpose': { zh: '用途', en: 'Purpose' },
  'fact.duty': { zh: '服务的职责', en: 'Duty served' },
  'fact.implementer': { zh: '实施机构', en: 'Implementing body' },
  'fact.operator': { zh: '运营机构', en: 'Operating body' },
  'fact.agreement': { zh: '授权协议', en: 'Agreement' },
  'fact.scenario': { zh: '应用场景', en: 'Scenario' },
  'fact.place': { zh: '使用地点', en: 'Place of use' },
  'place.secure': {
    zh: '只在安全域内使用；结果离开安全域前另行检查',
    en: 'inside a secure domain only; what leaves it is checked separately',
  },
  'place.delivered': { zh: '交付给接收方，离开安全域', en: 'handed over to the recipient' },
  'fact.registration': { zh: '产品登记编码', en: 'Registration code' },
} as const satisfies Messages;
