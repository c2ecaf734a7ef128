/** A day of the proleptic Gregorian calendar, years 1 to 9999. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// The clock and offset of a timestamp are checked and then left out: a day is the day as written.
const DATE =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:\.[0-9]{1,9})?)?(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?)?$/;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
}

/** The day of ISO 8601 text `yyyy-mm-dd` or of a timestamp. `undefined` when there is no such day. */
export function parseDay(text: string): Day | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/** Day of the year, 1 January is 1. */
function ordinal({ year, month, day }: Day): number {
  return DAYS_BEFORE_MONTH[month - 1] + (month > 2 && isLeap(year) ? 1 : 0) + day;
}

/** 1 Monday to 7 Sunday; 0001-01-01 was a Monday. */
function weekday(date: Day): number {
  const past = date.year - 1;
  const days = 365 * past + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + ordinal(date) - 1;
  return (days % 7) + 1;
}

/** Week of ISO 8601: weeks start on Monday, week 1 holds the year's first Thursday; so a week's year may be the next. */
export function isoWeek(date: Day): { readonly year: number; readonly week: number } {
  const week = Math.floor((ordinal(date) - weekday(date) + 10) / 7);
  if (week < 1) return { year: date.year - 1, week: weeksInYear(date.year - 1) };
  if (week > weeksInYear(date.year)) return { year: date.year + 1, week: 1 };
  return { year: date.year, week };
}

/** 28 December always lies in the last week of its ISO year. */
function weeksInYear(year: number): number {
  const date = { year, month: 12, day: 28 };
  return Math.floor((ordinal(date) - weekday(date) + 10) / 7);
}
