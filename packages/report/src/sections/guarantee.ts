import type { Guarantee } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { type Translate, wordsFor } from '../translate.js';
import { modelSentence } from './model-sentence.js';
import { named, parameterList } from './names.js';

/** Filled, half, empty: the grade is told by shape and word, not by colour alone. */
const MARK = { recomputed: '●', derived: '◐', attested: '○' } as const;

/**
 * A model with its parameters, and under it what holds by each unit and whose word that is. What is necessary and what
 * it is necessary for stand side by side.
 *
 * @param claims guarantees of one model with the same parameters, at least one.
 */
export function claimOf(t: Translate, claims: readonly Guarantee[]): Html {
  const { model, parameters } = claims[0];
  return html`<div class="claim">
<h4>${wordsFor(t, 'model', model) ?? named(model)} ${parameterList(parameters)}</h4>
<ul class="cards">
${claims.map((guarantee) => card(t, guarantee))}</ul>
</div>
`;
}

function card(t: Translate, guarantee: Guarantee): Html {
  const { unit, grade, strength } = guarantee;
  const says = modelSentence(t, guarantee);
  return html`<li class="card ${grade}">
<p class="grade"><span aria-hidden="true">${MARK[grade]}</span> ${t(`grade.${grade}`)} <small>${t(`guarantee.unit.${unit}`)}</small></p>
<p>${says}${strength === 'necessary' ? html`${t('text.space')}${t('guarantee.necessary')}` : null}</p>
<p class="aside">${t(`grade.${grade}.means`)}</p>
</li>
`;
}
