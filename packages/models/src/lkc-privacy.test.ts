import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CLASSES,
  COLUMN,
  distinct,
  factsOf,
  merged,
  ofPeople,
  type PlainRow,
  plainRows,
  rowsOf,
  VALUES,
} from '../test/plain-rows.js';
import { type LkcPrivacyParams, lkcPrivacy } from './lkc-privacy.js';

const all = Array.from({ length: VALUES }, (_, v) => v);
/** Codes of three quasi-identifiers for each of the four classes; -1 is a missing value. */
const QUASI = [
  [0, 0, 1, 1],
  [0, 1, 0, 1],
  [-1, -1, -1, 0],
];
const quasi = { names: ['a', 'b', 'c'], codes: QUASI.map((codes) => Int32Array.from(codes)) };
const use = (L: number, K: number, C: number): LkcPrivacyParams => ({ L, K, C, column: COLUMN });
const run = (
  rows: readonly PlainRow[],
  p: LkcPrivacyParams,
  byPeople = false,
  more: object = {},
  gone?: Uint8Array,
) => [...lkcPrivacy.failing(factsOf(rows, { byPeople, facts: { quasi, ...more } }), p, gone)];

/** Classes that go when groups by `sizes` quasi-identifiers must be good, for each row as the victim. */
function naive(
  rows: readonly PlainRow[],
  { L, K, C }: LkcPrivacyParams,
  byPeople: boolean,
  gone: Uint8Array | undefined,
  sizes: 'L' | 'up to L',
): number[] {
  const out = Array.from({ length: CLASSES }, (_, c) => gone?.[c] ?? 0);
  const most = Math.min(L, QUASI.length);
  const choices = Array.from({ length: 2 ** QUASI.length }, (_, mask) =>
    QUASI.filter((_q, q) => mask & (1 << q)),
  ).filter(({ length }) => (sizes === 'L' ? length === most : length > 0 && length <= most));
  /** One reading, all bad groups at once. */
  const drop = (people: boolean): boolean => {
    const before = out.join();
    const bad = out.slice();
    for (const choice of choices)
      for (let victim = 0; victim < CLASSES; victim++) {
        if (out[victim]) continue;
        const group = rows.filter((r) => !out[r.class] && choice.every((codes) => codes[r.class] === codes[victim]));
        const units = people ? distinct(ofPeople(group).map((r) => r.person)) : group.map((_, i) => i);
        const holders = (v: number) =>
          people
            ? units.filter((u) => group.some((r) => r.person === u && r.value === v)).length
            : group.filter((r) => r.value === v).length;
        if (units.length < K || all.some((v) => holders(v) * 10 > Math.round(C * 10) * units.length)) bad[victim] = 1;
      }
    bad.forEach((b, c) => {
      out[c] = b;
    });
    return before !== out.join();
  };
  for (let again = true; again; ) {
    again = drop(false);
    if (byPeople) again = drop(true) || again;
  }
  return out;
}

const paramsArbitrary = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }), fc.constantFrom(0.3, 0.5, 0.6, 0.8, 1))
  .map(([L, K, C]) => use(L, K, C));
const goneArbitrary = fc
  .array(fc.nat(3), { minLength: CLASSES, maxLength: CLASSES })
  .map((list) => Uint8Array.from(list, (n) => (n === 0 ? 1 : 0)));

test.each([false, true])('as the definition says, for people of one tuple (by people: %s)', (byPeople) => {
  fc.assert(
    fc.property(plainRows(true), paramsArbitrary, goneArbitrary, (rows, params, gone) => {
      expect(run(rows, params, byPeople, { constant: true }, gone)).toEqual(naive(rows, params, byPeople, gone, 'L'));
    }),
    { numRuns: 300 },
  );
});

test.each([false, true])(
  'what is kept is good for all that is known, by the exact count (constant: %s)',
  (constant) => {
    fc.assert(
      fc.property(plainRows(constant), paramsArbitrary, (rows, params) => {
        const failing = run(rows, params, true, { constant });
        const kept = rows.filter((r) => failing[r.class] === 0);
        expect(naive(kept, params, true, Uint8Array.from(failing), 'up to L')).toEqual(failing);
      }),
      { numRuns: 300 },
    );
  },
);

