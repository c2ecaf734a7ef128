/** Markup that may be put into a page as it stands. Made only by `html`, so that nothing goes in unescaped. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a hole of the template: text is escaped, lists are joined, `null` is left out. */
export type Hole = string | number | Html | null | readonly Hole[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text as HTML. Control characters and those that reverse the reading direction become U+FFFD: a column name must not
 * rewrite the line it stands in.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

/** Template whose holes are escaped. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return { markup: strings.reduce((page, text, i) => page + markupOf(holes[i - 1]) + text) };
}

function markupOf(hole: Hole): string {
  if (hole === null) return '';
  if (typeof hole === 'string' || typeof hole === 'number') return escapeText(String(hole));
  if ('markup' in hole) return hole.markup;
  return hole.map(markupOf).join('');
}
