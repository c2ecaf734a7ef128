import type { Approval } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { listOf, type Translate, wordsFor } from '../translate.js';
import { keyName, named } from './names.js';
import type { ReportInput, Section } from './section.js';

/** Who built it, who approved it, what was published with it, and the assessment that it rests on. */
export const responsible: Section = ({ input, t }) => {
  const { core, author, approvals } = input;
  return html`<section aria-labelledby="responsible">
<h2 id="responsible">${t('responsible.title')}</h2>
<dl>
<dt>${t('responsible.owner')}</dt><dd>${named(core.product.owner)}</dd>
<dt>${t('responsible.author')}</dt><dd>${
    author === undefined ? t('responsible.author.none') : t('responsible.key', { key: keyName(author.keyid) })
  }</dd>
${approvals.length === 0 ? html`<dt>${t('responsible.approvals')}</dt><dd>${noApprovals(t, input)}</dd>\n` : null}${assessment(
  t,
  input,
)}${together(t, input)}${delegated(t, input)}</dl>
${approvals.length === 0 ? null : approvalTable(t, approvals)}</section>`;
};

function noApprovals(t: Translate, { core }: ReportInput): Html {
  return t(core.channel.kind === 'internal' ? 'responsible.approvals.internal' : 'responsible.approvals.none');
}

function assessment(t: Translate, { core }: ReportInput): Html | null {
  if (core.assessment === undefined) return null;
  const { id, on, keptUntil } = core.assessment;
  const value = t('responsible.assessment.value', { id: named(id), day: on, until: keptUntil });
  return html`<dt>${t('responsible.assessment')}</dt><dd>${value}</dd>
`;
}

function together(t: Translate, { core, publication }: ReportInput): Html | null {
  // The release itself is a member of its bundle.
  const others = publication?.bundle?.filter((id) => id !== core.release) ?? [];
  if (others.length === 0) return null;
  const ids = others.map((id) => html`<span class="mono">${id}</span>`);
  return html`<dt>${t('responsible.bundle')}</dt><dd>${listOf(t, ids)}<br><span class="aside">${t('responsible.bundle.means')}</span></dd>
`;
}

function delegated(t: Translate, { delegations = [] }: ReportInput): Html | null {
  if (delegations.length === 0) return null;
  return html`<dt>${t('responsible.delegations')}</dt><dd>${t('responsible.delegations.means', { count: delegations.length })}</dd>
`;
}

function approvalTable(t: Translate, approvals: readonly Approval[]): Html {
  const lines = approvals.map(
    ({
      role,
      keyid,
      day,
    }) => html`<tr><th scope="row">${wordsFor(t, 'office', role) ?? named(role)}</th><td>${keyName(keyid)}</td><td class="type">${day}</td></tr>
`,
  );
  return html`<div class="scroll"><table>
<caption>${t('responsible.approvals')}</caption>
<thead><tr><th scope="col">${t('responsible.role')}</th><th scope="col">${t('responsible.keyid')}</th><th scope="col">${t('responsible.day')}</th></tr></thead>
<tbody>
${lines}</tbody>
</table></div>
<p class="aside">${t('responsible.approvals.means')}</p>
`;
}
