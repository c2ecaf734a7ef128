import { RELEASE_PATHS } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import type { Translate } from '../translate.js';

/** What protects where there is no table: the rules under which a question about a named person is answered. */
export function asking(t: Translate): Html {
  return html`<section aria-labelledby="protection">
<h2 id="protection">${t('protection.title')}</h2>
<p>${t('protection.verification')}</p>
<ul>
<li>${t('protection.verification.closed', { file: html`<code>${RELEASE_PATHS.product}</code>` })}</li>
<li>${t('protection.verification.consent')}</li>
<li>${t('protection.verification.silence', { reply: html`<code>unavailable</code>` })}</li>
</ul>
</section>`;
}
