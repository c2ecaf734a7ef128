import { expect, test } from 'vitest';
import { before, isPeriod } from './duration.js';

test.each([
  ['2026-03-31T10:20:30.400Z', 'P1M', '2026-02-28T10:20:30.400Z'],
  ['2024-03-31T00:00:00.000Z', 'P1M', '2024-02-29T00:00:00.000Z'],
  ['2024-02-29T23:59:59.999Z', 'P1Y', '2023-02-28T23:59:59.999Z'],
  ['2026-01-15T12:00:00.000Z', 'P1M', '2025-12-15T12:00:00.000Z'],
  ['2026-01-01T00:00:00.000Z', 'P1D', '2025-12-31T00:00:00.000Z'],
  ['2026-03-15T00:00:00.000Z', 'P2W', '2026-03-01T00:00:00.000Z'],
  ['2026-03-31T00:00:00.000Z', 'P1Y1M1D', '2025-02-27T00:00:00.000Z'],
])('%s less %s is %s', (instant, period, earlier) => {
  expect(before(new Date(instant), period)).toBe(earlier);
});

test('a period is whole days, and longer than nothing', () => {
  expect(['P1D', 'P30D', 'P1Y6M', 'P2W'].every(isPeriod)).toBe(true);
  expect(['', 'P', 'P0D', 'P0Y0M', 'PT1H', 'P1DT1H', 'P1.5D', '-P1D', 'P1D ', 'p1d', 'P１D'].some(isPeriod)).toBe(
    false,
  );
  expect(() => before(new Date('2026-01-01'), 'PT1H')).toThrow('answer/period');
  expect(() => before(new Date(Number.NaN), 'P1D')).toThrow('answer/period');
});
