import type { StatedColumn } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { listOf, type Translate, wordsFor } from '../translate.js';
import { columnName, columnNames, named, parameterList } from './names.js';
import type { Section } from './section.js';

/** Each released column: what it is, how grave, what was done to it; and those that no class is formed by. */
export const columns: Section = ({ input, t }) => {
  const { core } = input;
  if (core.columns.length === 0) return null;
  // A build of old states no sensitivity: an empty column would say that nothing is grave.
  const graded = core.columns.some(({ sensitivity }) => sensitivity !== undefined);
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
<thead><tr><th scope="col">${t('columns.name')}</th><th scope="col">${t('columns.role')}</th>${graded ? html`<th scope="col">${t('columns.sensitivity')}</th>` : null}<th scope="col">${t('columns.operation')}</th><th scope="col" class="number">${t('columns.level')}</th><th scope="col">${t('columns.type')}</th><th scope="col">${t('columns.from')}</th></tr></thead>
<tbody>
${core.columns.map((column) => line(t, column, graded))}</tbody>
</table></div>
<p class="aside">${t('columns.level.note')}${graded ? html`${t('text.space')}${t('columns.sensitivity.note')}` : null}</p>
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

/** The axes on which a column is not of the mildest grade, in words. */
function gravity(t: Translate, { sensitivity }: StatedColumn): Html {
  if (sensitivity === undefined) return html`–`;
  const { personal, state, trade } = sensitivity;
  const words = [
    ...(personal === 'none' ? [] : [t(`personal.${personal}`)]),
    ...(state === 'general' ? [] : [t(`state.${state}`)]),
    ...(trade === 'none' ? [] : [t(`trade.${trade}`)]),
  ];
  return words.length === 0 ? html`–` : listOf(t, words);
}

function line(t: Translate, column: StatedColumn, graded: boolean): Html {
  const { name, type, role, operation, parameters, level, from } = column;
  return html`<tr><th scope="row">${columnName(name)}</th><td><span class="role ${role}">${t(`role.${role}`)}</span></td>${graded ? html`<td class="gravity">${gravity(t, column)}</td>` : null}<td>${wordsFor(t, 'operation', operation) ?? named(operation)} ${parameterList(parameters)}</td><td class="number">${level ?? '–'}</td><td class="type">${t(`type.${type}`)}</td><td>${columnNames(t, from)}</td></tr>
`;
}
