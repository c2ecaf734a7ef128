import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cells, columnOf, spareValues } from '../../test/column.js';
import { drop } from './drop.js';
import { keep } from './keep.js';

const label = { role: 'quasi', constant: false, token: false, from: ['c'] } as const;

test('keep changes no cell and carries no unused value', () => {
  fc.assert(
    fc.property(columnOf(fc.string({ maxLength: 3 }), 'date'), (input) => {
      const [output] = keep.apply([input], {}, {});
      expect(cells(output)).toEqual(cells(input));
      expect(output.type).toBe('date');
      expect(spareValues(output)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('keep keeps the label, drop leaves neither column nor label', () => {
  expect(keep.effect([label], {})).toEqual([label]);
  expect(drop.effect([label], {})).toEqual([]);
  expect(drop.apply([], {}, {})).toEqual([]);
});
