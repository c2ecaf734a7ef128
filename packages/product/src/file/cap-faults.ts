import type { Fault } from '@sluice/errors';

/** Nobody mends more in one go, and a hostile file must not cost minutes of diagnostics. */
export const MOST_FAULTS = 50;

/** The first faults, and one that says that there are more; its code is `family/more`. */
export function capFaults(faults: readonly Fault[], family: string): readonly Fault[] {
  if (faults.length <= MOST_FAULTS) return faults;
  const message = `there are more than ${MOST_FAULTS} mistakes; the rest is not shown`;
  return [...faults.slice(0, MOST_FAULTS), { code: `${family}/more`, message }];
}
