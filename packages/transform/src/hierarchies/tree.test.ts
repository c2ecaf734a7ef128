import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, column } from '../../test/column.js';
import { isNested } from '../../test/nested.js';
import { compileHierarchy } from './compile.js';
import { hierarchyShape } from './describe.js';
import { hierarchySpec } from './spec.js';
import type { TreeHierarchy } from './tree.js';

const io = { readText: () => expect.unreachable() };
const compile = (tree: TreeHierarchy['tree'], values: string[], top?: boolean) =>
  compileHierarchy({ tree, top }, column(values), io);

const world = { Asia: { East: ['China', 'Japan'], South: ['India'] }, Europe: { West: ['France'] } };

test('inner keys are labels, innermost lists hold the leaves', () => {
  const { leafCount, levels } = compile(world, ['India', 'China']);
  expect(leafCount).toBe(4);
  expect(levels.map(({ map, labels }) => Array.from(map, (group) => labels[group]))).toEqual([
    ['India', 'China'],
    ['South', 'East'],
    ['Asia', 'Asia'],
    ['*', '*'],
  ]);
  expect(levels[2]).toMatchObject({ labels: ['Asia', 'Europe'], leaves: Float64Array.of(3, 1) });
});

test('one outermost label is the top itself', () => {
  expect(compile({ all: { x: ['a'], y: ['b'] } }, ['a']).levels).toHaveLength(3);
  expect(compile({ x: ['a'], y: ['b'] }, ['a'], false).levels).toHaveLength(2);
});

test('numbers and truth values in the tree stand for their canonical text', () => {
  const { levels } = compile({ low: [1, -0, 2.5], other: [true] }, ['1', '0', '2.5', 'true']);
  expect(levels[0].labels).toEqual(['1', '0', '2.5', 'true']);
});

test('uneven depth, a leaf with two parents and a label with two parents are refused by number of leaf', () => {
  const uneven = caught(() => compile({ a: ['x', 'y'], b: { c: ['z'] } }, ['x']));
  expect(uneven.code).toBe('hierarchy/uneven');
  expect(uneven.message).toContain('leaf number 3');
  expect(caught(() => compile({ a: ['x'], b: ['y', 'x'] }, ['x'])).code).toBe('hierarchy/duplicate-leaf');
  expect(caught(() => compile({ a: { s: ['x'] }, b: { s: ['y'] } }, ['x'])).code).toBe('hierarchy/not-nested');
});

test('values that are not in the tree are counted', () => {
  const error = caught(() => compile(world, ['China', 'Atlantis']));
  expect(error.code).toBe('hierarchy/missing-value');
  expect(error.message).not.toContain('Atlantis');
});

test('the schema refuses empty levels, bare lists and numbers that have lost digits', () => {
  expect(hierarchySpec.safeParse({ tree: world }).success).toBe(true);
  for (const bad of [
    {},
    { a: [] },
    { a: {} },
    ['x'],
    { a: 'x' },
    { a: [null] },
    { a: [['x']] },
    { a: [2 ** 53] },
    { '': ['x'] },
  ]) {
    expect(hierarchySpec.safeParse({ tree: bad }).success).toBe(false);
  }
});

test('nested, and of the shape that the specification tells, for any even tree', () => {
  const even = fc
    .integer({ min: 1, max: 4 })
    .chain((depth) =>
      fc.array(fc.array(fc.nat(2), { minLength: depth, maxLength: depth }), { minLength: 1, maxLength: 20 }),
    );
  fc.assert(
    fc.property(even, fc.boolean(), (paths, top) => {
      // Names carry their whole path, so that equal labels have equal parents.
      const root: Record<string, unknown> = {};
      const leaves: string[] = [];
      paths.forEach((path, i) => {
        let node = root;
        path.slice(0, -1).forEach((_, level) => {
          const name = path.slice(0, level + 1).join('.');
          node[name] ??= {};
          node = node[name] as Record<string, unknown>;
        });
        const name = path.join('.');
        node[name] ??= [];
        (node[name] as string[]).push(`leaf ${i}`);
        leaves.push(`leaf ${i}`);
      });
      const spec = hierarchySpec.parse({ tree: root, top }) as TreeHierarchy;
      const hierarchy = compileHierarchy(spec, column(leaves), io);
      expect(isNested(hierarchy)).toBe(true);
      expect(hierarchyShape(spec)?.levels).toBe(hierarchy.levels.length);
    }),
    { numRuns: 100 },
  );
});
