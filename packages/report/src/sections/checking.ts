import { html } from '../html.js';
import type { Section } from './section.js';

export const checking: Section = ({ input, t }) => {
  const internal = input.core.channel.kind === 'internal' ? ' --channel internal' : '';
  return html`<section aria-labelledby="verify">
<h2 id="verify">${t('verify.title')}</h2>
<p>${t('verify.command')}</p>
<pre><code>sluice verify RELEASE --trust KEYS${internal}</code></pre>
<p>${t('verify.does')}</p>
<p>${t('verify.sums')}</p>
<pre><code>sha256sum -c SHA256SUMS</code></pre>
</section>`;
};
