import { type Decimal, digitsAt } from './decimal.js';

/**
 * `half-even` (IEEE 754 roundTiesToEven: no drift in sums), `half-up` (ties away from zero, as in bookkeeping and in
 * SQL), `floor` (towards minus infinity).
 */
export type RoundingMode = 'half-even' | 'half-up' | 'floor';

/** The multiple of `step` that is nearest to `value` (or the next one below, for `floor`), exactly. `step > 0`. */
export function roundToStep(value: Decimal, step: Decimal, mode: RoundingMode): Decimal {
  const scale = Math.max(value.scale, step.scale);
  const x = digitsAt(value, scale);
  const s = digitsAt(step, scale);
  let quotient = x / s;
  let rest = x % s;
  // BigInt division truncates; make it a floor so that 0 <= rest < s.
  if (rest < 0n) {
    quotient -= 1n;
    rest += s;
  }
  if (mode !== 'floor') {
    const twice = rest * 2n;
    const up = twice > s || (twice === s && (mode === 'half-up' ? x > 0n : quotient % 2n !== 0n));
    if (up) quotient += 1n;
  }
  return { digits: quotient * s, scale };
}
