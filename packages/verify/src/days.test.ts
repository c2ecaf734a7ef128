import { describe, expect, it } from 'vitest';
import { addDays, addYears, dayOf } from './days.js';
import { maxAgeOf } from './max-age.js';

describe('days', () => {
  it('are those of UTC', () => expect(dayOf(new Date('2026-03-01T23:30:00-02:00'))).toBe('2026-03-02'));
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-01', 366, '2027-03-02'],
  ])('%s and %i days: %s', (day, days, later) => expect(addDays(day, days)).toBe(later));
  it.each([
    ['2026-03-01', 3, '2029-03-01'],
    ['2028-02-29', 1, '2029-02-28'],
    ['2028-02-29', 4, '2032-02-29'],
  ])('%s and %i years: %s', (day, years, later) => expect(addYears(day, years)).toBe(later));
});

describe('maxAgeOf', () => {
  const day = 86_400_000;
  it.each<[string | number, number]>([
    [7, 7 * day],
    [0, 0],
    ['P7D', 7 * day],
    ['P2W', 14 * day],
    ['P1W1D', 8 * day],
    ['PT12H', day / 2],
    ['P1DT30M', day + 1_800_000],
    ['P0D', 0],
  ])('%j', (age, ms) => expect(maxAgeOf(age)).toBe(ms));
  it.each<string | number>([
    'P',
    'PT',
    'P1DT',
    '7',
    '7D',
    'p7d',
    'P1M',
    'P1Y',
    'P-1D',
    'P1.5D',
    'P7D ',
    '',
    -1,
    Number.NaN,
    Infinity,
  ])('refuses %j', (age) => expect(() => maxAgeOf(age)).toThrow(/^verify\/max-age: /));
});
