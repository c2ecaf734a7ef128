import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascendingEdges } from './ascending.js';
import { bandFinder, bandLabels } from './bands.js';

test('bands are named with their half-open bounds', () => {
  expect(bandLabels([0, 50, 200.5])).toEqual(['<0', '[0, 50)', '[50, 200.5)', '>=200.5']);
  expect(bandLabels([-0])).toEqual(['<0', '>=0']);
});

test('an edge belongs to the band above it', () => {
  const find = bandFinder([-0.1, 0, 0.3, 50]);
  expect(['-0.1', '-0.10', '0', '-0', '0.3', '0.30', '3e-1', '50', '50.0'].map(find)).toEqual([
    1, 1, 2, 2, 3, 3, 3, 4, 4,
  ]);
  expect(['-0.1000000000000000000001', '0.2999999999999999999999', '49.9999999999999999999'].map(find)).toEqual([
    0, 2, 3,
  ]);
});

test('integers above 2^53 are compared as written', () => {
  const find = bandFinder([9007199254740996]);
  expect(find('9007199254740995')).toBe(0);
  expect(find('9007199254740996')).toBe(1);
  expect(find('1e400')).toBe(1);
});

test.each(['', 'x', 'NaN', 'Infinity', '-Infinity', '0x1', ' 1', '１'])('%j has no band', (text) => {
  expect(bandFinder([0, 1])(text)).toBe(-1);
});

const edges = fc
  .uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 8 })
  .map((list) => [...new Set(list.map((n) => n + 0))].sort((a, b) => a - b));

test('the band of a double is the number of edges at or below it', () => {
  fc.assert(
    fc.property(edges, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(), (edges, number, pick) => {
      const find = bandFinder(edges);
      for (const n of [number, edges[pick % edges.length]]) {
        expect(find(String(n))).toBe(edges.filter((edge) => edge <= n).length);
      }
    }),
  );
});

test('edges must ascend', () => {
  expect(ascendingEdges.safeParse([1, 2, 3]).success).toBe(true);
  for (const bad of [[], [1, 1], [0, -0], [2, 1], [1, Number.NaN], [Number.POSITIVE_INFINITY], ['1']]) {
    expect(ascendingEdges.safeParse(bad).success).toBe(false);
  }
  expect(ascendingEdges.safeParse([1, 3, 2]).error?.issues[0].path).toEqual([2]);
});
