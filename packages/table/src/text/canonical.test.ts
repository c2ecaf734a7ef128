import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../coded.js';
import { CANONICAL } from './canonical.js';
import { civilText, daysFromCivil } from './civil.js';

const spell = (type: ColumnType, text: string) => {
  const out = CANONICAL[type](text);
  return typeof out === 'string' ? out : `! ${out.code.slice('table/'.length)}`;
};
const expectAll = (type: ColumnType, cases: Record<string, string>) =>
  expect(Object.fromEntries(Object.keys(cases).map((text) => [text, spell(type, text)]))).toEqual(cases);

describe('canonical text', () => {
  test('integer: leading zeros and signs go, nothing else is taken', () => {
    expectAll('integer', {
      '007': '7',
      '+7': '7',
      '-0': '0',
      '-0042': '-42',
      '9223372036854775807': '9223372036854775807',
      '-9223372036854775808': '-9223372036854775808',
      '9223372036854775808': '! out-of-range',
      '123456789012345678901234567890': '! out-of-range',
      '0000000000000000000000000000001': '1',
      '１２': '! type-mismatch',
      ' 7': '! type-mismatch',
      '7 ': '! type-mismatch',
      '1.0': '! type-mismatch',
      '1e3': '! type-mismatch',
      '0x10': '! type-mismatch',
      '1,000': '! type-mismatch',
      '-': '! type-mismatch',
    });
  });

  test('decimal: the shortest text of the double, and no digit is lost', () => {
    expectAll('decimal', {
      '1.50': '1.5',
      '-0.0': '0',
      '1e3': '1000',
      '1E+3': '1000',
      '.5': '! type-mismatch',
      '5.': '5',
      '00.5': '0.5',
      '123456789012345': '123456789012345',
      '0.30000000000000004': '0.30000000000000004',
      '0.1000000000000000055': '! too-many-digits',
      '9007199254740993': '! too-many-digits',
      '1e21': '1e+21',
      '1e400': '! too-many-digits',
      '1e-400': '! too-many-digits',
      '0e-400': '0',
      NaN: '! not-finite',
      '-inf': '! not-finite',
      Infinity: '! not-finite',
      '0x10': '! type-mismatch',
      ' 1': '! type-mismatch',
      '１.５': '! type-mismatch',
      '1_000': '! type-mismatch',
    });
  });

  test('decimal: every double reads back as itself, every text of 15 digits is taken', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(spell('decimal', String(x))).toBe(String(x === 0 ? 0 : x));
      }),
    );
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
        fc.integer({ min: -30, max: 30 }),
        (n, e) => {
          const text = `${n}e${e}`;
          expect(Number(spell('decimal', text))).toBe(Number(text) === 0 ? 0 : Number(text));
        },
      ),
    );
  });

  test('boolean', () => {
    expectAll('boolean', {
      true: 'true',
      False: 'false',
      TRUE: 'true',
      '1': '! type-mismatch',
      yes: '! type-mismatch',
    });
  });

  test('date: days that exist, in the years 0001 to 9999', () => {
    expectAll('date', {
      '2024-02-29': '2024-02-29',
      '2023-02-29': '! type-mismatch',
      '1900-02-29': '! type-mismatch',
      '2000-02-29': '2000-02-29',
      '0001-01-01': '0001-01-01',
      '0000-12-31': '! out-of-range',
      '10000-01-01': '! out-of-range',
      '+010000-01-01': '! out-of-range',
      '0044-03-15 (BC)': '! out-of-range',
      '2024-1-1': '! type-mismatch',
      '2024/01/01': '! type-mismatch',
      '20240101': '! type-mismatch',
      '2024-04-31': '! type-mismatch',
      '2024-01-01 00:00:00': '! type-mismatch',
      '２０２４-01-01': '! type-mismatch',
    });
  });

  test('timestamp: six fractional digits or none', () => {
    expectAll('timestamp', {
      '2024-01-02 03:04:05': '2024-01-02T03:04:05',
      '2024-01-02T03:04:05.000': '2024-01-02T03:04:05',
      '2024-01-02T03:04:05.1': '2024-01-02T03:04:05.100000',
      '2024-01-02T03:04:05.123456000': '2024-01-02T03:04:05.123456',
      '2024-01-02T03:04:05.123456789': '! too-precise',
      '2024-01-02T24:00:00': '! type-mismatch',
      '2024-01-02T23:59:60': '! type-mismatch',
      '2024-02-30T00:00:00': '! type-mismatch',
      '2024-01-02T03:04:05Z': '! type-mismatch',
      '2024-01-02T03:04:05+08:00': '! type-mismatch',
      '2024-01-02': '! type-mismatch',
      '+012345-01-02T03:04:05': '! out-of-range',
      '0001-01-01 00:00:00 (BC)': '! out-of-range',
    });
  });

  test('the canonical text of a canonical text is itself', () => {
    for (const text of ['-7', '0.1', 'true', '1969-12-31', '0001-01-01T00:00:00.000001'])
      expect(Object.values(CANONICAL).some((canonical) => canonical(text) === text)).toBe(true);
  });
});

describe('civil dates', () => {
  test('days and text are inverse, and agree with Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        const text = civilText(days);
        expect(text).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        const [y, m, d] = text.split('-').map(Number);
        expect(daysFromCivil(y, m, d)).toBe(days);
      }),
      { numRuns: 500 },
    );
  });

  test('far years carry a sign', () => {
    expect(civilText(2_932_897)).toBe('+010000-01-01');
    expect(civilText(-719_529)).toBe('-000001-12-31');
  });
});
