import { type Html, html } from '../html.js';
import { percent } from '../numbers.js';
import type { Translate } from '../translate.js';
import { evidenceFigure } from './evidence.js';
import { guaranteeCard } from './guarantee.js';
import { columnName, columnNames, parameterList, ruleList } from './names.js';
import type { Section } from './section.js';

export const protection: Section = ({ input, t }) => {
  const { unit, quasiIdentifiers, guarantees, assumptions, suppression, search, gate } = input.core;
  const limit = { rows: percent(suppression.limit.rows), people: percent(suppression.limit.people) };
  // Models that count the same classes carry the same evidence: one figure is enough.
  const figures = guarantees.filter(
    ({ evidence }, i) =>
      evidence && guarantees.findIndex((other) => JSON.stringify(other.evidence) === JSON.stringify(evidence)) === i,
  );
  return html`<section aria-labelledby="protection">
<h2 id="protection">${t('protection.title')}</h2>
<dl>
<dt>${t('protection.unit')}</dt><dd>${
    unit.kind === 'rows' ? t('protection.unit.rows') : t('protection.unit.people', { column: columnName(unit.column) })
  }</dd>
<dt>${t('protection.classes')}</dt><dd>${
    quasiIdentifiers.length === 0
      ? t('protection.classes.none')
      : t('protection.classes.of', { columns: columnNames(t, quasiIdentifiers) })
  }</dd>
</dl>
<h3>${t('protection.guarantees')}</h3>
${
  guarantees.length === 0
    ? html`<p>${t('protection.guarantees.none')}</p>`
    : html`<ul class="cards">
${guarantees.map((guarantee) => guaranteeCard(t, guarantee))}</ul>`
}
${figures.map(({ evidence, parameters: { k } }, i) =>
  evidence
    ? evidenceFigure(t, evidence, { k: typeof k === 'number' ? k : undefined, id: `chart-${i + 1}`, unit: unit.kind })
    : null,
)}
<h3>${t('protection.how')}</h3>
<dl>
<dt>${t('protection.suppression')}</dt><dd>${t(`protection.suppression.${suppression.suppressed}`, limit)}${failingText(t, suppression.failing)}</dd>
${(assumptions ?? []).map(
  (code) => html`<dt>${t('protection.assumed')}</dt><dd>${t(`protection.assumed.${code}`)}</dd>
`,
)}<dt>${t('protection.search')}</dt><dd>${t(`protection.search.${search.sees}`, { method: search.method })}${t('text.space')}${lossText(t, search.loss)}</dd>
<dt>${t('protection.gate')}</dt><dd>${t('protection.gate.preset', { preset: gate.preset })}
${ruleList(
  t,
  gate.rules.map(({ code }) => code),
)}</dd>
</dl>
</section>`;
};

/** What may go beside the limit, where anything may. */
function failingText(t: Translate, failing: number | undefined): Html | null {
  if (failing === undefined) return null;
  return html`${t('text.space')}${t('protection.suppression.failing', { failing: percent(failing) })}`;
}

/** The loss is tagged by `kind`, its parameters stand beside. */
function lossText(t: Translate, { kind, ...parameters }: Readonly<Record<string, unknown>>): Html | null {
  if (typeof kind !== 'string') return parameterList({ kind, ...parameters });
  return html`${t('protection.search.loss', { loss: kind })} ${parameterList(parameters)}`;
}
