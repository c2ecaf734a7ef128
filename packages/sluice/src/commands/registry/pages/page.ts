import { type Hole, type Html, html } from './html.js';
import { STYLE } from './style.js';

export type Lang = 'zh' | 'en';

/** A whole page in one language, with a link to the other: one file, no script, nothing from elsewhere. */
export function page(
  lang: Lang,
  {
    kind,
    title,
    lead,
    other,
  }: { readonly kind: string; readonly title: string; readonly lead: string; readonly other: string },
  body: Hole,
  foot: string,
): Uint8Array {
  const [locale, link] = lang === 'zh' ? ['zh-CN', 'English'] : ['en', '中文'];
  const whole = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header><p class="kind">${kind} · <a href="${other}">${link}</a></p><h1>${title}</h1><p class="lead">${lead}</p></header>
<main>${body}</main>
<footer>${foot}</footer>
</body>
</html>
`;
  return new TextEncoder().encode(whole.markup);
}

/** A table of a page; a heading with `#` before it is a column of numbers, one with `@` of days. */
export function table(heads: readonly string[], rows: readonly (readonly Hole[])[], none: string): Html {
  if (rows.length === 0) return html`<p class="none">${none}</p>`;
  const kinds = heads.map((head) => (head.startsWith('#') ? 'number' : head.startsWith('@') ? 'day' : ''));
  const headings = heads.map((head, c) => html`<th scope="col" class="${kinds[c]}">${head.replace(/^[#@]/, '')}</th>`);
  const lines = rows.map((row) => html`<tr>${row.map((cell, c) => html`<td class="${kinds[c]}">${cell}</td>`)}</tr>\n`);
  return html`<div class="scroll"><table><thead><tr>${headings}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

/** A title in the page's language, else in the other. */
export function titleIn(
  lang: Lang,
  title: { readonly zh?: string | undefined; readonly en?: string | undefined },
): string {
  return (lang === 'zh' ? title.zh : title.en) ?? title.en ?? title.zh ?? '';
}
