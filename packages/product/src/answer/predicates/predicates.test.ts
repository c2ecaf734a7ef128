import { CANONICAL, type ColumnType } from '@sluice/table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAND_IN } from '../compiled-policy.js';
import { canonicalOperand } from '../operand.js';
import { PREDICATE_TESTS, predicateTestOf } from './index.js';

const TYPES = ['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const;

/** Whether a cell passes; null where the test does not take the operand. */
function passes(asked: object, type: ColumnType, cell: string, day = '2026-03-10'): boolean | null {
  const found = predicateTestOf(asked);
  if (!found?.test.types.includes(type)) return null;
  const operand = found.test.canonical(found.operand, type);
  return operand === null ? null : found.test.compile(operand, type)(cell, day);
}

test.each([
  [{ 'at-least': 18 }, 'integer', '18', true],
  [{ 'at-least': 18 }, 'integer', '17', false],
  [{ 'at-least': 18 }, 'integer', '-18', false],
  [{ 'at-least': '9007199254740993' }, 'integer', '9007199254740992', false],
  [{ 'at-least': '9007199254740993' }, 'integer', '9007199254740993', true],
  [{ 'at-most': 0.1 }, 'decimal', '0.1', true],
  [{ 'at-most': 0.1 }, 'decimal', '0.10000000000000002', false],
  [{ 'at-most': '0.30' }, 'decimal', '0.3', true],
  [{ 'at-least': '2026-01-01' }, 'date', '2025-12-31', false],
  [{ 'at-least': '2026-01-01T00:00:00' }, 'timestamp', '2026-01-01T00:00:00.000001', true],
  [{ between: [-5, 5] }, 'integer', '-5', true],
  [{ between: [-5, 5] }, 'integer', '6', false],
  [{ 'one-of': ['01', '02'] }, 'string', '1', false],
  [{ 'one-of': [true] }, 'boolean', 'true', true],
  [{ 'one-of': ['0.50'] }, 'decimal', '0.5', true],
  [{ 'not-empty': true }, 'string', ' \u3000', false],
  [{ 'not-empty': true }, 'integer', '0', true],
] as const)('%o of %s on %s is %s', (asked, type, cell, expected) => {
  expect(passes(asked, type, cell)).toBe(expected);
});

describe('age', () => {
  test.each([
    ['2008-03-10', true],
    ['2008-03-11', false],
    ['2030-01-01', false],
    ['0001-01-01', true],
  ])('of one born on %s is at least 18 on 2026-03-10: %s', (born, expected) => {
    expect(passes({ 'age-at-least': 18 }, 'date', born)).toBe(expected);
  });

  test('a year from 29 February is full on 1 March, but for leap years', () => {
    const at = (day: string) => passes({ 'age-at-least': 18 }, 'date', '2008-02-29', day);
    expect([at('2026-02-28'), at('2026-03-01')]).toEqual([false, true]);
    const leap = (day: string) => passes({ 'age-at-least': 20 }, 'date', '2008-02-29', day);
    expect([leap('2028-02-28'), leap('2028-02-29')]).toEqual([false, true]);
    expect(passes({ 'age-at-least': 150 }, 'date', '9990-01-01')).toBe(false);
  });
});

test.each([
  [{ 'at-least': 2.5 }, 'integer'],
  [{ 'at-least': 9007199254740992 }, 'integer'],
  [{ 'at-least': '１８' }, 'integer'],
  [{ 'at-least': Number.NaN }, 'decimal'],
  [{ 'at-least': '12345678901234567.5' }, 'decimal'],
  [{ 'at-least': 2026 }, 'date'],
  [{ 'at-least': '2026-02-30' }, 'date'],
  [{ between: [2, 1] }, 'integer'],
  [{ 'one-of': [1, '1'] }, 'integer'],
  [{ 'one-of': [1] }, 'string'],
  [{ 'one-of': [1] }, 'boolean'],
  [{ 'one-of': ['yes'] }, 'boolean'],
  [{ 'at-least': 'm' }, 'string'],
  [{ 'age-at-least': 18 }, 'timestamp'],
  [{ 'at-least': 1, 'at-most': 2 }, 'integer'],
  [{ equals: 1 }, 'integer'],
  [{ all: ['a', 'b'] }, 'integer'],
] as const)('%o of %s is refused', (asked, type) => {
  expect(passes(asked, type, '1')).toBe(null);
});

test('thresholds on integers are those of whole numbers, beyond what a double holds', () => {
  const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(integer, integer, (bound, value) => {
      expect(passes({ 'at-least': String(bound) }, 'integer', String(value))).toBe(value >= bound);
      expect(passes({ 'at-most': String(bound) }, 'integer', String(value))).toBe(value <= bound);
      expect(passes({ between: [String(bound), String(bound)] }, 'integer', String(value))).toBe(value === bound);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test('operands become canonical once: a second time changes nothing', () => {
  const operand = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), operand, (type, given) => {
      const once = canonicalOperand(given, type);
      if (once === null) return;
      expect(canonicalOperand(once, type)).toBe(once);
      expect(CANONICAL[type](once)).toBe(once);
    }),
    { numRuns: 300, seed: 12 },
  );
});

test('every test takes the stand-in of each of its types without a fault', () => {
  const operands: Readonly<Record<string, (type: ColumnType) => unknown>> = {
    'at-least': (type) => STAND_IN[type],
    'at-most': (type) => STAND_IN[type],
    between: (type) => [STAND_IN[type], STAND_IN[type]],
    'one-of': (type) => [STAND_IN[type]],
    'not-empty': () => true,
    'age-at-least': () => 18,
  };
  expect(PREDICATE_TESTS.map(({ kind }) => kind).sort()).toEqual(Object.keys(operands).sort());
  for (const { kind, types } of PREDICATE_TESTS)
    for (const type of types)
      expect([kind, type, passes({ [kind]: operands[kind](type) }, type, STAND_IN[type])]).toEqual([kind, type, true]);
});
