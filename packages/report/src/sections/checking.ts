import { html } from '../html.js';
import type { Section } from './section.js';

/** The commands with which a stranger checks the release: signatures, bytes, guarantees, and whether it was taken back. */
export const checking: Section = ({ input, t }) => {
  const { channel, form } = input.core;
  const own = channel.kind === 'internal';
  const command = `sluice verify RELEASE --trust KEYS${own ? ' --channel internal' : ' --revocations LIST'}`;
  const revocations = t('verify.revocations', {
    unchecked: html`<code>revocation: not checked</code>`,
    age: html`<code>--max-age</code>`,
  });
  return html`<section aria-labelledby="verify">
<h2 id="verify">${t('verify.title')}</h2>
<p>${t(own ? 'verify.command.internal' : 'verify.command')}</p>
<pre><code>${command}</code></pre>
<p>${t(form === 'verification' ? 'verify.does.verification' : 'verify.does')}</p>
${own ? null : html`<p>${revocations}</p>\n`}<p>${t('verify.sums')}</p>
<pre><code>sha256sum -c SHA256SUMS</code></pre>
</section>`;
};
