import type { Lang } from './page.js';

const en = {
  channels: {
    sharing: 'sharing between departments',
    opening: 'open to everyone',
    'authorised-operation': 'authorised operation',
    internal: 'internal',
  },
  states: {
    candidate: 'candidate',
    sealing: 'being sealed',
    published: 'published',
    expired: 'expired',
    revoked: 'revoked',
    'taken-down': 'taken down',
    withdrawn: 'withdrawn',
    draft: 'draft',
    live: 'in force',
    ended: 'ended',
  },
  classes: {
    'public-governance': 'public governance (free)',
    'public-welfare': 'public welfare (free)',
    industry: 'industry',
  },
  units: { call: 'call', product: 'product', 'row-1000': 'thousand rows', month: 'month', year: 'year' },
  modes: { whole: 'as a whole', sectoral: 'by sector', scenario: 'by scenario' },
  roles: { implementer: 'implementing organisation', operator: 'operating organisation' },
  types: {
    department: 'department',
    operator: 'operator',
    licensee: 'licensee',
    'public-body': 'public body',
  },
} as const;

type Words = { readonly [K in keyof typeof en]: Readonly<Record<string, string>> };

const zh: { readonly [K in keyof typeof en]: Readonly<Record<keyof (typeof en)[K], string>> } = {
  channels: { sharing: '政务共享', opening: '向社会开放', 'authorised-operation': '授权运营', internal: '内部' },
  states: {
    candidate: '待批准',
    sealing: '封装中',
    published: '已发布',
    expired: '已到期',
    revoked: '已撤回',
    'taken-down': '已下架',
    withdrawn: '已撤销',
    draft: '草案',
    live: '有效',
    ended: '已终止',
  },
  classes: { 'public-governance': '公共治理（免费）', 'public-welfare': '公益事业（免费）', industry: '产业发展' },
  units: { call: '次', product: '件', 'row-1000': '千行', month: '月', year: '年' },
  modes: { whole: '整体授权', sectoral: '分领域授权', scenario: '依场景授权' },
  roles: { implementer: '实施机构', operator: '运营机构' },
  types: { department: '行政机关', operator: '运营机构', licensee: '被许可方', 'public-body': '公共机构' },
};

const WORDS: Readonly<Record<Lang, Words>> = { zh, en };

/** What a code of a record is called; the code itself where it has no word. */
export function wordFor(lang: Lang, family: keyof Words, code: string): string {
  return WORDS[lang][family][code] ?? code;
}
