import type { Catalogue } from '@sluice/registry';
import { html } from './html.js';
import { type Lang, page, table, titleIn } from './page.js';
import { wordFor } from './words.js';

const TEXT = {
  zh: {
    kind: '公共数据产品目录',
    title: '数据产品目录',
    lead: (day: string, count: number) => `截至 ${day}，共 ${count} 项有效发布。`,
    entries: '可申请的发布',
    heads: ['名称与发布编号', '产品与版本', '@渠道', '许可 / 主题', '@发布', '@有效期'],
    tombstones: '已撤回或下架',
    stoneHeads: ['发布编号', '原因', '替代'],
    none: '没有。',
    open: '长期',
    foot: '撤回的发布不再提供数据，仅保留编号、原因与替代发布。',
  },
  en: {
    kind: 'Catalogue of public data products',
    title: 'Data products',
    lead: (day: string, count: number) => `On ${day}: ${count} releases in force.`,
    entries: 'Releases that can be asked for',
    heads: ['title and release', 'product', '@channel', 'licence / theme', '@issued', '@valid to'],
    tombstones: 'Revoked or taken down',
    stoneHeads: ['release', 'reason', 'replacement'],
    none: 'None.',
    open: 'no end',
    foot: 'Of a revoked release nothing is left but its id, the reason, and what replaces it.',
  },
} as const;

/** The catalogue as a page in one language. */
export function cataloguePage(lang: Lang, { day, entries, tombstones }: Catalogue): Uint8Array {
  const text = TEXT[lang];
  const id = (value: string | undefined) => (value === undefined ? undefined : html`<span class="id">${value}</span>`);
  const body = html`
<h2>${text.entries}</h2>
${table(
  text.heads,
  entries.map((e) => [
    html`${titleIn(lang, e.title)}<br>${id(e.release)}${e.notices.map(({ message }) => html`<span class="notice">${message[lang]}</span>`)}`,
    ...[`${e.product} ${e.version}`, wordFor(lang, 'channels', e.channel)],
    ...[[e.licence, e.theme].filter((part) => part !== undefined).join(' / '), e.issued, e.expires ?? text.open],
  ]),
  text.none,
)}
<h2>${text.tombstones}</h2>
${table(
  text.stoneHeads,
  tombstones.map(({ release, reason, replacement }) => [id(release), reason, id(replacement)]),
  text.none,
)}`;
  const other = lang === 'zh' ? 'index.en.html' : 'index.zh.html';
  const lead = text.lead(day, entries.length);
  return page(lang, { kind: text.kind, title: text.title, lead, other }, body, text.foot);
}
