import type { Waiver } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { type Translate, wordsFor } from '../translate.js';
import { named } from './names.js';
import type { Section } from './section.js';

/** The first lines of the page where a rule was not met: which, who passed over it, why, and until when. */
export const waivers: Section = ({ input, t }) => {
  const given = input.waivers ?? [];
  const bare = rulesOpen(input).map(
    (code) => html`<li>${rule(t, code)}<br>${t('waivers.lacking')}</li>
`,
  );
  if (given.length + bare.length === 0) return null;
  return html`<aside class="notice grave" aria-labelledby="waivers">
<p id="waivers"><strong>${t('waivers.title')}</strong></p>
<ul>
${given.map((waiver) => line(t, waiver))}${bare}</ul>
</aside>
`;
};

/** Rules that only a waiver lets through and that have none: no publication leaves any, a page must not hide one. */
export function rulesOpen({ core, waivers: given = [] }: Parameters<Section>[0]['input']): readonly string[] {
  return core.gate.rules
    .filter(({ code, status }) => status === 'needs-waiver' && !given.some((waiver) => waiver.rule === code))
    .map(({ code }) => code);
}

function rule(t: Translate, code: string): Html {
  return html`<b class="code">${code}</b> ${wordsFor(t, 'rule', code)}`;
}

function line(t: Translate, waiver: Waiver): Html {
  const facts = html`${t('waivers.by', { owner: named(waiver.owner), day: waiver.day })}${t('list.of')}${t('waivers.until', { day: waiver.until })}`;
  return html`<li>${rule(t, waiver.rule)}<br>${facts}<br>${t('waivers.reason', { reason: named(waiver.reason) })}</li>
`;
}
