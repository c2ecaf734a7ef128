import { CANONICAL, type ColumnType } from '@sluice/table';
import type { Operand } from './predicate.js';

/**
 * Canonical text of an operand as a value of the column's type, or null where it is none. Exact: a number that a double
 * does not keep, or a fraction beside an integer column, is refused and not rounded. Quotes make a difference beside a
 * column of text, as `01` and `1` are two texts and one number.
 */
export function canonicalOperand(operand: Operand, type: ColumnType): string | null {
  if (type === 'string') return typeof operand === 'string' ? operand : null;
  if (type === 'boolean' && typeof operand !== 'boolean' && operand !== 'true' && operand !== 'false') return null;
  if (typeof operand === 'boolean' && type !== 'boolean') return null;
  if (typeof operand === 'number' && type !== 'integer' && type !== 'decimal') return null;
  if (typeof operand === 'number' && type === 'integer' && !Number.isSafeInteger(operand)) return null;
  const text = CANONICAL[type](String(operand));
  return typeof text === 'string' ? text : null;
}
