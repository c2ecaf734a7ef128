import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandOf, isBand } from './bands.js';

it('a band is a power of ten that holds the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (rows) => {
      const [low, high] = bandOf(rows).split('-').map(Number);
      return low <= rows && rows <= high && high === low * 10 - 1 && Number.isInteger(Math.log10(low));
    }),
  );
  expect([0, 1, 9, 10, 99, 100].map(bandOf)).toEqual(['0', '1-9', '1-9', '10-99', '10-99', '100-999']);
});

it('only bands are accepted as bands', () => {
  expect([0, 7, 10, 12345].map(bandOf).every(isBand)).toBe(true);
  expect(['1234', '1000-1999', '10-999', '2-9', '', '1-9 ', '01-99'].some(isBand)).toBe(false);
});

it('refuses what is no count, without repeating it', () => {
  for (const rows of [-1, 0.5, Number.NaN, 1e15]) {
    expect(() => bandOf(rows)).toThrow(expect.objectContaining({ code: 'band/rows' }));
  }
});
