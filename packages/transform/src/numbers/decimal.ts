/** An exact decimal number: `digits / 10 ** scale`, `scale >= 0`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** ASCII digits only: a full-width digit is a different text and must not pass for a number. */
const DECIMAL = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/;

/** More digits than any double or 128-bit number needs; longer text is not meant as a number. */
const MAX_LENGTH = 1200;

/** Reads decimal text (with or without point and exponent) exactly. `undefined` when it is no number. */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const magnitude = BigInt(whole + fraction);
  const digits = sign === '-' ? -magnitude : magnitude;
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The exact decimal that a double's shortest text names: 0.1 is one tenth. */
export function decimalOf(number: number): Decimal {
  const decimal = parseDecimal(String(number));
  if (!decimal) throw new RangeError('expected a finite number');
  return decimal;
}

/** `digits` at a finer scale. */
export function digitsAt(decimal: Decimal, scale: number): bigint {
  return decimal.digits * 10n ** BigInt(scale - decimal.scale);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const x = digitsAt(a, scale);
  const y = digitsAt(b, scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Plain decimal text without exponent; zero has no sign. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return digits.toString();
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const fraction = text.slice(-scale).replace(/0+$/, '');
  return sign + text.slice(0, -scale) + (fraction === '' ? '' : `.${fraction}`);
}

/** Canonical text of a finite double: the shortest that reads back the same; `String` gives `-0` as `0`. */
export function canonicalNumber(number: number): string {
  return String(number);
}
