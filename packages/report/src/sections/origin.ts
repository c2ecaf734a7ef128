import { html } from '../html.js';
import type { Section } from './section.js';

/** Digests and commitments, in full: what a reader compares. */
export const origin: Section = ({ input, t }) => {
  const { core, candidate } = input;
  const inputs = core.inputs.map(
    ({ name, commitment }) => html`<div><bdi>${name}</bdi> <span class="mono">${commitment}</span></div>
`,
  );
  return html`<section aria-labelledby="origin">
<h2 id="origin">${t('origin.title')}</h2>
<dl class="digests">
<dt>${t('origin.candidate')}</dt><dd><span class="mono">${candidate}</span><br><span class="aside">${t('origin.candidate.means')}</span></dd>
${core.data.length === 0 ? null : html`<dt>${t('origin.data')}</dt><dd class="mono">${core.data[0].logicalDigest}</dd>\n`}<dt>${t('origin.product')}</dt><dd class="mono">${core.product.sha256}</dd>
<dt>${t('origin.preset')}</dt><dd class="mono">${core.gate.presetSha256}</dd>
${
  inputs.length === 0
    ? null
    : html`<dt>${t('origin.inputs')}</dt><dd>${inputs}<span class="aside">${t('origin.inputs.means')}</span></dd>
`
}<dt>${t('origin.engine')}</dt><dd>${core.engine.name} ${core.engine.version}</dd>
</dl>
</section>`;
};
