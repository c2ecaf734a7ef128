import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, cells, column, columnOf, spareValues } from '../../test/column.js';
import { countText, placesText } from './count-text.js';
import { mapValues } from './map-values.js';

const lower = (value: string) => value.toLowerCase();

test('the output holds the mapped cells, each value once and none that no row uses', () => {
  fc.assert(
    fc.property(columnOf(fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B'), maxLength: 2 })), (input) => {
      const output = mapValues(input, 'string', lower);
      expect(cells(output)).toEqual(cells(input).map((cell) => cell?.toLowerCase() ?? null));
      expect(spareValues(output)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a permutation of the rows permutes the codes and leaves the dictionary as it is', () => {
  fc.assert(
    fc.property(columnOf(fc.string({ maxLength: 2 })), fc.infiniteStream(fc.nat()), (input, keys) => {
      const order = Array.from(input.codes.keys(), (row) => [keys.next().value as number, row]).sort(
        (a, b) => a[0] - b[0],
      );
      const permute = (codes: Int32Array) => Int32Array.from(order, ([, row]) => codes[row]);
      const output = mapValues(input, 'string', lower);
      const permuted = mapValues({ ...input, codes: permute(input.codes) }, 'string', lower);
      expect(permuted.values).toEqual(output.values);
      expect(permuted.codes).toEqual(permute(output.codes));
    }),
    { numRuns: 100 },
  );
});

test('the function sees only values that rows use, once each', () => {
  const seen: string[] = [];
  mapValues(
    { name: 'c', type: 'string', values: ['a', 'unused', 'b'], codes: Int32Array.of(2, 0, 2, -1) },
    'string',
    (v) => {
      seen.push(v);
      return v;
    },
  );
  expect(seen).toEqual(['a', 'b']);
});

test('missing rows become nullAs, and share the code of an equal output', () => {
  const output = mapValues(column(['a', null, 'b']), 'string', () => '*', { nullAs: '*' });
  expect(output.values).toEqual(['*']);
  expect([...output.codes]).toEqual([0, 0, 0]);
  expect(mapValues(column(['a']), 'string', () => 'x', { nullAs: '*' }).values).toEqual(['x']);
});

test('values without an output are counted by value and by row, and handed to refuse', () => {
  const input = column(['a', 'bad', 'bad', null, 'worse']);
  const error = caught(() =>
    mapValues(input, 'string', (v) => (v === 'a' ? v : undefined), {
      refuse: (offenders) => {
        expect(offenders).toEqual({ distinct: 2, rows: 3 });
        expect(countText(offenders, input)).toBe('2 of 3 distinct values (3 of 5 rows)');
        throw caught(() => mapValues({ ...input, codes: Int32Array.of(7) }, 'string', lower));
      },
    }),
  );
  expect(error.code).toBe('internal/code-range');
});

test('a code outside the dictionary is a fault, never a value', () => {
  for (const code of [1, -2]) {
    const input = { name: 'c', type: 'string' as const, values: ['a'], codes: Int32Array.of(0, code) };
    expect(caught(() => mapValues(input, 'string', lower)).code).toBe('internal/code-range');
  }
});

test('at most five places are named', () => {
  expect(placesText('line', [4])).toBe('line 4');
  expect(placesText('line', [3, 9, 12])).toBe('lines 3, 9 and 12');
  expect(placesText('line', [1, 2, 3, 4, 5])).toBe('lines 1, 2, 3, 4 and 5');
  expect(placesText('line', [1, 2, 3, 4, 5, 6, 7])).toBe('lines 1, 2, 3, 4, 5 and 2 more');
});
