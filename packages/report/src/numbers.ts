/**
 * Numbers as text without `Intl`: its output changes with the version of Unicode data, and a report must come out the
 * same everywhere.
 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A share from 0 to 1 as per cent, as few digits as the number has. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}

/** `part` of `whole` in per cent, always one decimal; `<0.1%` where that would read as nothing. */
export function percentOf(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0.0%';
  const text = `${((part / whole) * 100).toFixed(1)}%`;
  return text === '0.0%' ? '<0.1%' : text;
}

const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB'];

/** Size of a file: bytes below 1000, else three digits or so in powers of 1000. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const power = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}

/**
 * Money in integer minor units as text: 450000 CNY with exponent 2 is `CNY 4,500.00`. No float is ever made of it.
 *
 * @param exponent how many digits of the amount are decimals.
 */
export function moneyText(amount: number, currency: string, exponent: number): string {
  const digits = String(amount).padStart(exponent + 1, '0');
  const cut = digits.length - exponent;
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${whole}${exponent === 0 ? '' : `.${digits.slice(cut)}`}`;
}
