import { type Html, html } from '../html.js';
import { type Translate, wordsFor } from '../translate.js';
import { named } from './names.js';
import type { ReportInput, Section } from './section.js';

type Rule = ReportInput['core']['gate']['rules'][number];

/** The preset with what it tightens, the rules of the build, and those of the day of publication. */
export const gate: Section = ({ input, t }) => {
  const { core, publication, waivers = [] } = input;
  const waived = waivers.map(({ rule }) => rule);
  return html`<section aria-labelledby="gate">
<h2 id="gate">${t('gate.title')}</h2>
<dl>
<dt>${t('gate.preset')}</dt><dd>${preset(t, core.gate)}</dd>
</dl>
<h3>${t('gate.build')}</h3>
${rules(t, core.gate.rules, waived)}
${
  publication === undefined
    ? core.channel.kind === 'internal'
      ? null
      : html`<p class="aside">${t('gate.publication.none')}</p>\n`
    : html`<h3>${t('gate.publication', { day: publication.day })}</h3>
${rules(t, publication.rules, waived)}
`
}<p class="aside after">${t(core.form === 'verification' ? 'gate.means.verification' : 'gate.means')}</p>
</section>`;
};

function preset(t: Translate, { preset: name, chain = [] }: ReportInput['core']['gate']): Html {
  const base = chain.at(-1);
  if (base === undefined || base === name) return t('gate.preset.builtin', { preset: named(name) });
  const own = t('gate.preset.own', { preset: named(name), base: named(base) });
  if (chain.length < 3) return own;
  const steps = html`${chain.map((step, i) => html`${i === 0 ? null : ' → '}${named(step)}`)}`;
  return html`${own}<br><span class="aside">${t('gate.preset.chain', { chain: steps })}</span>`;
}

function rules(t: Translate, asked: readonly Rule[], waived: readonly string[]): Html {
  if (asked.length === 0) return html`<p>${t('gate.none')}</p>`;
  return html`<ul class="rules asked">
${asked.map((rule) => line(t, rule, waived.includes(rule.code)))}</ul>`;
}

function line(t: Translate, { code, status }: Rule, waived: boolean): Html {
  const words = wordsFor(t, 'rule', code);
  if (status === 'pass' && !waived)
    return html`<li><span class="mark" aria-hidden="true">✓</span> <b class="code">${code}</b> <span>${words} <span class="hidden">${t('gate.pass')}</span></span></li>
`;
  // A statement of publication knows passes only: one of a waived rule may be owed to the waiver.
  const how = status === 'pass' ? 'gate.covered' : waived ? 'gate.waived' : 'gate.open';
  return html`<li class="unmet"><span class="mark" aria-hidden="true">${status === 'pass' ? '◐' : '✕'}</span> <b class="code">${code}</b> <span>${words} <strong>${t(how)}</strong></span></li>
`;
}
