import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalNumber, compareDecimals, decimalOf, decimalText, parseDecimal } from './decimal.js';

test.each([
  ['0', 0n, 0],
  ['-0', 0n, 0],
  ['-0.00', 0n, 2],
  ['12.50', 1250n, 2],
  ['+7', 7n, 0],
  ['.5', 5n, 1],
  ['5.', 5n, 0],
  ['1e+21', 10n ** 21n, 0],
  ['1.5e-7', 15n, 8],
  ['12.5e1', 125n, 0],
  ['9007199254740993', 9007199254740993n, 0],
])('%s is read exactly', (text, digits, scale) => {
  expect(parseDecimal(text)).toEqual({ digits, scale });
});

test.each([
  '',
  '.',
  '-',
  'e5',
  '1e',
  '1e1000',
  ' 1',
  '1 ',
  '1\n',
  '0x10',
  'NaN',
  'Infinity',
  '1_000',
  '1,5',
  '１２',
  '1n',
])('%j is no number', (text) => {
  expect(parseDecimal(text)).toBeUndefined();
});

test('text too long for a number is not read', () => {
  expect(parseDecimal('1'.repeat(1200))).toBeDefined();
  expect(parseDecimal('1'.repeat(1201))).toBeUndefined();
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test('decimalText of any double reads back as the same double', () => {
  fc.assert(
    fc.property(finite, (number) => {
      const text = decimalText(decimalOf(number));
      expect(text).toMatch(/^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$/);
      expect(Number(text) === number).toBe(true);
    }),
  );
});

test('comparison agrees with that of doubles', () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      expect(Math.sign(compareDecimals(decimalOf(a), decimalOf(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test('zero has no sign', () => {
  expect(canonicalNumber(-0)).toBe('0');
  expect(decimalText(parseDecimal('-0.00')!)).toBe('0');
});

test('an infinite number is refused', () => {
  expect(() => decimalOf(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
