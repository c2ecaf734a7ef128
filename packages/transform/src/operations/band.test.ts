import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, cells, column, columnOf, spareValues } from '../../test/column.js';
import { band } from './band.js';

test('numbers become half-open bands, missing stays missing', () => {
  const [output] = band.apply(
    [column(['-1', '0', '49.99', '50', null, '1000', '50.0'], 'decimal')],
    { edges: [0, 50, 200] },
    {},
  );
  expect(cells(output)).toEqual(['<0', '[0, 50)', '[0, 50)', '[50, 200)', null, '>=200', '[50, 200)']);
  expect(output.type).toBe('string');
});

test('labels name the bands in order', () => {
  const params = { edges: [18, 65], labels: ['child', 'adult', 'old'] };
  expect(cells(band.apply([column(['3', '18', '65'])], params, {})[0])).toEqual(['child', 'adult', 'old']);
});

test('values that are no numbers are counted, not named', () => {
  const error = caught(() => band.apply([column(['1', 'secret', 'hidden', 'hidden'])], { edges: [0] }, {}));
  expect(error.code).toBe('transform/not-a-number');
  expect(error.message).toContain("'c'");
  expect(error.message).toContain('2 of 3 distinct values (3 of 4 rows)');
  expect(JSON.stringify(error.faults)).not.toMatch(/secret|hidden/);
});

test('a value that only dropped rows held is no offence', () => {
  const input = { name: 'c', type: 'string' as const, values: ['1', 'n/a'], codes: Int32Array.of(0, 0) };
  expect(cells(band.apply([input], { edges: [0] }, {})[0])).toEqual(['>=0', '>=0']);
});

test('the dictionary holds used bands only', () => {
  const number = fc
    .oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -9, max: 9, noNaN: true }))
    .map((n) => String(n));
  fc.assert(
    fc.property(columnOf(number, 'decimal'), (input) => {
      const [output] = band.apply([input], { edges: [-3, 0, 3] }, {});
      expect(spareValues(output)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('parameters: strict, one label more than edges, labels differ', () => {
  expect(band.params.safeParse({ edges: [0, 1] }).success).toBe(true);
  expect(band.params.safeParse({ edges: [0], labels: ['a', 'b'] }).success).toBe(true);
  for (const bad of [
    {},
    { edges: [] },
    { edges: [1, 0] },
    { edges: [0], labels: ['a'] },
    { edges: [0], labels: ['a', 'a'] },
    { edges: [0], labels: ['a', ''] },
    { edges: [0], other: 1 },
  ]) {
    expect(band.params.safeParse(bad).success).toBe(false);
  }
});
