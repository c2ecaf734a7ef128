import type { Disclosure } from '@sluice/registry';
import { moneyText } from '../money.js';
import { html } from './html.js';
import { type Lang, page, table, titleIn } from './page.js';
import { wordFor } from './words.js';

const TEXT = {
  zh: {
    kind: '公共数据资源授权运营 · 年度信息披露',
    title: (name: string, year: string) => `${name} ${year} 年度披露`,
    lead: '由登记库的记录逐项汇总生成。金额以最小货币单位的整数入账，此处如数列示。',
    organisation: '机构',
    id: '代码',
    role: '角色',
    type: '类别',
    year: '年度',
    agreements: '授权运营协议',
    agreementHeads: ['协议', '实施机构', '运营机构', '方式', '数据范围', '场景', '@期限', '状态'],
    products: '产品与价格',
    productHeads: ['产品', '价格记录', '用途', '计价单位', '#价格', '#上限'],
    trial: '试行',
    free: '本年度没有定价',
    usage: '使用情况',
    usageHeads: ['产品', '用途', '#记录数', '#次数', '#金额'],
    totals: '合计',
    releases: '本年度有效的发布',
    releaseHeads: ['发布', '产品', '版本', '@发布日期', '状态'],
    none: '本年度没有。',
    to: '至',
    foot: '披露内容与登记库一致；撤回与到期的发布照列。',
  },
  en: {
    kind: 'Authorised operation of public data · yearly disclosure',
    title: (name: string, year: string) => `${name}: disclosure for ${year}`,
    lead: 'Summed from the records of the register, item by item. Amounts are exact, from integer minor units.',
    organisation: 'Organisation',
    id: 'id',
    role: 'role',
    type: 'type',
    year: 'year',
    agreements: 'Agreements of authorised operation',
    agreementHeads: ['agreement', 'implementer', 'operator', 'mode', 'concepts', 'scenarios', '@term', 'state'],
    products: 'Products and prices',
    productHeads: ['product', 'price record', 'use', 'unit', '#price', '#ceiling'],
    trial: 'trial',
    free: 'no price in this year',
    usage: 'Use',
    usageHeads: ['product', 'use', '#entries', '#calls', '#amount'],
    totals: 'total',
    releases: 'Releases valid in the year',
    releaseHeads: ['release', 'product', 'version', '@issued', 'state'],
    none: 'None in this year.',
    to: 'to',
    foot: 'This page agrees with the register; revoked and expired releases are listed too.',
  },
} as const;

/** The disclosure as a page in one language. */
export function disclosurePage(lang: Lang, report: Disclosure): Uint8Array {
  const text = TEXT[lang];
  const { organisation, year, role, agreements, products, usage, totals, releases } = report;
  const comma = lang === 'zh' ? '、' : ', ';
  const id = (value: string) => html`<span class="id">${value}</span>`;
  const money = ({ currency, exponent }: { currency: string; exponent: number }, amount: number) =>
    moneyText(amount, currency, exponent);
  const body = html`
<h2>${text.organisation}</h2>
<dl><dt>${text.id}</dt><dd>${id(organisation.id)}</dd>
<dt>${text.role}</dt><dd>${wordFor(lang, 'roles', role)}</dd>
<dt>${text.type}</dt><dd>${wordFor(lang, 'types', organisation.type)}</dd>
<dt>${text.year}</dt><dd>${year}</dd></dl>
<h2>${text.agreements}</h2>
${table(
  text.agreementHeads,
  agreements.map((a) => [
    ...[id(a.id), a.implementer, a.operator, wordFor(lang, 'modes', a.mode), a.concepts.join(comma)],
    ...[a.scenarios.join(comma), html`${a.from} ${text.to}<br>${a.until}`, wordFor(lang, 'states', a.state)],
  ]),
  text.none,
)}
<h2>${text.products}</h2>
${table(
  text.productHeads,
  products.flatMap(({ product, prices }) =>
    prices.length === 0
      ? [[product, text.free, '', '', '', '']]
      : prices.map((p) => [
          ...[product, id(p.id), `${wordFor(lang, 'classes', p.useClass)}${p.trial ? ` · ${text.trial}` : ''}`],
          ...[wordFor(lang, 'units', p.unit), money(p, p.price), money(p, p.ceiling)],
        ]),
  ),
  text.none,
)}
<h2>${text.usage}</h2>
${table(
  text.usageHeads,
  [
    ...usage.map((u) => [u.product, wordFor(lang, 'classes', u.useClass), u.entries, u.calls, money(u, u.amount)]),
    ...(usage.length === 0
      ? []
      : [
          [
            ...[html`<strong>${text.totals}</strong>`, '', totals.entries, totals.calls],
            totals.amounts.map((sum) => html`<div>${money(sum, sum.amount)}</div>`),
          ],
        ]),
  ],
  text.none,
)}
<h2>${text.releases}</h2>
${table(
  text.releaseHeads,
  releases.map((r) => [id(r.id), r.product, r.version, r.issued, wordFor(lang, 'states', r.state)]),
  text.none,
)}`;
  const name = titleIn(lang, organisation.title);
  const other = lang === 'zh' ? 'disclosure.en.html' : 'disclosure.zh.html';
  return page(lang, { kind: text.kind, title: text.title(name, year), lead: text.lead, other }, body, text.foot);
}
