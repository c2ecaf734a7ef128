import { fail } from '@sluice/errors';
import { type Hole, type Html, html } from './html.js';
import type { Lang } from './messages/lang.js';
import { MESSAGES, type MessageKey } from './messages.js';

/** Says a message in one language; holes are filled with text (escaped) or markup. */
export type Translate = (key: MessageKey, holes?: Readonly<Record<string, Hole>>) => Html;

/** @throws SluiceError `report/hole`, a fault of ours: a message has a hole that nothing fills. */
export function translator(lang: Lang): Translate {
  return (key, holes = {}) => {
    const pieces = MESSAGES[key][lang].split(/\{(\w+)\}/);
    const filled = pieces.map((piece, i): Hole => {
      if (i % 2 === 0) return piece;
      return holes[piece] ?? fail('internal', 'report/hole', `report: nothing fills {${piece}} of message ${key}`);
    });
    return html`${filled}`;
  };
}

/** Kinds of names that come from the statement and may be unknown here. Their messages have no holes. */
type Names = 'channel' | 'office' | 'operation' | 'rule' | 'model' | 'permit' | 'prohibit' | 'duty' | 'unit';

/** A name of the statement in words; null where this version has no words for it. */
export function wordsFor(t: Translate, kind: Names, name: string): Html | null {
  const key = `${kind}.${name}`;
  return Object.hasOwn(MESSAGES, key) ? t(key as MessageKey) : null;
}

/** Items with a separator of the language between them. */
export function listOf(t: Translate, items: readonly Hole[], separator: MessageKey = 'list.separator'): Html {
  return html`${items.map((item, i) => (i === 0 ? item : html`${t(separator)}${item}`))}`;
}
