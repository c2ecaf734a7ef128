const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar, yyyy-mm-dd. Such days order as text. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day so many days later, in UTC; `count` may be negative. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Last day of a term of whole years: five years from 2025-09-01 end on 2030-08-31, one from 2028-02-29 on 2029-02-27. */
export function lastDayOfTerm(from: string, years: number): string {
  const year = Number(from.slice(0, 4)) + years;
  const month = `${String(year).padStart(4, '0')}${from.slice(4, 8)}`;
  const same = `${month}${from.slice(8)}`;
  // 29 February of a common year counts as the 28th.
  return addDays(isDay(same) ? same : `${month}28`, -1);
}
