import { type Html, html } from '../html.js';
import { listOf, type Translate, wordsFor } from '../translate.js';

/** The name of a column, isolated so that its script cannot turn the sentence around it. */
export function columnName(name: string): Html {
  return html`<bdi class="column">${name}</bdi>`;
}

export function columnNames(t: Translate, names: readonly string[]): Html {
  return listOf(t, names.map(columnName));
}

/** The name of an organisation or a record, isolated likewise. */
export function named(name: string): Html {
  return html`<bdi>${name}</bdi>`;
}

/** A key by the first digits of its id; the whole id where the reader points at it. */
export function keyName(keyid: string): Html {
  return html`<span class="mono" title="${keyid}">${shortened(keyid)}</span>`;
}

const SHOWN = 16;

function shortened(id: string): string {
  const [scheme, digits] = id.startsWith('sha256:') ? ['sha256:', id.slice(7)] : ['', id];
  const letters = [...digits];
  return letters.length <= SHOWN ? id : `${scheme}${letters.slice(0, SHOWN).join('')}…`;
}

/** Gate rules with their codes, in words where they are known. */
export function ruleList(t: Translate, codes: readonly string[]): Html {
  const items = codes.map(
    (code) => html`<li><b class="code">${code}</b> <span>${wordsFor(t, 'rule', code)}</span></li>
`,
  );
  return html`<ul class="rules">
${items}</ul>`;
}

/** Public parameters of an operation or a model, in short JSON; nothing where there are none. */
export function parameterList(parameters: Readonly<Record<string, unknown>>): Html | null {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return null;
  const text = entries.map(([name, value]) => `${name}: ${valueText(value)}`).join(', ');
  return html`<code class="parameters">${text}</code>`;
}

/** Digests take a line each and nobody compares them by eye: the statement has them in full. */
function valueText(value: unknown): string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? shortened(value) : JSON.stringify(value);
}
