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
  VALUES,
} from '../test/plain-rows.js';
import { type AlphaKAnonymityParams, alphaKAnonymity } from './alpha-k-anonymity.js';

const all = Array.from({ length: VALUES }, (_, v) => v);
const NAMED = new Map([
  ['flu', 0],
  ['hiv', 3],
]);
const use = (alpha: number, k: number, values?: readonly string[]): AlphaKAnonymityParams => ({
  column: COLUMN,
  alpha,
  k,
  ...(values && { values: [...values] }),
});
const run = (rows: readonly PlainRow[], p: AlphaKAnonymityParams, byPeople = false) => [
  ...alphaKAnonymity.failing(factsOf(rows, { byPeople, more: { named: NAMED } }), p),
];
const context = { unit: 'rows' as const, suppresses: false };

test.each([false, true])('as the definition says (by people: %s)', (byPeople) => {
  const values = fc.constantFrom(undefined, ['flu'], ['hiv', 'flu'], ['rare']);
  fc.assert(
    fc.property(
      plainRows(),
      fc.integer({ min: 1, max: 19 }),
      fc.constantFrom(2, 3),
      values,
      (rows, twentieths, k, names) => {
        const params = use(twentieths / 20, k, names);
        const codes = names ? names.flatMap((name) => NAMED.get(name) ?? []) : all;
        const definition = (people: boolean) =>
          failingByDefinition(rows, people, (own) => {
            const units = people ? distinct(ofPeople(own).map((r) => r.person)) : own.map((_, i) => i);
            const holds = (unit: number, v: number) =>
              people ? own.some((r) => r.person === unit && r.value === v) : own[unit].value === v;
            return (
              units.length >= k &&
              codes.every((v) => units.filter((u) => holds(u, v)).length * 20 <= twentieths * units.length)
            );
          });
        const byRows = definition(false);
        expect(run(rows, params, byPeople)).toEqual(byPeople ? definition(true).map((f, c) => f | byRows[c]) : byRows);
      },
    ),
    { numRuns: 300 },
  );
});

test('a share equal to alpha passes: 3 of 10 is 0.3', () => {
  const rows = rowsOf(...Array.from({ length: 10 }, (_, i): [number, number] => [0, i < 3 ? 0 : 1]));
  expect(run(rows, use(0.3, 2, ['flu']))[0]).toBe(0);
  expect(run(rows, use(0.29999999999, 2, ['flu']))[0]).toBe(1);
});

describe('what is not monotone', () => {
  test('with suppression a coarser class takes in what had been dropped', () => {
    const rows = rowsOf([0, 0], [0, 1], ...Array<[number, number]>(8).fill([1, 0]));
    expect(run(rows, use(0.5, 2)).slice(0, 2)).toEqual([0, 1]);
    expect(run(merged(rows), use(0.5, 2))[0]).toBe(1);
    expect(alphaKAnonymity.monotone(use(0.5, 2), { ...context, suppresses: true }).generalise).toBe(false);
    expect(alphaKAnonymity.monotone(use(0.5, 2), context)).toEqual({ generalise: true, suppress: true });
  });

  test('by people of several tuples the holders of a value add up in a union', () => {
    const rows = rowsOf([0, 0, 1], [0, 1, 2], [1, 1, 1], [1, 0, 2]);
    expect(run(rows, use(0.5, 2), true).slice(0, 2)).toEqual([0, 0]);
    expect(run(merged(rows), use(0.5, 2), true)[0]).toBe(1);
    const people = { ...context, unit: 'people' as const };
    expect(alphaKAnonymity.monotone(use(0.5, 2), people).generalise).toBe(false);
    expect(alphaKAnonymity.monotone(use(0.5, 2), { ...people, constant: true }).generalise).toBe(true);
  });
});

test('without suppression, with one tuple a person, generalisation keeps it', () => {
  fc.assert(
    fc.property(plainRows(true), fc.constantFrom(0.4, 0.6, 0.75), fc.boolean(), (table, alpha, byPeople) => {
      const rows = byPeople ? ofPeople(table) : table;
      const fine = run(rows, use(alpha, 2), byPeople);
      if (rows.length === 0 || rows.some((r) => fine[r.class] === 1)) return;
      expect(run(merged(rows), use(alpha, 2), byPeople)[0]).toBe(0);
    }),
    { numRuns: 400 },
  );
});
