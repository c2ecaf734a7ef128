import type { ColumnType } from '../coded.js';
import { booleanText } from './boolean.js';
import { dateText } from './date.js';
import { decimalText } from './decimal.js';
import type { Canonical } from './flaw.js';
import { integerText } from './integer.js';
import { timestampText } from './timestamp.js';

/** For each type, the one spelling of a value (see `ColumnType`), or the flaw of a text that spells none. */
export const CANONICAL: Readonly<Record<ColumnType, (text: string) => Canonical>> = {
  string: (text) => text,
  integer: integerText,
  decimal: decimalText,
  boolean: booleanText,
  date: dateText,
  timestamp: timestampText,
};
