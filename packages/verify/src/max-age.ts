import { fail } from '@sluice/errors';

const DURATION = /^P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/;
const MINUTE = 60_000;

/**
 * Milliseconds of a longest age: a number of days, or an ISO 8601 duration of weeks, days, hours and minutes. Months and
 * years have no fixed length, so they are refused.
 *
 * @throws SluiceError `verify/max-age`.
 */
export function maxAgeOf(age: number | string): number {
  if (typeof age === 'number' && Number.isFinite(age) && age >= 0) return age * 24 * 60 * MINUTE;
  const parts = typeof age === 'string' ? DURATION.exec(age) : null;
  if (parts === null) {
    return fail('input', 'verify/max-age', 'verify: expected the longest age as an ISO 8601 duration such as P7D', {
      hint: 'weeks, days, hours and minutes: P2W, P7D, PT12H',
    });
  }
  const [weeks, days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * MINUTE;
}
