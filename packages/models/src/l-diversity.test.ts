import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLUMN,
  distinct,
  factsOf,
  failingByDefinition,
  holdersOf,
  meanShareOf,
  merged,
  ofPeople,
  type PlainRow,
  plainRows,
  rowsOf,
  shareOf,
  VALUES,
} from '../test/plain-rows.js';
import { grassbergerEntropy, grassbergerG } from './l-diversity/grassberger.js';
import { type LDiversityParams, lDiversity } from './l-diversity.js';

const SLACK = 1e-9;
const all = Array.from({ length: VALUES }, (_, v) => v);
const entropyOf = (shares: readonly number[]) => shares.reduce((h, p) => (p > 0 ? h - p * Math.log(p) : h), 0);
/** Digamma by its recurrence and expansion: another way to G than the product under test. */
function digamma(x: number): number {
  return x < 30 ? digamma(x + 1) - 1 / x : Math.log(x) - 1 / (2 * x) - 1 / (12 * x * x) + 1 / (120 * x ** 4);
}
const naiveG = (n: number) => digamma(n) + ((n % 2 === 0 ? 1 : -1) * (digamma((n + 1) / 2) - digamma(n / 2))) / 2;

/** The variants from their definitions; `shares` by value, `count` of units. */
function naive(
  { l, variant, c = 0 }: LDiversityParams,
  shares: readonly number[],
  counts?: readonly number[],
): boolean {
  const sorted = shares.filter((p) => p > 0).sort((a, b) => b - a);
  const tail = sorted.slice(l - 1).reduce((a, b) => a + b, 0);
  switch (variant) {
    case 'distinct':
      return sorted.length >= l;
    case 'recursive':
      return sorted.length >= l && sorted[0] < c * tail - SLACK;
    case 'grassberger':
      if (counts) {
        const n = counts.reduce((a, b) => a + b, 0);
        const sum = counts.reduce((s, k) => (k > 0 ? s + k * naiveG(k) : s), 0);
        return sorted.length >= l && naiveG(n) - sum / n >= Math.log(l);
      }
      return entropyOf(shares) >= Math.log(l) - SLACK;
    case 'entropy':
      return entropyOf(shares) >= Math.log(l) - SLACK;
  }
}

const paramsArbitrary: fc.Arbitrary<LDiversityParams> = fc.oneof(
  fc.record({
    column: fc.constant(COLUMN),
    l: fc.integer({ min: 2, max: 4 }),
    variant: fc.constantFrom('distinct' as const, 'entropy' as const, 'grassberger' as const),
  }),
  fc.record({
    column: fc.constant(COLUMN),
    l: fc.integer({ min: 2, max: 4 }),
    variant: fc.constant('recursive' as const),
    c: fc.constantFrom(0.7, 1, 1.5, 3),
  }),
);
const run = (rows: readonly PlainRow[], params: LDiversityParams, byPeople = false) => [
  ...lDiversity.failing(factsOf(rows, { byPeople }), params),
];
const use = (variant: LDiversityParams['variant'], l: number, c?: number): LDiversityParams => ({
  column: COLUMN,
  l,
  variant,
  ...(c !== undefined && { c }),
});

