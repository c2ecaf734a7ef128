import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from './share.js';

test.each([
  [0.29, 100, 29],
  [0.07, 100, 7],
  [0.57, 100, 57],
  [1.1e-3, 10_000, 11],
  [1e-7, 10_000_000, 1],
  [1e-7, 9_999_999, 0],
  [0.1, 10, 1],
  [0.3, 10, 3],
  [0, 50_000, 0],
  [1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [0.999999999999999, 1_000_000_000_000_000, 999_999_999_999_999],
])('%d of %d is %d', (share, count, expected) => {
  expect(shareOf(share, count)).toBe(expected);
});

test('a share written with n decimals is exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat({ max: 1e9 }), (tenThousandths, count) => {
      const text = tenThousandths === 10_000 ? '1' : `0.${String(tenThousandths).padStart(4, '0')}`;
      const expected = (BigInt(tenThousandths) * BigInt(count)) / 10_000n;
      expect(BigInt(shareOf(Number(text), count))).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test('a share above 1 or a count that is no integer is a fault of ours', () => {
  expect(() => shareOf(1.5, 10)).toThrow('internal/share');
  expect(() => shareOf(0.5, 1.5)).toThrow('internal/share');
  expect(() => shareOf(Number.NaN, 1)).toThrow('internal/share');
});
