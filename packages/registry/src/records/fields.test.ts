import { expect, it } from 'vitest';
import { z } from 'zod';
import { fields } from './fields.js';

const accepts = (schema: z.ZodType, values: readonly unknown[]) =>
  values.map((value) => schema.safeParse(value).success);

it('an id is safe in a shell, a path and a URL', () => {
  expect(accepts(fields.id('x'), ['AG-2025-09', 'hrss', 'a.b_c-1'])).toEqual([true, true, true]);
  expect(accepts(fields.id('x'), ['', '-rf', '../x', 'a b', 'a/b', 'a\n', '税务']).some(Boolean)).toBe(false);
});

it('a line carries no control character and no lone surrogate', () => {
  expect(accepts(fields.line('x'), ['税务', 'a b'])).toEqual([true, true]);
  expect(accepts(fields.line('x'), ['', ' ', 'a\u001b[2J', 'a\nb', '\ud800']).some(Boolean)).toBe(false);
  expect(accepts(fields.text('x'), ['a\nb', 'a\u0007', ' \n'])).toEqual([true, false, false]);
});

it('a day is one of the calendar', () => {
  expect(accepts(fields.day('x'), ['2026-02-28', '2024-02-29'])).toEqual([true, true]);
  expect(accepts(fields.day('x'), ['2026-02-30', '2026-2-3', '9999-12-31', '2026-01-01T00:00Z']).some(Boolean)).toBe(
    false,
  );
});

it('money is a safe integer that is not negative', () => {
  expect(accepts(fields.money('x'), [0, 4500, Number.MAX_SAFE_INTEGER])).toEqual([true, true, true]);
  expect(accepts(fields.money('x'), [-1, 0.5, 2 ** 53, Number.NaN, '1', 1n]).some(Boolean)).toBe(false);
});

it('a set has each item once, and a title one language at least', () => {
  expect(accepts(fields.set(z.string(), 'x'), [['a', 'b'], ['a', 'a'], []])).toEqual([true, false, false]);
  expect(accepts(fields.title('x'), [{ zh: '税' }, { en: 'tax' }, {}])).toEqual([true, true, false]);
});
