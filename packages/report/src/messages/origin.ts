import type { Messages } from './lang.js';

/** Sources, how to check the release, and its digests. */
export const ORIGIN_MESSAGES = {
  'sources.title': { zh: '数据从哪里来', en: 'Where the data comes from' },
  'sources.name': { zh: '来源', en: 'Source' },
  'sources.record': { zh: '登记记录', en: 'Record' },
  'sources.concept': { zh: '数据概念', en: 'Concept' },
  'sources.version': { zh: '版本', en: 'Version' },
  'sources.registration': { zh: '登记编码', en: 'Registration code' },
  'sources.means': {
    zh: '登记记录属于发布方自己的登记簿；“–”表示声明中没有。',
    en: 'Records are those of the publisher’s own register; “–” is what the statement does not hold.',
  },

  'verify.title': { zh: '如何自行核对', en: 'How to check it yourself' },
  'verify.command': {
    zh: '向发布方索取公钥（不要用随发布文件附带的公钥）和最新的撤回清单，然后离线运行：',
    en: 'Get the publisher’s public key from a source you trust, not from the release itself, and the newest list of revocations. Then, offline:',
  },
  'verify.command.internal': {
    zh: '向所有者索取公钥（不要用随发布文件附带的公钥），然后离线运行：',
    en: 'Get the owner’s public key from a source you trust, not from the release itself. Then, offline:',
  },
  'verify.does': {
    zh: '它核对签名和每个文件的字节，从数据文件重新计算所有“可复算”的保证，并逐项列出“签名方担保”而未核对的内容。',
    en: 'It checks the signatures and the bytes of every file, recounts each guarantee graded “recomputed” from the data files, and lists what is attested and was not checked.',
  },
  'verify.does.verification': {
    zh: '它核对签名和每个文件的字节。这里没有表，也就没有可以重新计算的保证。',
    en: 'It checks the signatures and the bytes of every file. There is no table, so there is no guarantee to recount.',
  },
  'verify.revocations': {
    zh: '没有撤回清单时，它会说明 {unchecked}；撤回清单早于 {age} 所给的时长，或发布已被撤回、已过期，则退出码为 5。',
    en: 'Without the list it says {unchecked}. Where the list is older than {age} allows, or the release is taken back or past its last day, the exit code is 5.',
  },
  'verify.sums': {
    zh: '只核对文件的字节（不核对签名），任何系统都可以：',
    en: 'For the bytes of the files alone, without the signatures, any system will do:',
  },

  'origin.title': { zh: '摘要', en: 'Digests' },
  'origin.engine': { zh: '计算引擎', en: 'Engine' },
  'origin.candidate': { zh: '候选摘要', en: 'Candidate digest' },
  'origin.candidate.means': {
    zh: '批准所针对的内容：数据、产品和保证的规范 JSON 的 SHA-256。',
    en: 'What approvals sign: SHA-256 of the canonical JSON of data, product and guarantees.',
  },
  'origin.product': { zh: '产品文件摘要', en: 'Digest of product.json' },
  'origin.preset': { zh: '预设摘要', en: 'Digest of the preset' },
  'origin.data': { zh: '逻辑摘要', en: 'Logical digest of the table' },
  'origin.inputs': { zh: '源表承诺', en: 'Commitments to the sources' },
  'origin.inputs.means': {
    zh: '以本次发布的随机密钥计算的 HMAC-SHA-256：不透露内容，持有密钥的审计方可以核对。',
    en: 'HMAC-SHA-256 under a random key of this release: it tells nothing of the content, and an auditor with the key can check it.',
  },
} as const satisfies Messages;
