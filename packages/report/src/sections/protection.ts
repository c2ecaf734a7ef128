import type { Guarantee } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { percent } from '../numbers.js';
import type { Translate } from '../translate.js';
import { asking } from './asking.js';
import { evidenceFigure } from './evidence.js';
import { claimOf } from './guarantee.js';
import { columnName, columnNames, parameterList } from './names.js';
import type { ReportInput, Section } from './section.js';

/** Whose privacy counts, the guarantees with what was counted, and how they were reached. */
export const protection: Section = ({ input, t }) => {
  const { unit, quasiIdentifiers, guarantees, assumptions, search, earlierReleases, form } = input.core;
  if (form === 'verification') return asking(t);
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
    : html`${claims(guarantees).map((claim) => claimOf(t, claim))}`
}
${figures.map(({ evidence, parameters: { k } }, i) =>
  evidence
    ? evidenceFigure(t, evidence, { k: typeof k === 'number' ? k : undefined, id: `chart-${i + 1}`, unit: unit.kind })
    : null,
)}
<h3>${t('protection.how')}</h3>
<dl>
<dt>${t('protection.suppression')}</dt><dd>${suppressionText(t, input.core)}</dd>
${(assumptions ?? []).map(
  (code) => html`<dt>${t('protection.assumed')}</dt><dd>${t(`protection.assumed.${code}`)}</dd>
`,
)}<dt>${t('protection.search')}</dt><dd>${t(`protection.search.${search.sees}`, { method: search.method })}${t('text.space')}${lossText(t, search.loss)}</dd>
${earlierReleases === 'checked' ? html`<dt>${t('protection.earlier')}</dt><dd>${t('protection.earlier.checked')}</dd>\n` : null}</dl>
</section>`;
};

/** Guarantees by what is claimed: those of one model with the same parameters differ by unit and grade only. */
function claims(guarantees: readonly Guarantee[]): readonly (readonly Guarantee[])[] {
  const byClaim = new Map<string, Guarantee[]>();
  for (const guarantee of guarantees) {
    const claim = JSON.stringify([guarantee.model, guarantee.parameters]);
    byClaim.set(claim, [...(byClaim.get(claim) ?? []), guarantee]);
  }
  return [...byClaim.values()];
}

/** What may go for the guarantees, and beside that for the models over sensitive columns. */
function suppressionText(t: Translate, { suppression, gate }: ReportInput['core']): Html {
  const { limit, failing, suppressed } = suppression;
  // G10 is about these limits: where it was not met, nobody vouches that they were kept.
  if (gate.rules.some(({ code, status }) => code === 'G10' && status === 'needs-waiver'))
    return t('protection.suppression.waived');
  const none = limit.rows === 0 && limit.people === 0 && failing === undefined;
  if (none) return t('protection.suppression.none');
  const most = { rows: percent(limit.rows), people: percent(limit.people) };
  const within = t(`protection.suppression.${suppressed}`, most);
  if (failing === undefined) return within;
  return html`${within}${t('text.space')}${t('protection.suppression.failing', { failing: percent(failing) })}`;
}

/** The loss is tagged by `kind`, its parameters stand beside. */
function lossText(t: Translate, { kind, ...parameters }: Readonly<Record<string, unknown>>): Html | null {
  if (typeof kind !== 'string') return parameterList({ kind, ...parameters });
  return html`${t('protection.search.loss', { loss: kind })} ${parameterList(parameters)}`;
}
