import { civilText } from './civil.js';

const SECONDS_A_DAY = 86_400n;

/** Text of an instant counted in units of 10^-digits seconds since 1970-01-01T00:00:00. */
export function instantText(value: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const fraction = ((value % unit) + unit) % unit;
  const seconds = (value - fraction) / unit;
  const inDay = ((seconds % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;
  const time = Number(inDay);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const clock = `${two(time / 3600)}:${two((time % 3600) / 60)}:${two(time % 60)}`;
  const text = `${civilText(Number((seconds - inDay) / SECONDS_A_DAY))}T${clock}`;
  return fraction === 0n ? text : `${text}.${String(fraction).padStart(digits, '0')}`;
}
