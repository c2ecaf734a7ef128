import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLUMN,
  factsOf,
  failingByDefinition,
  merged,
  ofPeople,
  type PlainRow,
  plainRows,
  rowsOf,
  VALUES,
} from '../test/plain-rows.js';
import { type DominanceParams, dominance } from './dominance.js';
import { type PPercentParams, pPercent } from './p-percent.js';

/** Hundredths, so that the oracle works in whole numbers; one negative, one missing, one equal to another in size. */
const HUNDREDTHS = [1210, -330, Number.NaN, 10, 330];
const NUMBERS = Float64Array.from(HUNDREDTHS, (h) => h / 100);
const sizesOf = (rows: readonly PlainRow[]) =>
  rows.map((r) => Math.abs(HUNDREDTHS[r.value] || 0)).sort((a, b) => b - a);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

const byDominance = (own: readonly PlainRow[], n: number, k: number) =>
  sum(sizesOf(own).slice(0, n)) * 100 <= k * sum(sizesOf(own));
const byPPercent = (own: readonly PlainRow[], p: number) => {
  const [largest = 0] = sizesOf(own);
  return sum(sizesOf(own).slice(2)) * 100 >= p * largest;
};

interface Case {
  readonly name: string;
  readonly run: (rows: readonly PlainRow[], byPeople?: boolean, numbers?: Float64Array) => number[];
  readonly holds: (own: readonly PlainRow[]) => boolean;
}
const facts = (rows: readonly PlainRow[], byPeople: boolean, numbers: Float64Array) =>
  factsOf(rows, { byPeople, values: Math.max(VALUES, numbers.length), more: { numbers } });
const dominanceCase = (params: DominanceParams): Case => ({
  name: `dominance (${params.n}, ${params.k})`,
  run: (rows, byPeople = false, numbers = NUMBERS) => [...dominance.failing(facts(rows, byPeople, numbers), params)],
  holds: (own) => byDominance(own, params.n, params.k),
});
const pPercentCase = (params: PPercentParams): Case => ({
  name: `p ${params.p}`,
  run: (rows, byPeople = false, numbers = NUMBERS) => [...pPercent.failing(facts(rows, byPeople, numbers), params)],
  holds: (own) => byPPercent(own, params.p),
});
const CASES = [
  dominanceCase({ column: COLUMN, n: 1, k: 50 }),
  dominanceCase({ column: COLUMN, n: 2, k: 75 }),
  dominanceCase({ column: COLUMN, n: 3, k: 90 }),
  pPercentCase({ column: COLUMN, p: 10 }),
  pPercentCase({ column: COLUMN, p: 100 }),
];
const context = { unit: 'rows' as const, suppresses: false };

describe.each(CASES)('$name', ({ run, holds }) => {
  test('by rows: as the definition says', () => {
    fc.assert(
      fc.property(plainRows(), (rows) => {
        expect(run(rows)).toEqual(failingByDefinition(rows, false, holds));
      }),
      { numRuns: 200 },
    );
  });

  test('by people: only where every row is somebody else’s', () => {
    fc.assert(
      fc.property(plainRows(), (rows) => {
        const expected = failingByDefinition(
          rows,
          true,
          (own) =>
            own.every((r) => r.person >= 0) && new Set(own.map((r) => r.person)).size === own.length && holds(own),
        );
        expect(run(rows, true)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('without suppression, with one tuple a person, generalisation keeps it', () => {
    fc.assert(
      fc.property(plainRows(true), fc.boolean(), (table, byPeople) => {
        const rows = byPeople ? ofPeople(table).map((r, i) => ({ ...r, person: i })) : table;
        const fine = run(rows, byPeople);
        if (rows.length === 0 || rows.some((r) => fine[r.class] === 1)) return;
        expect(run(merged(rows), byPeople)[0]).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('with suppression a coarser class takes in what had been dropped', () => {
    const rows = rowsOf([0, 3], [0, 3], [0, 3], [0, 3], [1, 0]);
    expect(run(rows).slice(0, 2)).toEqual(holds(rows.slice(0, 4)) ? [0, 1] : [1, 1]);
    expect(run(merged(rows))[0]).toBe(1);
  });
});

test('monotone only where classes add and none may go', () => {
  for (const monotone of [
    dominance.monotone({ column: COLUMN, n: 1, k: 50 }, context),
    pPercent.monotone({ column: COLUMN, p: 10 }, context),
  ])
    expect(monotone).toEqual({ generalise: true, suppress: true });
  const p = { column: COLUMN, p: 10 };
  expect(pPercent.monotone(p, { ...context, suppresses: true }).generalise).toBe(false);
  expect(pPercent.monotone(p, { ...context, unit: 'people' }).generalise).toBe(false);
  // The same two firms in both classes: in the union nobody knows what a firm has in all.
  const rows = rowsOf([0, 4, 1], [0, 4, 2], [0, 4, 3], [1, 4, 1], [1, 4, 2], [1, 4, 3]);
  expect(pPercentCase(p).run(rows, true).slice(0, 2)).toEqual([0, 0]);
  expect(pPercentCase(p).run(merged(rows), true)[0]).toBe(1);
});

describe('thresholds are exact decimals', () => {
  // 0.1 + 0.2 is not 0.3 in doubles: the largest of 0.3, 0.1 and 0.2 makes exactly half.
  const rows = rowsOf([0, 0], [0, 1], [0, 2]);
  const numbers = Float64Array.of(0.3, 0.1, 0.2, 0, 0);

  test('dominance', () => {
    expect(dominanceCase({ column: COLUMN, n: 1, k: 50 }).run(rows, false, numbers)[0]).toBe(0);
    expect(dominanceCase({ column: COLUMN, n: 1, k: 49.999999999 }).run(rows, false, numbers)[0]).toBe(1);
  });

  test('p%: 0.07 remains beside 0.7, which is a tenth', () => {
    const tenth = Float64Array.of(0.7, 0.3, 0.07, 0, 0);
    expect(pPercentCase({ column: COLUMN, p: 10 }).run(rows, false, tenth)[0]).toBe(0);
    expect(pPercentCase({ column: COLUMN, p: 10.0000001 }).run(rows, false, tenth)[0]).toBe(1);
  });
});

test('a total of 0 passes, a sum that is not finite fails', () => {
  const zero = rowsOf([0, 2], [0, 2]);
  for (const { run } of CASES) {
    expect(run(zero)[0]).toBe(0);
    expect(run(rowsOf([0, 0], [0, 1], [0, 2]), false, Float64Array.of(Infinity, Infinity, Infinity, 1, 1))[0]).toBe(1);
  }
});
