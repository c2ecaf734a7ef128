import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atMost, fraction } from '../test/fraction.js';
import { type DeltaPresenceParams, deltaPresence } from './delta-presence.js';

interface Class {
  readonly units: number;
  readonly population: number;
}
const use = (min: number, max: number): DeltaPresenceParams => ({ min, max, population: 'p.csv' });
const run = (classes: readonly Class[], params: DeltaPresenceParams, more: object = {}, gone?: Uint8Array) => [
  ...deltaPresence.failing(
    {
      size: classes.length,
      rows: Float64Array.from(classes, (c) => c.units),
      population: Float64Array.from(classes, (c) => c.population),
      ...more,
    },
    params,
    gone,
  ),
];
const classes = fc.array(fc.record({ units: fc.integer({ min: 1, max: 6 }), population: fc.nat(12) }), {
  minLength: 2,
  maxLength: 6,
});
const context = { unit: 'rows' as const, suppresses: false };

test('a class fails exactly when its share of the population lies outside the bounds', () => {
  const bounds = fc.tuple(fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(classes, bounds, (list, [a, b]) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      const outside = list.map(({ units, population }) => {
        if (population === 0) return 1;
        const share = fraction(units, population);
        return atMost(fraction(min, 20), share) && atMost(share, fraction(max, 20)) ? 0 : 1;
      });
      const expected = min > 0 && outside.includes(1) ? list.map(() => 1) : outside;
      expect(run(list, use(min / 20, max / 20))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('a bound that is met exactly passes: 3 of 10 is 0.3, 30 of 300 is 0.1', () => {
  expect(run([{ units: 3, population: 10 }], use(0.3, 0.3))).toEqual([0]);
  expect(run([{ units: 30, population: 300 }], use(0, 0.1))).toEqual([0]);
  expect(run([{ units: 30, population: 300 }], use(0, 0.09999999999))).toEqual([1]);
});

test('people count where they are the unit: many rows of few', () => {
  expect(run([{ units: 9, population: 10 }], use(0, 0.5), { people: Float64Array.of(5) })).toEqual([0]);
});

describe('with min above 0', () => {
  const good = { units: 5, population: 10 };

  test.each<[string, object, Uint8Array | undefined]>([
    ['people of the population in no class', { populationElsewhere: 1 }, undefined],
    ['a class that another model sent away', {}, Uint8Array.of(1, 0)],
  ])('%s: all fail', (_, more, gone) => {
    expect(run([good, good], use(0.4, 0.6), more, gone)).toEqual([1, 1]);
    expect(run([good, good], use(0.4, 0.6))).toEqual([0, 0]);
    expect(run([good, good], use(0, 0.6), more, gone)).toEqual([0, 0]);
    expect(deltaPresence.monotone(use(0.4, 0.6), context).suppress).toBe(false);
    expect(deltaPresence.monotone(use(0, 0.6), context).suppress).toBe(true);
  });

  test('by people of several tuples a union has fewer people than its parts together', () => {
    const people = (...n: number[]) => ({ people: Float64Array.from(n) });
    // Two people in both classes, of two and two in the population.
    const halves = [
      { units: 2, population: 2 },
      { units: 2, population: 2 },
    ];
    expect(run(halves, use(0.8, 1), people(2, 2))).toEqual([0, 0]);
    expect(run([{ units: 4, population: 4 }], use(0.8, 1), people(2))).toEqual([1]);
    const by = { ...context, unit: 'people' as const };
    expect(deltaPresence.monotone(use(0.8, 1), by).generalise).toBe(false);
    expect(deltaPresence.monotone(use(0, 1), by).generalise).toBe(true);
  });
});

test('not monotone with suppression: a coarser class takes in what had been dropped', () => {
  const fine = [
    { units: 1, population: 10 },
    { units: 9, population: 10 },
  ];
  expect(run(fine, use(0, 0.2))).toEqual([0, 1]);
  expect(run([{ units: 10, population: 20 }], use(0, 0.2))).toEqual([1]);
  expect(deltaPresence.monotone(use(0, 0.2), { ...context, suppresses: true }).generalise).toBe(false);
});

test('without suppression, generalisation keeps it', () => {
  fc.assert(
    fc.property(classes, fc.constantFrom(use(0, 0.5), use(0.2, 0.8)), (list, params) => {
      if (run(list, params).includes(1)) return;
      const [a, b, ...rest] = list;
      const union = { units: a.units + b.units, population: a.population + b.population };
      expect(run([union, ...rest], params)).not.toContain(1);
    }),
    { numRuns: 500 },
  );
});

test('evidence is attested', () => {
  const facts = { size: 1, rows: Float64Array.of(2), population: Float64Array.of(9) };
  expect(deltaPresence.evidence(facts, use(0, 0.5))).toEqual([
    { unit: 'rows', grade: 'attested', strength: 'sufficient', holds: true },
  ]);
});
