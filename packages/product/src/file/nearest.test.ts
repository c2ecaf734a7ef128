import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from './nearest.js';

test.each([
  ['quasy', ['direct', 'quasi'], 'quasi'],
  ['Quasi', ['direct', 'quasi'], 'quasi'],
  ['generalise', ['keep', 'generalize'], 'generalize'],
  ['hierachy', ['role', 'hierarchy'], 'hierarchy'],
  ['birthdate', ['birth_date', 'death_date'], 'birth_date'],
  ['rloe', ['op', 'role'], 'role'],
  ['性別', ['性别', '年龄'], '性别'],
  ['k', ['l', 'm'], undefined],
  ['totally-other', ['role', 'op'], undefined],
])('%s of %j is %s', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});

test('an equally long name that shares no character is never near', () => {
  expect(nearest('abc', ['xyz'])).toBeUndefined();
});

test('the distance is symmetric, zero for equal texts only, and at most the longer length', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '门'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('a swap of neighbours costs one', () => {
  expect(editDistance('ab', 'ba')).toBe(1);
});
