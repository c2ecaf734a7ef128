import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, column } from '../../test/column.js';
import { isNested } from '../../test/nested.js';
import { compileHierarchy } from './compile.js';
import { hierarchySpec } from './spec.js';

const io = { readText: () => expect.unreachable() };
const compile = (intervals: { edges: number[]; groups?: number[] }, values: string[], top?: boolean) =>
  compileHierarchy({ intervals, top }, column(values, 'decimal'), io);
const labels = (intervals: { edges: number[]; groups?: number[] }, value: string) =>
  compile(intervals, [value]).levels.map((level) => level.labels[level.map[0]]);

const ages = { edges: [0, 10, 20, 30, 40, 50], groups: [2, 2] };

test('raw value, interval, merged intervals, *', () => {
  expect(labels(ages, '10')).toEqual(['10', '[10, 20)', '[0, 20)', '[0, 40)', '*']);
  expect(labels(ages, '9.99')).toEqual(['9.99', '[0, 10)', '[0, 20)', '[0, 40)', '*']);
  expect(labels(ages, '45')).toEqual(['45', '[40, 50)', '[40, 50)', '[40, 50)', '*']);
  expect(labels(ages, '-1')).toEqual(['-1', '<0', '<0', '<0', '*']);
  expect(labels(ages, '50')).toEqual(['50', '>=50', '>=50', '>=50', '*']);
});

test('the leaves are the distinct source values', () => {
  const { leafCount, levels } = compile({ edges: [0, 10] }, ['1', '2', '10', '-3']);
  expect(leafCount).toBe(4);
  expect(levels[0].leaves).toEqual(Float64Array.of(1, 1, 1, 1));
  expect(levels[1]).toMatchObject({ labels: ['[0, 10)', '>=10', '<0'], leaves: Float64Array.of(2, 1, 1) });
});

test('values that are no numbers are counted', () => {
  const error = caught(() => compile({ edges: [0] }, ['1', 'secret', '１']));
  expect(error.code).toBe('hierarchy/not-a-number');
  expect(error.message).toContain('2 of 3 distinct values (2 of 3 rows)');
  expect(error.message).not.toContain('secret');
});

test('edges ascend; a level that merges nothing is refused', () => {
  for (const good of [
    { edges: [0] },
    { edges: [0, 1, 2], groups: [2] },
    ages,
    { edges: [0, 1, 2, 3], groups: [2, 2] },
  ]) {
    expect(hierarchySpec.safeParse({ intervals: good }).success).toBe(true);
  }
  for (const bad of [
    { edges: [] },
    { edges: [1, 0] },
    { edges: [0, 1], groups: [2] },
    { edges: [0, 1, 2], groups: [1] },
    { edges: [0, 1, 2], groups: [5, 2] },
    { edges: [0], top: false },
  ]) {
    expect(hierarchySpec.safeParse({ intervals: bad }).success).toBe(false);
  }
});

test('nested for any edges and groups', () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 })
    .map((list) => list.sort((a, b) => a - b));
  const spec = fc
    .record({ edges, groups: fc.array(fc.integer({ min: 2, max: 4 }), { maxLength: 3 }) })
    .filter((intervals) => hierarchySpec.safeParse({ intervals }).success);
  const values = fc.uniqueArray(
    fc.integer({ min: -600, max: 600 }).map((n) => String(n / 10)),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(spec, values, fc.boolean(), (intervals, values, top) => {
      const hierarchy = compile(intervals, values, top);
      expect(isNested(hierarchy)).toBe(true);
      expect(hierarchy.levels).toHaveLength(2 + intervals.groups.length + (top ? 1 : 0));
    }),
    { numRuns: 200 },
  );
});
