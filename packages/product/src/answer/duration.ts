import { fail } from '@sluice/errors';

const DURATION = /^P(?=[0-9])(?:([0-9]{1,2})Y)?(?:([0-9]{1,3})M)?(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?$/;

function partsOf(text: string): readonly number[] | undefined {
  const parts = DURATION.exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  return parts?.some((part) => part > 0) ? parts : undefined;
}

/** Whether a text is an ISO 8601 duration of years, months, weeks and days that is longer than nothing: `P30D`. */
export function isPeriod(text: string): boolean {
  return partsOf(text) !== undefined;
}

/**
 * The instant one period earlier, ISO 8601 UTC with milliseconds, at the same time of day. Months first, then days; the
 * last day of a month where the earlier month has no such day.
 * @throws SluiceError `answer/period`
 */
export function before(instant: Date, period: string): string {
  const parts = partsOf(period);
  if (parts === undefined || Number.isNaN(instant.getTime())) {
    return fail('input', 'answer/period', 'expected an instant, and a period of whole days such as P30D');
  }
  const [years, months, weeks, days] = parts;
  const day = instant.getUTCDate();
  const shifted = new Date(instant);
  shifted.setUTCDate(1);
  shifted.setUTCMonth(shifted.getUTCMonth() - years * 12 - months);
  const last = new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, 0)).getUTCDate();
  shifted.setUTCDate(Math.min(day, last) - weeks * 7 - days);
  return shifted.toISOString();
}
