import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atMost, fraction, minus, times } from '../test/fraction.js';
import {
  COLUMN,
  factsOf,
  failingByDefinition,
  holdersOf,
  merged,
  ofPeople,
  type PlainRow,
  plainRows,
  rowsOf,
  shareOf,
  VALUES,
} from '../test/plain-rows.js';
import { type BetaLikenessParams, betaLikeness } from './beta-likeness.js';

const all = Array.from({ length: VALUES }, (_, v) => v);
const use = (
  beta: number,
  variant: 'basic' | 'enhanced' = 'basic',
  reference: 'released' | 'original' = 'released',
): BetaLikenessParams => ({ column: COLUMN, beta, variant, reference });
const run = (rows: readonly PlainRow[], p: BetaLikenessParams, byPeople = false, reference?: readonly PlainRow[]) => [
  ...betaLikeness.failing(factsOf(rows, { byPeople, ...(reference && { reference }) }), p),
];
const context = { unit: 'rows' as const, suppresses: false };
const repeat = (n: number, c: number, v: number) => Array<[number, number]>(n).fill([c, v]);

test('basic, by rows: as the definition says, in exact fractions', () => {
  fc.assert(
    fc.property(plainRows(), fc.integer({ min: 1, max: 12 }), (rows, quarters) => {
      const count = (from: readonly PlainRow[], v: number) => from.filter((r) => r.value === v).length;
      const expected = failingByDefinition(rows, false, (own) =>
        all.every((v) => {
          const p = fraction(count(own, v), own.length);
          const r = fraction(count(rows, v), rows.length);
          return r[0] === 0n || atMost(minus(p, r), times(fraction(quarters, 4), r));
        }),
      );
      expect(run(rows, use(quarters / 4))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test.each([false, true])('both variants as the definition says (by people: %s)', (byPeople) => {
  const share = byPeople ? holdersOf : shareOf;
  const beta = fc.constantFrom(0.251, 0.77, 1.234, 2.71);
  fc.assert(
    fc.property(plainRows(), beta, fc.constantFrom('basic' as const, 'enhanced' as const), (rows, b, variant) => {
      const whole = byPeople ? ofPeople(rows) : rows;
      const byRows = run(rows, use(b, variant));
      const expected = failingByDefinition(rows, byPeople, (own) =>
        all.every((v) => {
          const [p, r] = [share(own, v), share(whole, v)];
          const bound = variant === 'enhanced' ? Math.min(b, -Math.log(r)) : b;
          return p <= r || (p - r) / r <= bound;
        }),
      ).map((f, c) => (byPeople ? f | byRows[c] : f));
      expect(run(rows, use(b, variant), byPeople)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('a gain equal to beta passes, exactly', () => {
  // Class 0: 3 of 5 rows hold 0; the table: 5 of 15, so the gain is 0.8.
  const rows = rowsOf(...repeat(3, 0, 0), ...repeat(2, 0, 1), ...repeat(2, 1, 0), ...repeat(8, 1, 1));
  expect(run(rows, use(0.8))[0]).toBe(0);
  expect(run(rows, use(0.79999999999))[0]).toBe(1);
});

test('a value that everyone holds gains nothing', () => {
  expect(run(rowsOf([0, 0], [1, 0]), use(1, 'enhanced')).slice(0, 2)).toEqual([0, 0]);
});

test('a value that the reference lacks fails', () => {
  expect(run(rowsOf([0, 0], [1, 1]), use(5, 'basic', 'original'), false, rowsOf([0, 0], [0, 0]))[1]).toBe(1);
});

describe('what is not monotone', () => {
  test('with suppression a coarser class takes in what had been dropped', () => {
    const rows = rowsOf([0, 0], [0, 1], ...repeat(8, 1, 0));
    const reference = rowsOf([0, 0], [0, 1]);
    const params = use(0.5, 'basic', 'original');
    expect(run(rows, params, false, reference).slice(0, 2)).toEqual([0, 1]);
    expect(run(merged(rows), params, false, reference)[0]).toBe(1);
    expect(betaLikeness.monotone(params, { ...context, suppresses: true }).generalise).toBe(false);
    expect(betaLikeness.monotone(params, context)).toEqual({ generalise: true, suppress: true });
  });

  test('by people of several tuples the holders of a value add up in a union', () => {
    const rows = rowsOf([0, 0, 1], [0, 1, 2], [1, 1, 1], [1, 0, 2]);
    const reference = rowsOf([0, 0, 1], [0, 1, 2]);
    const params = use(0.5, 'basic', 'original');
    expect(run(rows, params, true, reference).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), params, true, reference)[0]).toBe(1);
    expect(betaLikeness.monotone(params, { ...context, unit: 'people' }).generalise).toBe(false);
  });

  test('dropping a class changes the released table, and fails another', () => {
    const rows = rowsOf(
      ...repeat(18, 0, 0),
      ...repeat(82, 0, 1),
      ...repeat(9, 1, 1),
      [1, 0],
      ...repeat(81, 2, 0),
      ...repeat(9, 2, 1),
    );
    expect(run(rows, use(1)).slice(0, 3)).toEqual([0, 0, 0]);
    expect(
      run(
        rows.filter((r) => r.class !== 0),
        use(1),
      )[1],
    ).toBe(1);
    expect(betaLikeness.monotone(use(1), context).suppress).toBe(false);
  });
});

test('without suppression, with one tuple a person, generalisation keeps it', () => {
  const map = fc.array(fc.nat(1), { minLength: 4, maxLength: 4 });
  const variants = fc.constantFrom('basic' as const, 'enhanced' as const);
  fc.assert(
    fc.property(plainRows(true), map, variants, fc.boolean(), (table, to, variant, byPeople) => {
      const rows = (byPeople ? ofPeople(table) : table).map((r) => ({ ...r, value: r.value % 2 }));
      if (rows.length === 0) return;
      const params = use(0.6, variant);
      const fine = run(rows, params, byPeople);
      if (rows.some((r) => fine[r.class] === 1)) return;
      const coarse = rows.map((r) => ({ ...r, class: to[r.class] }));
      const result = run(coarse, params, byPeople);
      for (const r of coarse) expect(result[r.class]).toBe(0);
    }),
    { numRuns: 400 },
  );
});
