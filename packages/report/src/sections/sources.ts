import { type Html, html } from '../html.js';
import { named } from './names.js';
import type { ReportInput, Section } from './section.js';

type Input = ReportInput['core']['inputs'][number];

/** Sources by their records: which concept, in which version, under which registration. */
export const sources: Section = ({ input, t }) => {
  const { inputs } = input.core;
  if (inputs.length === 0) return null;
  return html`<section aria-labelledby="sources">
<h2 id="sources">${t('sources.title')}</h2>
<div class="scroll"><table>
<caption class="hidden">${t('sources.title')}</caption>
<thead><tr><th scope="col">${t('sources.name')}</th><th scope="col">${t('sources.record')}</th><th scope="col">${t('sources.concept')}</th><th scope="col">${t('sources.version')}</th><th scope="col">${t('sources.registration')}</th></tr></thead>
<tbody>
${inputs.map(line)}</tbody>
</table></div>
<p class="aside">${t('sources.means')}</p>
</section>`;
};

function line({ name, record, concept, version, registration }: Input): Html {
  const cells = [record, concept, version, registration].map(
    (value) => html`<td>${value === undefined ? '–' : named(value)}</td>`,
  );
  return html`<tr><th scope="row">${named(name)}</th>${cells}</tr>
`;
}