test('by rows: as the definitions say', () => {
  fc.assert(
    fc.property(plainRows(), paramsArbitrary, (rows, params) => {
      const expected = failingByDefinition(rows, false, (own) =>
        naive(
          params,
          all.map((v) => shareOf(own, v)),
          all.map((v) => own.filter((r) => r.value === v).length),
        ),
      );
      expect(run(rows, params)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('by people: no value above one in l, the form on the mean of own shares, and the rows besides', () => {
  fc.assert(
    fc.property(plainRows(), paramsArbitrary, (rows, params) => {
      const byRows = run(rows, params);
      const expected = failingByDefinition(
        rows,
        true,
        (own) =>
          all.every((v) => holdersOf(own, v) * params.l <= 1 + SLACK) &&
          naive(
            params,
            all.map((v) => meanShareOf(own, v)),
          ),
      ).map((f, c) => f | byRows[c]);
      expect(run(rows, params, true)).toEqual(expected);
      const [rowClaim, peopleClaim] = lDiversity.evidence(factsOf(rows, { byPeople: true }), params);
      expect(rowClaim).toMatchObject({ unit: 'rows', grade: 'recomputed', strength: 'necessary' });
      expect(rowClaim.holds).toBe(!byRows.includes(1));
      expect(peopleClaim).toMatchObject({ unit: 'people', grade: 'attested', strength: 'sufficient' });
      if (rowClaim.holds && peopleClaim.holds) expect(expected).not.toContain(1);
    }),
    { numRuns: 300 },
  );
});

describe('thresholds are exact', () => {
  const uniform = (values: number, each: number) =>
    Array.from({ length: values * each }, (_, i) => ({ class: 0, value: i % values, person: i }));

  test.each([2, 3, 5, 7, 10, 49])('entropy of %i equal shares is ln l', (l) => {
    for (const each of [1, 3, 11]) {
      const facts = factsOf(uniform(l, each), { classes: 1, values: l, byPeople: true });
      expect([...lDiversity.failing(facts, use('entropy', l))]).toEqual([0]);
    }
  });

  test('entropy of shares 1/2 and four of 1/8 is exactly ln 4, and one row moved is too little', () => {
    const values = (...counts: number[]) => counts.flatMap((n, v) => Array<[number, number]>(n).fill([0, v]));
    const fails = (...counts: number[]) =>
      lDiversity.failing(factsOf(rowsOf(...values(...counts)), { classes: 1 }), use('entropy', 4))[0];
    expect(fails(4, 1, 1, 1, 1)).toBe(0);
    expect(fails(400, 100, 100, 100, 100)).toBe(0);
    expect(fails(401, 100, 100, 100, 99)).toBe(1);
  });

  test('recursive: equal is not below', () => {
    const rows = rowsOf([0, 0], [0, 0], [0, 0], [0, 1], [0, 1], [0, 2]);
    expect(lDiversity.failing(factsOf(rows, { classes: 1 }), use('recursive', 2, 1))).toEqual(Uint8Array.of(1));
    expect(lDiversity.failing(factsOf(rows, { classes: 1 }), use('recursive', 2, 1.0000001))).toEqual(Uint8Array.of(0));
  });

  test('one in l of the people is allowed, one more is not', () => {
    const half = rowsOf([0, 0, 1], [0, 1, 2]);
    expect(run(half, use('distinct', 2), true)[0]).toBe(0);
    const more = rowsOf([0, 0, 1], [0, 1, 1], [0, 1, 2]);
    expect(run(more, use('distinct', 2), true)[0]).toBe(1);
  });
});

test("Grassberger's G agrees with its definition by digamma, in the table and beyond", () => {
  for (const n of [1, 2, 3, 4, 5, 6, 99, 100, 101, 4094, 4095, 4096, 4097, 4098, 4099, 5000, 100_001, 3_000_000_000])
    expect(grassbergerG(n) - grassbergerG(1)).toBeCloseTo(naiveG(n) - naiveG(1), 9);
  const amounts = Float64Array.of(1, 1, 3);
  const expected = naiveG(5) - (naiveG(1) * 2 + naiveG(3) * 3) / 5;
  expect(grassbergerEntropy({ amounts, from: 0, to: 3, total: 5 })).toBeCloseTo(expected, 9);
});

describe('what is not monotone', () => {
  const context = { unit: 'rows' as const, suppresses: false };

  test.each<[LDiversityParams]>([[use('entropy', 2)], [use('recursive', 2, 1.5)]])(
    '$0.variant: with suppression, a coarser class takes in what had been dropped',
    (params) => {
      const rows = rowsOf([0, 0], [0, 1], ...Array<[number, number]>(8).fill([1, 0]));
      // Dropping class 1 is enough below; merged, nothing is left that passes.
      expect(run(rows, params).slice(0, 2)).toEqual([0, 1]);
      expect(run(merged(rows), params)[0]).toBe(1);
      expect(lDiversity.monotone(params, context).generalise).toBe(true);
      expect(lDiversity.monotone(params, { ...context, suppresses: true }).generalise).toBe(false);
    },
  );

  test('grassberger: two good classes form a bad one', () => {
    const rows = rowsOf([0, 0], [0, 1], [1, 0], [1, 1]);
    expect(run(rows, use('grassberger', 2)).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), use('grassberger', 2))[0]).toBe(1);
    expect(lDiversity.monotone(use('grassberger', 2), context).generalise).toBe(false);
  });

  test('by people of several tuples: each half is diverse, the union knows everyone', () => {
    const rows = rowsOf([0, 0, 1], [0, 1, 2], [1, 1, 1], [1, 0, 2]);
    expect(run(rows, use('distinct', 2), true).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), use('distinct', 2), true)[0]).toBe(1);
    const people = { ...context, unit: 'people' as const };
    expect(lDiversity.monotone(use('distinct', 2), people).generalise).toBe(false);
    expect(lDiversity.monotone(use('distinct', 2), { ...people, constant: true }).generalise).toBe(true);
  });

  test('distinct by people needs shares too, so it is not monotone with suppression', () => {
    const rows = rowsOf([0, 0], [0, 1], [1, 0], [1, 0]);
    expect(run(rows, use('distinct', 2), true).slice(0, 2)).toEqual([0, 1]);
    expect(run(merged(rows), use('distinct', 2), true)[0]).toBe(1);
  });
});

test('where generalisation is said to keep it, it does', () => {
  fc.assert(
    fc.property(plainRows(true), paramsArbitrary, fc.boolean(), (rows, params, byPeople) => {
      const own = byPeople ? ofPeople(rows) : rows;
      const unit = byPeople ? ('people' as const) : ('rows' as const);
      const used = distinct(own.map((r) => r.class));
      const fine = run(own, params, byPeople);
      const coarse = run(merged(own), params, byPeople)[0];
      const keeps = (suppresses: boolean) =>
        lDiversity.monotone(params, { unit, suppresses, constant: true }).generalise;
      if (keeps(false) && used.length > 0 && used.every((c) => fine[c] === 0)) expect(coarse).toBe(0);
      if (keeps(true) && used.some((c) => fine[c] === 0)) expect(coarse).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('parameters: c belongs to the recursive variant', () => {
  const parse = (p: object) => lDiversity.params.safeParse({ column: 's', l: 3, ...p }).success;
  expect(parse({})).toBe(true);
  expect(parse({ variant: 'recursive', c: 3 })).toBe(true);
  expect(parse({ variant: 'recursive' })).toBe(false);
  expect(parse({ variant: 'entropy', c: 3 })).toBe(false);
  expect(parse({ l: 1 })).toBe(false);
});

test('a column that was not counted is a fault of the program', () => {
  expect(() => lDiversity.failing(factsOf(rowsOf([0, 0])), { column: 'other', l: 2, variant: 'distinct' })).toThrow(
    'models/no-values',
  );
});