test('what is left after failing classes are gone holds, and the evidence says so', () => {
  fc.assert(
    fc.property(plainRows(true), paramsArbitrary, (rows, params) => {
      const failing = run(rows, params);
      const kept = distinct(rows.map((r) => r.class)).filter((c) => !failing[c]);
      if (kept.length === 0) return;
      const left = rows.filter((r) => kept.includes(r.class)).map((r) => ({ ...r, class: kept.indexOf(r.class) }));
      const codes = quasi.codes.map((of) => Int32Array.from(kept, (c) => of[c]));
      const facts = factsOf(left, { classes: kept.length, facts: { quasi: { ...quasi, codes } } });
      expect(lkcPrivacy.evidence(facts, params)).toEqual([
        { unit: 'rows', grade: 'recomputed', strength: 'sufficient', holds: true },
      ]);
    }),
    { numRuns: 300 },
  );
});

describe('what is not monotone', () => {
  const context = { unit: 'rows' as const, suppresses: false };
  const rows = rowsOf([0, 0], [0, 1], [1, 2], [1, 3], [2, 0], [2, 1], [3, 2], [3, 3]);

  test('dropping a class takes units from the groups of others', () => {
    const two = { quasi: { names: ['a', 'b'], codes: quasi.codes.slice(0, 2) } };
    expect(run(rows, use(1, 4, 1), false, two)).toEqual([0, 0, 0, 0]);
    expect(run(rows, use(1, 4, 1), false, two, Uint8Array.of(1, 0, 0, 0))).toEqual([1, 1, 1, 1]);
    expect(lkcPrivacy.monotone(use(1, 4, 1), context)).toEqual({ generalise: true, suppress: false });
  });

  test('with suppression a coarser class takes in what had been dropped', () => {
    const skewed = rowsOf([0, 0], [0, 1], ...Array<[number, number]>(8).fill([3, 0]));
    expect(run(skewed, use(2, 2, 0.5), false)[0]).toBe(0);
    expect(run(skewed, use(2, 2, 0.5), false)[3]).toBe(1);
    const top = { quasi: { names: ['a'], codes: [new Int32Array(CLASSES)] } };
    expect(run(merged(skewed), use(2, 2, 0.5), false, top)[0]).toBe(1);
    expect(lkcPrivacy.monotone(use(2, 2, 0.5), { ...context, suppresses: true }).generalise).toBe(false);
  });

  test('by people of several tuples the holders of a value add up in a union', () => {
    const swapped = rowsOf([0, 0, 1], [0, 1, 2], [3, 1, 1], [3, 0, 2]);
    const apart = { quasi: { names: ['a'], codes: [Int32Array.of(0, 1, 2, 3)] } };
    const result = run(swapped, use(1, 2, 0.5), true, apart);
    expect([result[0], result[3]]).toEqual([0, 0]);
    const top = { quasi: { names: ['a'], codes: [new Int32Array(CLASSES)] } };
    expect(run(merged(swapped), use(1, 2, 0.5), true, top)[0]).toBe(1);
    expect(lkcPrivacy.monotone(use(1, 2, 0.5), { ...context, unit: 'people' }).generalise).toBe(false);
  });
});

test('without suppression, generalisation keeps it', () => {
  fc.assert(
    fc.property(plainRows(true), paramsArbitrary, fc.boolean(), (table, params, byPeople) => {
      const rows = byPeople ? ofPeople(table) : table;
      // Empty classes hold nobody whom a group could give away; leave them out of both tables.
      const used = distinct(rows.map((r) => r.class));
      if (rows.length === 0) return;
      const gone = Uint8Array.from({ length: CLASSES }, (_, c) => (used.includes(c) ? 0 : 1));
      if (run(rows, params, byPeople, { constant: true }, gone).some((f, c) => f && !gone[c])) return;
      const coarser = { quasi: { ...quasi, codes: [new Int32Array(CLASSES), ...quasi.codes.slice(1)] } };
      const result = run(rows, params, byPeople, { constant: true, ...coarser }, gone);
      for (const c of used) expect(result[c]).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test('named values are the only ones with a bound', () => {
  const rows = rowsOf([0, 0], [0, 0], [0, 1]);
  const facts = (named: [string, number][]) =>
    factsOf(rows, {
      classes: 1,
      more: { named: new Map(named) },
      facts: { quasi: { names: ['a'], codes: [Int32Array.of(0)] } },
    });
  const params = { ...use(1, 2, 0.5), values: ['rare'] };
  expect([...lkcPrivacy.failing(facts([['rare', 1]]), params)]).toEqual([0]);
  expect([...lkcPrivacy.failing(facts([['rare', 0]]), params)]).toEqual([1]);
  expect(() => lkcPrivacy.failing(factsOf(rows), params)).toThrow('models/no-quasi');
});
