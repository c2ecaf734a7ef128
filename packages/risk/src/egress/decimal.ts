/** A non-negative or negative decimal, exactly: `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Longest run of digits that is read; numbers of tables that leave a secure domain are far shorter. */
const MOST_DIGITS = 400;

/** Reads a decimal text (`12`, `0.750`, `1.5e-7`) without rounding; null for what is none, or is longer than 400 digits. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  if (whole.length + fraction.length + Math.abs(scale) > MOST_DIGITS) return null;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return scale >= 0 ? { units: digits, scale } : { units: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The same number in units of `10^-scale`; `scale` is at least its own. */
export function rescale({ units, scale: own }: Decimal, scale: number): bigint {
  return units * 10n ** BigInt(scale - own);
}

/** Units of `10^-scale` as plain decimal text, without zeros at the end of the fraction. */
export function decimalOf(units: bigint, scale: number): string {
  if (scale === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A threshold as the decimal that a person wrote (shortest text of the double), as a fraction with `den` > 0. */
export function fractionOf(x: number): { readonly num: bigint; readonly den: bigint } {
  // Thresholds are checked to be finite and of ordinary size before they get here.
  const { units, scale } = parseDecimal(String(x)) ?? { units: 0n, scale: 0 };
  return { num: units, den: 10n ** BigInt(scale) };
}

/** Least integer that is not below num / den; num >= 0, den > 0. */
export function ceilDivide(num: bigint, den: bigint): bigint {
  return (num + den - 1n) / den;
}
