import { type Canonical, MISMATCH } from './flaw.js';

/** Canonical text of a boolean; any case is taken, since `True` and `TRUE` are common spellings. */
export function booleanText(text: string): Canonical {
  if (text === 'true' || text === 'false') return text;
  if (!/^(?:true|false)$/i.test(text)) return MISMATCH.boolean;
  return text.length === 4 ? 'true' : 'false';
}
