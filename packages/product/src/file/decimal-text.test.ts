import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepsDecimal } from './decimal-text.js';

test.each([
  ['0.29', true],
  ['0.290', true],
  ['29e-2', true],
  ['.5', true],
  ['5.', true],
  ['+3', true],
  ['-0', true],
  ['1e22', true],
  ['123456789012345', true],
  ['0.1234567890123456789', false],
  ['9007199254740993', false],
  ['1e400', false],
  ['1e-400', false],
  ['0x10', true],
  ['0o17', true],
  ['0xffffffffffffffff', false],
  ['.inf', false],
  ['.nan', false],
])('%s: %s', (text, kept) => {
  const value = text === '.inf' ? Number.POSITIVE_INFINITY : Number(text);
  expect(keepsDecimal(text, value)).toBe(kept);
});

test('every double keeps its own shortest text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(keepsDecimal(String(value), value)).toBe(true);
    }),
  );
});

test('every decimal of at most 15 digits is kept', () => {
  const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
  fc.assert(
    fc.property(digits, fc.integer({ min: -30, max: 30 }), (mantissa, exponent) => {
      const text = `${mantissa}e${exponent}`;
      expect(keepsDecimal(text, Number(text))).toBe(true);
    }),
  );
});
