import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLUMN,
  distinct,
  factsOf,
  failingByDefinition,
  merged,
  ofPeople,
  type PlainRow,
  plainRows,
  rowsOf,
} from '../test/plain-rows.js';
import { type KmAnonymityParams, kmAnonymity } from './km-anonymity.js';

/** Items of the five values; one is the empty set, one names an item twice. */
const ITEMS = [[0, 1], [1, 2, 3], [], [3, 1, 0, 1], [2]].map((items) => Int32Array.from(items));
const use = (k: number, m: number): KmAnonymityParams => ({ column: COLUMN, k, m, separator: ';' });
const run = (rows: readonly PlainRow[], p: KmAnonymityParams, byPeople = false) => [
  ...kmAnonymity.failing(factsOf(rows, { byPeople, more: { items: ITEMS } }), p),
];
const context = { unit: 'rows' as const, suppresses: false };
/** Every set of at most m of the items 0 to 3, the empty one left out. */
const knowledge = (m: number) =>
  Array.from({ length: 15 }, (_, i) => [0, 1, 2, 3].filter((item) => (i + 1) & (1 << item))).filter(
    (s) => s.length <= m,
  );
const has = (items: Iterable<number>, known: readonly number[]) => {
  const set = new Set(items);
  return known.every((item) => set.has(item));
};
const params = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 4 })).map(([k, m]) => use(k, m));

test('by rows: every known combination that occurs has k rows of the class', () => {
  fc.assert(
    fc.property(plainRows(), params, (rows, p) => {
      const expected = failingByDefinition(rows, false, (own) =>
        knowledge(p.m).every((known) => {
          const support = own.filter((r) => has(ITEMS[r.value], known)).length;
          return support === 0 || support >= p.k;
        }),
      );
      expect(run(rows, p)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('by people: what holds, holds for the items of all rows of a person; exact where each has one set', () => {
  fc.assert(
    fc.property(plainRows(), params, (rows, p) => {
      const definition = failingByDefinition(rows, true, (own) => {
        const people = distinct(ofPeople(own).map((r) => r.person));
        const itemsOf = (u: number) => own.filter((r) => r.person === u).flatMap((r) => [...ITEMS[r.value]]);
        return knowledge(p.m).every((known) => {
          const support = people.filter((u) => has(itemsOf(u), known)).length;
          return support === 0 || support >= p.k;
        });
      });
      const byRows = run(rows, p);
      const found = run(rows, p, true);
      for (let c = 0; c < found.length; c++) {
        const own = ofPeople(rows.filter((r) => r.class === c));
        const oneSet = own.every((r) => own.every((s) => s.person !== r.person || s.value === r.value));
        if (found[c] === 0) expect(definition[c]).toBe(0);
        if (oneSet) expect(found[c]).toBe(definition[c] | byRows[c]);
        else expect(found[c]).toBe(1);
      }
    }),
    { numRuns: 300 },
  );
});

describe('monotonicity', () => {
  test('not with suppression: a coarser class takes in what had been dropped', () => {
    const rows = rowsOf([0, 4], [0, 4], [1, 1]);
    expect(run(rows, use(2, 1)).slice(0, 2)).toEqual([0, 1]);
    expect(run(merged(rows), use(2, 1))[0]).toBe(1);
    expect(kmAnonymity.monotone(use(2, 1), { ...context, suppresses: true }).generalise).toBe(false);
    expect(kmAnonymity.monotone(use(2, 1), context)).toEqual({ generalise: true, suppress: true });
  });

  test('not by people of several tuples: their sets come together', () => {
    const rows = rowsOf([0, 0, 1], [0, 0, 2], [1, 4, 1], [1, 4, 3]);
    expect(run(rows, use(2, 2), true).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), use(2, 2), true)[0]).toBe(1);
    expect(kmAnonymity.monotone(use(2, 2), { ...context, unit: 'people' }).generalise).toBe(false);
  });

  test('else generalisation keeps it', () => {
    fc.assert(
      fc.property(plainRows(true), params, fc.boolean(), (table, p, byPeople) => {
        const rows = byPeople ? ofPeople(table) : table;
        const fine = run(rows, p, byPeople);
        if (rows.length === 0 || rows.some((r) => fine[r.class] === 1)) return;
        expect(run(merged(rows), p, byPeople)[0]).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

test('an item that a cell names twice is one item', () => {
  const facts = factsOf(rowsOf([0, 0]), { classes: 1, values: 1, more: { items: [Int32Array.of(7, 7)] } });
  expect([...kmAnonymity.failing(facts, use(2, 1))]).toEqual([1]);
});

test('cells that were not split are a fault of the program', () => {
  expect(() => kmAnonymity.failing(factsOf(rowsOf([0, 0])), use(2, 2))).toThrow('models/no-items');
});
