import { type Html, html } from '../html.js';
import type { Translate } from '../translate.js';

const SPAN = /^P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?$/;
const UNITS = ['year', 'month', 'week', 'day'] as const;

/** A duration of ISO 8601 in days or longer units, in words: `P90D` as `90 days`. Any other text stands as it is. */
export function spanText(t: Translate, span: string): Html {
  const parts = SPAN.exec(span)?.slice(1);
  if (parts === undefined) return html`<bdi>${span}</bdi>${t('text.space')}`;
  const words = UNITS.flatMap((unit, i) => {
    const count = parts[i];
    if (count === undefined) return [];
    return [t(Number(count) === 1 ? `span.${unit}` : `span.${unit}s`, { count })];
  });
  return html`${words.map((word, i) => html`${i === 0 ? null : ' '}${word}`)}`;
}
