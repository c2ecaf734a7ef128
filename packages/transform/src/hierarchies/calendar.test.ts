import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoWeek, parseDay } from './calendar.js';

/** Noon in UTC, so that no zone and no summer time can shift the day; setUTCFullYear since years below 100 mean 19xx. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(2000, 0, 1, 12));
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

test('a day is read exactly when the calendar has it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const date = utc(year, month, day);
        const exists =
          year >= 1 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        const read = parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
        expect(read).toEqual(exists ? { year, month, day } : undefined);
      },
    ),
    { numRuns: 1000 },
  );
});

test('leap days of centuries', () => {
  expect(parseDay('2000-02-29')).toBeDefined();
  expect(parseDay('1900-02-29')).toBeUndefined();
  expect(parseDay('2024-02-29')).toBeDefined();
  expect(parseDay('2023-02-29')).toBeUndefined();
});

test.each([
  '2024-03-05T00:00:00',
  '2024-03-05T23:59:59.123456',
  '2024-03-05 12:30',
  '2024-03-05T23:30:00Z',
  '2024-03-05T23:30:00-08:00',
])('the day of %s is the day as written', (text) => {
  expect(parseDay(text)).toEqual({ year: 2024, month: 3, day: 5 });
});

test.each([
  '',
  '2024',
  '2024-3-5',
  '20240305',
  '05/03/2024',
  ' 2024-03-05',
  '2024-03-05 ',
  '2024-03-05\n',
  '-0001-01-01',
  '10000-01-01',
  '2024-03-05T',
  '2024-03-05T24:00:00',
  '2024-03-05T12:60:00',
  '２０２４-03-05',
  '2024-03-05Z',
  '2024-13-01',
])('%j is no date', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

/** The Thursday of a week tells its year, and how many Thursdays the year has had. */
function weekByThursday(year: number, month: number, day: number) {
  const thursday = utc(year, month, day);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const first = utc(thursday.getUTCFullYear(), 1, 1);
  return {
    year: thursday.getUTCFullYear(),
    week: Math.floor((thursday.getTime() - first.getTime()) / 86_400_000 / 7) + 1,
  };
}

test('ISO weeks agree with the Thursday rule from year 1 to 9999', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom(1, 2, 3, 6, 12),
      fc.integer({ min: 1, max: 28 }),
      fc.boolean(),
      (year, month, d, late) => {
        const day = month === 12 && late ? 28 + (d % 4) : d;
        expect(isoWeek({ year, month, day })).toEqual(weekByThursday(year, month, day));
      },
    ),
    { numRuns: 1000 },
  );
  for (const year of [1, 9999]) {
    for (const [month, day] of [
      [1, 1],
      [12, 31],
    ])
      expect(isoWeek({ year, month, day })).toEqual(weekByThursday(year, month, day));
  }
});
