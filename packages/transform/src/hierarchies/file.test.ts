import { expect, test } from 'vitest';
import { caught, column } from '../../test/column.js';
import { compileHierarchy } from './compile.js';
import { hierarchySpec } from './spec.js';

function compile(text: string, values: string[], rest: { delimiter?: string; top?: boolean } = {}) {
  const io = { readText: (path: string) => (path === 'h.csv' ? text : expect.unreachable()) };
  return compileHierarchy({ file: 'h.csv', ...rest }, column(values), io);
}

test('column i of the file is level i; the leaves are the lines of the file', () => {
  const { leafCount, levels } = compile('a;x;*\nb;x;*\nc;y;*\nd;y;*\ne;y;*\n', ['d', 'a']);
  expect(leafCount).toBe(5);
  expect(levels.map(({ map, labels }) => Array.from(map, (group) => labels[group]))).toEqual([
    ['d', 'a'],
    ['y', 'x'],
    ['*', '*'],
  ]);
  expect(levels.map(({ labels, leaves }) => labels.map((label, g) => [label, leaves[g]]))).toEqual([
    ['a', 'b', 'c', 'd', 'e'].map((leaf) => [leaf, 1]),
    [
      ['x', 2],
      ['y', 3],
    ],
    [['*', 5]],
  ]);
});

test('the implicit * comes on top unless there is one label already or the product says not', () => {
  const height = (text: string, rest = {}) => compile(text, ['a'], rest).levels.length;
  expect(height('a;x\nb;y\n')).toBe(3);
  expect(height('a;x\nb;x\n')).toBe(2);
  expect(height('a\nb\n')).toBe(2);
  expect(height('a;x\nb;y\n', { top: false })).toBe(2);
  expect(compile('a;x\nb;y\n', ['a']).levels[2]).toEqual({
    map: Int32Array.of(0),
    labels: ['*'],
    leaves: Float64Array.of(2),
  });
});

test('another delimiter, quotes, CRLF and a byte order mark', () => {
  const { levels } = compile('\ufeff"a,1",x\r\nb,"y ""z"""\r\n', ['a,1', 'b'], { delimiter: ',' });
  expect(levels[0].labels).toEqual(['a,1', 'b']);
  expect(levels[1].labels).toEqual(['x', 'y "z"']);
});

test('a repeated identical line is one leaf', () => {
  expect(compile('a;x\na;x\nb;x\n', ['a']).leafCount).toBe(2);
});

test('lines of different width are refused by number', () => {
  const error = caught(() => compile('a;x\nb\nc;x;y\nd;x\ne;x\n', ['a']));
  expect(error.code).toBe('hierarchy/uneven');
  expect(error.message).toContain('(2 in all): lines 2 and 3');
  expect(error.faults[0].place).toEqual({ file: 'h.csv', line: 2 });
  const many = caught(() => compile('a;x\nb;x\nc;x\nd;x\ne;x\nf;x\ng;x\n1\n2\n3\n4\n5\n6\n', ['a']));
  expect(many.message).toContain('(6 in all): lines 8, 9, 10, 11, 12 and 1 more');
});

test('a leaf with two paths is refused, at whatever level they part', () => {
  for (const text of ['a;x;*\nb;x;*\n\na;y;*\n', 'a;x;p\nb;x;p\n\na;x;q\n']) {
    const error = caught(() => compile(text, ['a']));
    expect(error.code).toBe('hierarchy/duplicate-leaf');
    expect(error.message).toContain('line 4');
  }
});

test('a label with two parents is refused: a coarser level would split what a finer one joins', () => {
  const error = caught(() => compile('a;x;p\nb;x;q\nc;y;q\n', ['a']));
  expect(error.code).toBe('hierarchy/not-nested');
  expect(error.message).toContain('line 2');
  expect(caught(() => compile('a;x;p;1\nb;y;p;2\n', ['a'])).code).toBe('hierarchy/not-nested');
  expect(compile('a;x;p\nb;x;p\n', ['a']).levels).toHaveLength(3);
});

test('an empty file is refused', () => {
  expect(caught(() => compile('\n\r\n', ['a'])).code).toBe('hierarchy/empty');
});

test('the schema: one character of delimiter, a path', () => {
  expect(hierarchySpec.safeParse({ file: 'a.csv', delimiter: '\t', top: false }).success).toBe(true);
  for (const bad of [
    { file: '' },
    { file: 'a', delimiter: '' },
    { file: 'a', delimiter: ';;' },
    { file: 'a', delimiter: '"' },
    { file: 'a', delimiter: '\n' },
    { file: 'a', top: 1 },
    { file: 'a', dates: ['day'] },
    {},
  ]) {
    expect(hierarchySpec.safeParse(bad).success).toBe(false);
  }
});
