import { expect, test } from 'vitest';
import { addDays, isDay, lastDayOfTerm } from './days.js';

test.each([
  ['2026-06-15', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-6-15', false],
  ['2026-06-15T00:00:00Z', false],
  ['', false],
  [undefined, false],
  [20260615, false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test('days are added over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-06-15', 366)).toBe('2027-06-16');
});

test('a term ends on the day before its anniversary', () => {
  expect(lastDayOfTerm('2025-09-01', 5)).toBe('2030-08-31');
  expect(lastDayOfTerm('2026-01-01', 1)).toBe('2026-12-31');
  expect(lastDayOfTerm('2028-02-29', 1)).toBe('2029-02-27');
  expect(lastDayOfTerm('2028-02-29', 4)).toBe('2032-02-28');
});
