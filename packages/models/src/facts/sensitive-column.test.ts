import { expect, test } from 'vitest';
import { sensitiveColumn } from './sensitive-column.js';

const column = (values: readonly string[], codes: readonly number[], type: 'string' | 'integer' = 'string') => ({
  name: 'dx',
  type,
  values,
  codes: Int32Array.from(codes),
});

test('ways of writing one value are one value, and an empty text is a missing one', () => {
  const read = sensitiveColumn(column(['HIV', 'hiv', ' HIV ', 'ＨＩＶ', '', 'flu'], [0, 1, 2, 3, 4, 5, -1]));
  expect([...read.codes]).toEqual([0, 0, 0, 0, 2, 1, 2]);
  expect(read.cardinality).toBe(3);
});

test('a tree follows its values', () => {
  const tree = [Int32Array.of(0, 1, 2), Int32Array.of(0, 0, 1), Int32Array.of(0, 0, 0)];
  const read = sensitiveColumn(column(['a', 'A', 'b'], [0, 1, 2]), { tree });
  expect(read.tree?.map((level) => [...level])).toEqual([
    [0, 2],
    [0, 1],
    [0, 0],
  ]);
});

test('numbers are ordered by size, bands by their lower edge, text by code point, missing last', () => {
  expect([...sensitiveColumn(column(['10', '9', '-1'], [0, 1, 2], 'integer')).ranks]).toEqual([2, 1, 0]);
  expect([...sensitiveColumn(column(['[50, 200)', '<0', '>=200', '[0, 50)'], [0, 1, 2, 3])).ranks]).toEqual([
    2, 0, 3, 1,
  ]);
  expect([...sensitiveColumn(column(['b', 'a'], [0, 1, -1])).ranks]).toEqual([1, 0, 2]);
});

test('items of a cell are split, trimmed and listed once', () => {
  const read = sensitiveColumn(column(['x; y', 'y;y', 'z'], [0, 1, 2]), { separator: ';' });
  expect(read.items?.map((items) => [...items])).toEqual([[0, 1], [1], [2]]);
});
