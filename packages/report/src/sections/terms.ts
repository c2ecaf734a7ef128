import type { ReleaseCore } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import type { MessageKey } from '../messages.js';
import { listOf, type Translate, wordsFor } from '../translate.js';
import { parameterList } from './names.js';
import { spanText } from './span.js';

const LISTS = ['permit', 'prohibit', 'duties'] as const;

/** One word of the terms, or one duty with its span; what is unknown here is shown as it stands. */
function word(t: Translate, list: (typeof LISTS)[number], item: unknown): Html {
  if (typeof item === 'string') return wordsFor(t, list === 'duties' ? 'duty' : list, item) ?? html`<bdi>${item}</bdi>`;
  if (list === 'duties' && typeof item === 'object' && item !== null) {
    const { delete: span, ...more } = item as Readonly<Record<string, unknown>>;
    if (typeof span === 'string' && Object.keys(more).length === 0)
      return t('deletion.within', { span: spanText(t, span) });
  }
  return html`<code class="parameters">${JSON.stringify(item)}</code>`;
}

function row(t: Translate, term: MessageKey, value: Html | null): Html {
  return html`<dt>${t(term)}</dt><dd>${value}</dd>
`;
}

/** What holders may, must not and must do: a small vocabulary in words, and anything beside it as it stands. */
export function termsOfUse(t: Translate, { terms, channel }: ReleaseCore): Html | null {
  if (terms === undefined) {
    if (channel.kind === 'internal') return null;
    return html`<h3>${t('terms.title')}</h3>
<p>${t(channel.licence === undefined ? 'terms.none' : 'terms.none.licence')}</p>
`;
  }
  const known = LISTS.filter((list) => Array.isArray(terms[list]) && terms[list].length > 0);
  const other = Object.fromEntries(
    Object.entries(terms).filter(([name, value]) => !LISTS.some((list) => list === name && Array.isArray(value))),
  );
  const rows = known.map((list) => {
    const items = (terms[list] as readonly unknown[]).map((item) => word(t, list, item));
    return row(t, `terms.${list}`, listOf(t, items, 'list.of'));
  });
  return html`<h3>${t('terms.title')}</h3>
<dl>
${rows}${Object.keys(other).length > 0 ? row(t, 'terms.other', parameterList(other)) : null}${
  rows.length === 0 && Object.keys(other).length === 0 ? row(t, 'terms.permit', t('text.none')) : null
}</dl>
`;
}
