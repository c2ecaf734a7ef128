import type { Guarantee } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import type { Translate } from '../translate.js';
import { columnName, parameterList } from './names.js';

/** Filled, half, empty: the grade is told by shape and word, not by colour alone. */
const MARK = { recomputed: '●', derived: '◐', attested: '○' } as const;

/** What a guarantee says in a sentence; a model without one of its own is named. */
function sentence(t: Translate, { model, parameters, unit }: Guarantee): Html {
  const { k, l, t: distance, column } = parameters;
  if (model === 'k-anonymity' && typeof k === 'number') return t(`guarantee.k-anonymity.${unit}`, { k });
  if (typeof column === 'string') {
    const named = columnName(column);
    if (model === 'l-diversity' && typeof l === 'number')
      return t(`guarantee.l-diversity.${unit}`, { column: named, l });
    if (model === 't-closeness' && typeof distance === 'number')
      return t(`guarantee.t-closeness.${unit}`, { column: named, t: distance });
  }
  return t('guarantee.other', { model });
}

/** One guarantee: what holds, and whose word it is. */
export function guaranteeCard(t: Translate, guarantee: Guarantee): Html {
  const { model, parameters, unit, grade, strength } = guarantee;
  const k = parameters['k'];
  const isK = model === 'k-anonymity' && typeof k === 'number';
  const title = isK ? t('guarantee.k-anonymity', { k }) : html`${model} ${parameterList(parameters)}`;
  const says = sentence(t, guarantee);
  return html`<li class="card ${grade}">
<p class="grade"><span aria-hidden="true">${MARK[grade]}</span> ${t(`grade.${grade}`)}</p>
<h4>${title}<small>${t(`guarantee.unit.${unit}`)}</small></h4>
<p>${says}${strength === 'necessary' ? html`${t('text.space')}${t('guarantee.necessary')}` : null}</p>
<p class="aside">${t(`grade.${grade}.means`)}</p>
</li>
`;
}
