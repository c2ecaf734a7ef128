import type { Guarantee } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import type { Translate } from '../translate.js';
import { parameterList } from './names.js';

/** Filled, half, empty: the grade is told by shape and word, not by colour alone. */
const MARK = { recomputed: '●', derived: '◐', attested: '○' } as const;

/** One guarantee: what holds, and whose word it is. */
export function guaranteeCard(t: Translate, guarantee: Guarantee): Html {
  const { model, parameters, unit, grade, strength } = guarantee;
  const k = parameters['k'];
  const kAnonymity = model === 'k-anonymity' && typeof k === 'number';
  const title = kAnonymity ? t('guarantee.k-anonymity', { k }) : html`${model} ${parameterList(parameters)}`;
  const says = kAnonymity ? t(`guarantee.k-anonymity.${unit}`, { k }) : t('guarantee.other', { model });
  return html`<li class="card ${grade}">
<p class="grade"><span aria-hidden="true">${MARK[grade]}</span> ${t(`grade.${grade}`)}</p>
<h4>${title}<small>${t(`guarantee.unit.${unit}`)}</small></h4>
<p>${says}${strength === 'necessary' ? html`${t('text.space')}${t('guarantee.necessary')}` : null}</p>
<p class="aside">${t(`grade.${grade}.means`)}</p>
</li>
`;
}
