import type { StatedColumn } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { knownKey, type Translate } from '../translate.js';
import { columnName, columnNames, parameterList } from './names.js';
import type { Section } from './section.js';

export const columns: Section = ({ input, t }) => {
  const { core } = input;
  const outside = core.columns.filter(({ name }) => !core.quasiIdentifiers.includes(name));
  // A model over a sensitive column names it in its parameters.
  const open = outside
    .filter(({ role, name }) => role === 'sensitive' && !core.guarantees.some((g) => g.parameters['column'] === name))
    .map(({ name }) => name);
  const linking = core.columns.filter(({ role }) => role === 'direct').map(({ name }) => name);
  return html`<section aria-labelledby="columns">
<h2 id="columns">${t('columns.title')}</h2>
<div class="scroll"><table>
<caption class="hidden">${t('columns.title')}</caption>
<thead><tr><th scope="col">${t('columns.name')}</th><th scope="col">${t('columns.role')}</th><th scope="col">${t('columns.operation')}</th><th scope="col" class="number">${t('columns.level')}</th><th scope="col">${t('columns.type')}</th><th scope="col">${t('columns.from')}</th></tr></thead>
<tbody>
${core.columns.map((column) => line(t, column))}</tbody>
</table></div>
<p class="aside">${t('columns.level.note')}</p>
<h3>${t('columns.outside')}</h3>
${
  outside.length === 0
    ? html`<p>${t('columns.outside.none')}</p>`
    : html`<p class="names">${columnNames(
        t,
        outside.map(({ name }) => name),
      )}</p>
<p>${t('columns.outside.means')}</p>`
}
${open.length === 0 ? null : html`<p class="notice">${t('columns.sensitive.open', { columns: columnNames(t, open) })}</p>`}
${linking.length === 0 ? null : html`<p class="notice">${t('columns.linking', { columns: columnNames(t, linking) })}</p>`}
</section>`;
};

function line(t: Translate, { name, type, role, operation, parameters, level, from }: StatedColumn): Html {
  const words = knownKey(`operation.${operation}`);
  return html`<tr><th scope="row">${columnName(name)}</th><td><span class="role ${role}">${t(`role.${role}`)}</span></td><td>${words ? t(words) : operation} ${parameterList(parameters)}</td><td class="number">${level ?? '–'}</td><td class="type">${t(`type.${type}`)}</td><td>${columnNames(t, from)}</td></tr>
`;
}
