import { html } from '../html.js';
import { ruleList } from './names.js';
import type { Section } from './section.js';
import { rulesOpen } from './waivers.js';

/** Before anything else about the product: what was not checked. Silence would read as approval. */
export const notices: Section = ({ input, t }) => {
  const { preview, notBuilt, earlierReleases, gate, channel, form } = input.core;
  const unchecked = [
    earlierReleases === 'checked'
      ? null
      : html`<li><b>${t('notice.earlier')}</b>${t('text.space')}${t('notice.earlier.why')}</li>
`,
    gate.classifier === 'run'
      ? null
      : html`<li><b>${t('notice.classifier')}</b>${t('text.space')}${t('notice.classifier.why')}</li>
`,
    notBuilt.length === 0
      ? null
      : html`<li><b>${t('notice.rules')}</b>${t('text.colon')}
${ruleList(t, notBuilt)}</li>
`,
  ];
  const listed = unchecked.some((item) => item !== null);
  const waived = (input.waivers ?? []).length + rulesOpen(input).length > 0;
  return html`<div class="notices">
${waived ? null : html`<p class="notice calm">${t('waivers.none')}</p>\n`}${
  form === 'verification'
    ? html`<p class="notice"><strong>${t('notice.verification')}</strong>${t('text.space')}${t('notice.verification.why')}</p>\n`
    : null
}${channel.kind === 'internal' ? html`<p class="notice">${t('notice.internal')}</p>\n` : null}${
  listed || preview
    ? html`<div class="notice" role="note">
<p><strong>${t(preview ? 'notice.preview' : 'notice.unchecked')}</strong></p>
<ul>
${unchecked}</ul>
</div>
`
    : null
}</div>`;
};
