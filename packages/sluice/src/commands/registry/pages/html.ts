import { harmless } from '@sluice/product';

/** Markup that may stand in a page as it is; made by `html` only, so that no text goes in unescaped. */
export interface Html {
  readonly markup: string;
}

export type Hole = string | number | Html | undefined | readonly Hole[];

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose holes are escaped; attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return { markup: parts.map((part, i) => (i === 0 ? part : markupOf(holes[i - 1]) + part)).join('') };
}

function markupOf(hole: Hole): string {
  if (hole === undefined) return '';
  if (typeof hole === 'string' || typeof hole === 'number')
    return harmless(String(hole)).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
  return 'markup' in hole ? hole.markup : hole.map(markupOf).join('');
}
