import { type Canonical, MISMATCH, NOT_FINITE, TOO_MANY_DIGITS } from './flaw.js';

const SHAPE = /^([+-]?)([0-9]+)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,6}))?$/;
const SPECIAL = /^[+-]?(?:nan|inf|infinity)$/i;

/** Digits without zeros at either end, and the power of ten of the last digit: equal for equal numbers. */
function digitsOf(text: string): string | undefined {
  const parts = SHAPE.exec(text);
  if (parts === null) return undefined;
  const fraction = parts[3] ?? '';
  const all = (parts[2] + fraction).replace(/^0+/, '');
  const kept = all.replace(/0+$/, '');
  if (kept === '') return '0';
  const exponent = Number(parts[4] ?? 0) - fraction.length + (all.length - kept.length);
  return `${parts[1] === '-' ? '-' : ''}${kept}e${exponent}`;
}

/**
 * Canonical text of a decimal: the shortest text of the double, as ECMAScript prints it; `-0` is `0`. A text is taken
 * only where that shortest text is the same number digit for digit, so nothing is rounded without a word: always up to
 * 15 significant digits, and beyond where the text is itself what a double prints.
 */
export function decimalText(text: string): Canonical {
  const n = Number(text);
  const shortest = String(n === 0 ? 0 : n);
  if (shortest === text && Number.isFinite(n)) return text;
  const digits = digitsOf(text);
  if (digits === undefined) return SPECIAL.test(text) ? NOT_FINITE : MISMATCH.decimal;
  return Number.isFinite(n) && digitsOf(shortest) === digits ? shortest : TOO_MANY_DIGITS;
}
