import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
import { type DeltaDisclosureParams, deltaDisclosure } from './delta-disclosure.js';

const all = Array.from({ length: VALUES }, (_, v) => v);
const use = (
  delta: number,
  absent: 'fail' | 'ignore' = 'fail',
  reference: 'released' | 'original' = 'released',
): DeltaDisclosureParams => ({ column: COLUMN, delta, absent, reference });
const run = (
  rows: readonly PlainRow[],
  p: DeltaDisclosureParams,
  byPeople = false,
  reference?: readonly PlainRow[],
) => [...deltaDisclosure.failing(factsOf(rows, { byPeople, ...(reference && { reference }) }), p)];
const context = { unit: 'rows' as const, suppresses: false };
const repeat = (n: number, c: number, v: number) => Array<[number, number]>(n).fill([c, v]);

test.each([false, true])('as the definition says (by people: %s)', (byPeople) => {
  const share = byPeople ? holdersOf : shareOf;
  // Deltas that are no logarithm of a ratio of small numbers, so that doubles decide; ties have a test of their own.
  const delta = fc.constantFrom(0.3, 0.77, 1.234, 2.71);
  fc.assert(
    fc.property(plainRows(), delta, fc.constantFrom('fail' as const, 'ignore' as const), (rows, d, absent) => {
      const whole = byPeople ? ofPeople(rows) : rows;
      const byRows = run(rows, use(d, absent));
      const expected = failingByDefinition(rows, byPeople, (own) =>
        all.every((v) => {
          const [p, r] = [share(own, v), share(whole, v)];
          if (r === 0 || (p === 0 && absent === 'ignore')) return true;
          return Math.abs(Math.log2(p / r)) < d;
        }),
      ).map((f, c) => (byPeople ? f | byRows[c] : f));
      expect(run(rows, use(d, absent), byPeople)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('strict and exact for a whole delta: a share twice that of the table is too much for 1', () => {
  // Class 0: 2 of 3 rows hold 0; the table: 3 of 9.
  const rows = rowsOf(...repeat(2, 0, 0), ...repeat(1, 0, 1), ...repeat(1, 1, 0), ...repeat(5, 1, 1));
  expect(run(rows, use(1))[0]).toBe(1);
  expect(run(rows, use(1.0000001))[0]).toBe(0);
  // Half of the share of the table, likewise.
  const half = rowsOf(...repeat(1, 0, 0), ...repeat(5, 0, 1), ...repeat(2, 1, 0), ...repeat(1, 1, 1));
  expect(run(half, use(1))[0]).toBe(1);
  expect(run(half, use(1.0000001))[0]).toBe(0);
});

describe('what is not monotone', () => {
  test('absent values ignored: a union dilutes what one part alone holds', () => {
    const rows = rowsOf(...repeat(1, 0, 0), ...repeat(2, 0, 1), ...repeat(8, 1, 1));
    const reference = rowsOf(...repeat(1, 0, 0), ...repeat(2, 0, 1));
    const params = use(1, 'ignore', 'original');
    expect(run(rows, params, false, reference).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), params, false, reference)[0]).toBe(1);
    expect(deltaDisclosure.monotone(params, context).generalise).toBe(false);
    // With the definition's reading, the part that lacks the value fails at once.
    expect(run(rows, use(1, 'fail', 'original'), false, reference).slice(0, 2)).toEqual([0, 1]);
  });

  test('with suppression a coarser class takes in what had been dropped', () => {
    const rows = rowsOf([0, 0], [0, 1], ...repeat(8, 1, 0));
    const reference = rowsOf([0, 0], [0, 1]);
    const params = use(1, 'fail', 'original');
    expect(run(rows, params, false, reference).slice(0, 2)).toEqual([0, 1]);
    expect(run(merged(rows), params, false, reference)[0]).toBe(1);
    expect(deltaDisclosure.monotone(params, { ...context, suppresses: true }).generalise).toBe(false);
    expect(deltaDisclosure.monotone(params, context)).toEqual({ generalise: true, suppress: true });
  });

  test('by people of several tuples the holders of a value add up in a union', () => {
    const rows = rowsOf([0, 0, 1], [0, 1, 2], [1, 1, 1], [1, 0, 2]);
    // Of ten people seven hold each value; of the two in classes 0 and 1 half, and then all.
    const both = [1, 2, 3, 4].flatMap((p): [number, number, number][] => [
      [0, 0, p],
      [0, 1, p],
    ]);
    const one = [5, 6, 7].flatMap((p): [number, number, number][] => [
      [0, 0, p],
      [0, 1, p + 3],
    ]);
    const reference = rowsOf(...both, ...one);
    const params = use(0.5, 'fail', 'original');
    expect(run(rows, params, true, reference).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), params, true, reference)[0]).toBe(1);
    expect(deltaDisclosure.monotone(params, { ...context, unit: 'people' }).generalise).toBe(false);
  });

  test('dropping a class changes the released table, and fails another', () => {
    const own = (c: number, zeros: number, ones: number) => [...repeat(zeros, c, 0), ...repeat(ones, c, 1)];
    const rows = rowsOf(...own(0, 18, 82), ...own(1, 1, 9), ...own(2, 81, 9));
    expect(run(rows, use(2.5)).slice(0, 3)).toEqual([0, 0, 0]);
    const left = rows.filter((r) => r.class !== 0);
    expect(run(left, use(2.5))[1]).toBe(1);
    expect(deltaDisclosure.monotone(use(2.5), context).suppress).toBe(false);
  });
});

test('without suppression, with one tuple a person, generalisation keeps it', () => {
  const map = fc.array(fc.nat(1), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(plainRows(true), map, fc.constantFrom(1, 2, 3), fc.boolean(), (table, to, delta, byPeople) => {
      const rows = (byPeople ? ofPeople(table) : table).map((r) => ({ ...r, value: r.value % 2 }));
      if (rows.length === 0) return;
      const fine = run(rows, use(delta), byPeople);
      if (rows.some((r) => fine[r.class] === 1)) return;
      const coarse = rows.map((r) => ({ ...r, class: to[r.class] }));
      const result = run(coarse, use(delta), byPeople);
      for (const r of coarse) expect(result[r.class]).toBe(0);
    }),
    { numRuns: 400 },
  );
});
