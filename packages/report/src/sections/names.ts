import { type Html, html } from '../html.js';
import { knownKey, listOf, type Translate } from '../translate.js';

/** The name of a column, isolated so that its script cannot turn the sentence around it. */
export function columnName(name: string): Html {
  return html`<bdi class="column">${name}</bdi>`;
}

export function columnNames(t: Translate, names: readonly string[]): Html {
  return listOf(t, names.map(columnName));
}

/** Gate rules with their codes, in words where they are known. */
export function ruleList(t: Translate, codes: readonly string[]): Html {
  const items = codes.map((code) => {
    const key = knownKey(`rule.${code}`);
    return html`<li><b class="code">${code}</b> ${key && t(key)}</li>
`;
  });
  return html`<ul class="rules">
${items}</ul>`;
}

/** Public parameters of an operation or a model, in short JSON; nothing where there are none. */
export function parameterList(parameters: Readonly<Record<string, unknown>>): Html | null {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return null;
  const text = entries.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ');
  return html`<code class="parameters">${text}</code>`;
}
