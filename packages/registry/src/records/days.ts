const DURATION = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** Whether a text is an ISO 8601 duration of whole days: years, months, weeks, days; not all of them zero. */
export function isDuration(text: string): boolean {
  const match = DURATION.exec(text);
  return match?.slice(1).some((part) => Number(part ?? 0) > 0) ?? false;
}

/** The day so many days later (yyyy-mm-dd, UTC, proleptic Gregorian calendar); `count` may be negative. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The same day of a later month; the last of that month where it has no such day (31 January + 1 is 28 February). */
export function addMonths(day: string, count: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(dayOfMonth, last))).toISOString().slice(0, 10);
}

/** Day plus ISO 8601 duration (see `isDuration`): months first, then days. */
export function addDuration(day: string, duration: string): string {
  const [years, months, weeks, days] = DURATION.exec(duration)!
    .slice(1)
    .map((part) => Number(part ?? 0));
  return addDays(addMonths(day, years * 12 + months), weeks * 7 + days);
}

/** Last day of a term of whole years that begins on `from`: five years from 2025-09-01 end on 2030-08-31. */
export function lastDayOfTerm(from: string, years: number): string {
  return addDays(addMonths(from, years * 12), -1);
}

/** Which days are worked on, beside Monday to Friday. */
export interface WorkCalendar {
  /** Days off, yyyy-mm-dd. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked, to make up for days off. */
  readonly makeUpDays: readonly string[];
}

/** The `count`-th working day after `day`; the day itself is not counted. */
export function addWorkingDays(day: string, count: number, calendar: WorkCalendar): string {
  const off = new Set(calendar.holidays);
  const on = new Set(calendar.makeUpDays);
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    const weekday = new Date(`${current}T00:00:00Z`).getUTCDay();
    const worked = on.has(current) || (weekday !== 0 && weekday !== 6 && !off.has(current));
    if (worked) left--;
  }
  return current;
}

/** Whether two spans of days, ends included, have a day in common; without `until` a span has no end. */
export function spansMeet(
  a: { readonly from: string; readonly until?: string | undefined },
  b: { readonly from: string; readonly until?: string | undefined },
): boolean {
  // ISO days order as text.
  return (a.until === undefined || b.from <= a.until) && (b.until === undefined || a.from <= b.until);
}
