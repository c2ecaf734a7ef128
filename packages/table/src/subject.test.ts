import { expect, test } from 'vitest';
import { normaliseSubject, subjectsOf } from './subject.js';

test('one spelling per person: blanks, full-width digits and check letters do not make a second one', () => {
  const values = [
    '11010119900307451X',
    ' 11010119900307451x ',
    '１１０１０１１９９００３０７４５１Ｘ',
    '  ',
    'other',
    'unused',
  ];
  const subjects = subjectsOf({ name: 'id', type: 'string', values, codes: Int32Array.from([0, 1, 2, 3, -1, 4]) });
  expect([...subjects.ids]).toEqual([0, 0, 0, -1, -1, 1]);
  expect(subjects.count).toBe(2);
  expect(normaliseSubject(' ａb ')).toBe('AB');
});
