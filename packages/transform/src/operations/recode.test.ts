import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught, cells, column, columnOf, spareValues } from '../../test/column.js';
import { type RecodeParams, recode } from './recode.js';

const MAP = '110103;110101\n110104;110102\n110228;\n110101;110101\n';
const params: RecodeParams = { list: 'gbt2260@2023', file: 'regions.csv', unmapped: 'refuse' };
const run = (given: readonly (string | null)[], more: Partial<RecodeParams> = {}, text = MAP) =>
  recode.apply([column(given)], { ...params, ...more }, { readText: () => text })[0];

test('maps old codes to new ones; a code without a new one becomes missing', () => {
  const output = run(['110103', '110101', null, '110228', '110104']);
  expect(cells(output)).toEqual(['110101', '110101', null, null, '110102']);
  expect(spareValues(output)).toEqual([]);
});

describe('a code that the mapping lacks', () => {
  test('is refused with counts, never with the code', () => {
    const { code, message } = caught(() => run(['110103', '654321', '654321'])).faults[0];
    expect(code).toBe('transform/unmapped');
    expect(message).toContain('1 of 2 distinct values (2 of 3 rows)');
    expect(message).not.toContain('654321');
  });

  test('becomes missing where the product says so', () => {
    expect(cells(run(['110103', '654321'], { unmapped: 'suppress' }))).toEqual(['110101', null]);
  });

  test('is refused where the product says nothing', () => {
    expect(recode.params.parse({ list: 'a@1', file: 'x' })).toMatchObject({ unmapped: 'refuse' });
  });
});

test('every output is a code of the second column: nothing passes through', () => {
  const code = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const lines = fc.uniqueArray(fc.tuple(code, fc.option(code, { nil: '' })), {
    selector: ([from]) => from,
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(columnOf(code), lines, (input, pairs) => {
      const readText = () => pairs.map(([from, to]) => `${from};${to}\n`).join('');
      const [output] = recode.apply([input], { ...params, unmapped: 'suppress' }, { readText });
      const list = new Set(pairs.map(([, to]) => to).filter((to) => to !== ''));
      expect(output.values.every((value) => list.has(value))).toBe(true);
      const map = new Map<string, string>(pairs);
      expect(cells(output)).toEqual(cells(input).map((cell) => (cell === null ? null : map.get(cell) || null)));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a line of one cell', '1\n', 'recode/cells'],
  ['a line of three cells', '1;2;3\n', 'recode/cells'],
  ['no old code', ';2\n', 'recode/no-code'],
  ['an old code twice', '1;2\n1;3\n', 'recode/twice'],
  ['no line', '\n', 'recode/empty'],
  ['an open quote', '"1;2\n', 'hierarchy/syntax'],
])('a mapping with %s is refused', (_, text, code) => {
  expect(caught(() => run(['1'], {}, text)).code).toBe(code);
});

test('the path of the mapping stays behind', () => {
  expect(recode.publicParams(params)).toEqual({ list: 'gbt2260@2023', unmapped: 'refuse' });
});
