/** Digits without leading and trailing zeros, and the power of ten of the last one; null for what is no decimal. */
function normalForm(text: string): { readonly digits: string; readonly exponent: number } | null {
  const match = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?[0-9]+))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole, fraction = '', power = '0'] = match;
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { digits: '0', exponent: 0 };
  const exponent = Number(power) - fraction.length + (all.length - digits.length);
  return { digits: (sign === '-' ? '-' : '') + digits, exponent };
}

/**
 * Whether a double is exactly the number that stands in the text, so that its own shortest text is that decimal again.
 * False for more digits than a double holds, and for numbers beyond its range.
 */
export function keepsDecimal(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (/^0[xo]/.test(text)) return Number.isSafeInteger(value);
  const written = normalForm(text);
  const kept = normalForm(String(value));
  return written !== null && kept !== null && written.digits === kept.digits && written.exponent === kept.exponent;
}
