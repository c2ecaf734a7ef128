import { fail } from '@sluice/errors';

/** A number as an exact fraction; `den` is positive. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

/**
 * A parameter as the decimal that a person wrote: the shortest text of the double, so 0.2 is two tenths and not the
 * double beside it.
 * @throws SluiceError `models/number` for a number that is not finite
 */
export function ratioOf(x: number): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(x));
  if (!match) fail('input', 'models/number', 'a parameter of a privacy model must be a finite number');
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(sign + whole + fraction);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? { num: digits * 10n ** BigInt(power), den: 1n } : { num: digits, den: 10n ** BigInt(-power) };
}

/** Doubles closer to a limit than this, relative to the larger of 1 and the limit, are left to exact arithmetic. */
export const NEAR = 1e-9;

/** On which side of a limit a double surely lies: -1 below, 1 above, 0 where rounding could decide. */
export function clearSide(value: number, limit: number): -1 | 0 | 1 {
  const band = NEAR * Math.max(1, Math.abs(limit));
  // Written so that NaN is never below.
  if (value < limit - band) return -1;
  return Math.abs(value - limit) <= band ? 0 : 1;
}

/** Whether num / den is at most a limit, decided exactly. Counts: whole numbers below 2^53, den > 0. */
export function shareAtMost(num: number, den: number, limit: number): boolean {
  const side = clearSide(num / den, limit);
  if (side !== 0) return side < 0;
  const { num: top, den: bottom } = ratioOf(limit);
  return BigInt(num) * bottom <= top * BigInt(den);
}
