import { fail } from '@sluice/errors';

/** Gives the time of now; injected, so that tests and audits choose it. */
export type Clock = () => Date;

/**
 * The time of the clock, ISO 8601, UTC, with milliseconds.
 * @throws SluiceError `registry/clock` when it gives no time of the years 1970 to 9999
 */
export function timeOf(clock: Clock): string {
  const date = clock();
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  // Texts of one length sort as the times do.
  if (/^\d{4}-/.test(text) && text >= '1970') return text;
  fail('internal', 'registry/clock', 'the clock gives no time between 1970 and 9999');
}

/** The day, in UTC, of a time as `timeOf` gives it. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
