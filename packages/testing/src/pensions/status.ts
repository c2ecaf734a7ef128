import type { Random } from '../random.js';

/** State of a pension: paid; held back until a sign of life; ended by death; moved to another fund. */
export const PENSION_STATES = ['active', 'suspended', 'deceased', 'transferred'] as const;

export type PensionState = (typeof PENSION_STATES)[number];

/**
 * Draws a state by age, with one draw. Mortality grows exponentially with age (Gompertz 1825); a roll keeps the dead of
 * about two years. Suspensions grow with age, transfers are those of the younger.
 */
export function drawState(random: Random, age: number): PensionState {
  const mark = random();
  const deceased = Math.min(0.6, 0.008 * Math.exp(0.095 * (age - 60)));
  const suspended = Math.min(0.12, 0.01 + 0.0016 * Math.max(0, age - 60));
  const transferred = age < 65 ? 0.02 : 0.005;
  if (mark < deceased) return 'deceased';
  if (mark < deceased + suspended) return 'suspended';
  return mark < deceased + suspended + transferred ? 'transferred' : 'active';
}
