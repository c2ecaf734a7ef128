import { html } from '../html.js';
import type { Section } from './section.js';

/** From when and until when the release counts. Today's date is the reader's: the page knows none. */
export const validity: Section = ({ input, t }) => {
  const { core, publication } = input;
  return html`<section aria-labelledby="validity">
<h2 id="validity">${t('validity.title')}</h2>
<dl>
<dt>${t('validity.issued')}</dt><dd>${core.issued}</dd>
${publication === undefined ? null : html`<dt>${t('validity.published')}</dt><dd>${publication.day}</dd>\n`}<dt>${t('validity.expires')}</dt><dd>${core.expires ?? t('validity.expires.none')}</dd>
${core.review === undefined ? null : html`<dt>${t('validity.review')}</dt><dd>${t('validity.review.value', { day: core.review })}</dd>\n`}${
  core.channel.kind === 'internal'
    ? null
    : html`<dt>${t('validity.revocation')}</dt><dd>${t('validity.revocation.means')}${t('text.space')}<a href="#verify"><code>sluice verify</code></a></dd>\n`
}</dl>
</section>`;
};
