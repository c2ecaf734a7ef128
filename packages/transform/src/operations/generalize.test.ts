import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, cells, column, columnOf, spareValues } from '../../test/column.js';
import { compileHierarchy } from '../hierarchies/compile.js';
import type { HierarchySpec } from '../hierarchies/spec.js';
import { generalize } from './generalize.js';

const io = { readText: () => 'a;vowel;letter\nb;consonant;letter\nc;consonant;letter\n' };
const tree: HierarchySpec = { tree: { vowel: ['a'], consonant: ['b', 'c'] } };

function apply(hierarchy: HierarchySpec, level: number, values: (string | null)[]) {
  const input = column(values);
  return generalize.apply([input], { hierarchy }, { hierarchy: compileHierarchy(hierarchy, input, io), level })[0];
}

test('every value becomes its label at the level', () => {
  const input = ['a', 'b', 'c', 'a', null];
  expect(cells(apply(tree, 0, input))).toEqual(['a', 'b', 'c', 'a', null]);
  expect(apply(tree, 1, input)).toMatchObject({ type: 'string', values: ['vowel', 'consonant'] });
  expect(cells(apply(tree, 1, input))).toEqual(['vowel', 'consonant', 'consonant', 'vowel', null]);
});

test('missing becomes * at a top of one *, and nowhere else', () => {
  expect(apply(tree, 2, ['a', null])).toMatchObject({ values: ['*'], codes: Int32Array.of(0, 0) });
  expect(apply(tree, 2, [null])).toMatchObject({ values: ['*'], codes: Int32Array.of(0) });
  // The file's own top has another name: it still tells that the value was there.
  expect(cells(apply({ file: 'h.csv' }, 2, ['a', null]))).toEqual(['letter', null]);
});

test('the dictionary holds the labels that rows use', () => {
  fc.assert(
    fc.property(columnOf(fc.constantFrom('a', 'b', 'c')), fc.integer({ min: 0, max: 2 }), (input, level) => {
      const hierarchy = compileHierarchy(tree, input, io);
      const [output] = generalize.apply([input], { hierarchy: tree }, { hierarchy, level });
      expect(spareValues(output)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a level that the hierarchy or the product does not allow is a fault', () => {
  const input = column(['a']);
  const hierarchy = compileHierarchy(tree, input, io);
  const run = (params: object, level?: number) =>
    generalize.apply([input], { hierarchy: tree, ...params }, { hierarchy, ...(level !== undefined && { level }) });
  expect(cells(run({ level: 1 })[0])).toEqual(['vowel']);
  expect(caught(() => run({})).code).toBe('internal/no-level');
  expect(caught(() => generalize.apply([input], { hierarchy: tree }, { level: 0 })).code).toBe('internal/no-level');
  for (const [params, level] of [
    [{}, 3],
    [{}, -1],
    [{ level: 1 }, 2],
    [{ min: 1 }, 0],
    [{ max: 1 }, 2],
  ] as const) {
    expect(caught(() => run(params, level)).code).toBe('internal/level-range');
  }
  const other = column(['a', 'b']);
  const call = () => generalize.apply([other], { hierarchy: tree }, { hierarchy, level: 1 });
  expect(caught(call).code).toBe('internal/hierarchy-size');
});

test('the output is constant only where the product file proves it', () => {
  const label = { role: 'quasi', constant: false, token: false, from: ['c'] } as const;
  const constant = (hierarchy: HierarchySpec, rest: object) =>
    generalize.effect([label], { hierarchy, ...rest })[0].constant;
  expect(constant(tree, {})).toBe(false);
  expect(constant(tree, { level: 1 })).toBe(false);
  expect(constant(tree, { level: 2 })).toBe(true);
  expect(constant(tree, { min: 2 })).toBe(true);
  expect(constant(tree, { max: 2 })).toBe(false);
  expect(constant({ ...tree, top: false }, { level: 1 })).toBe(false);
  expect(constant({ tree: { all: { x: ['a'] } } }, { level: 2 })).toBe(false);
  expect(constant({ tree: { '*': { x: ['a'] } } }, { level: 2 })).toBe(true);
  expect(constant({ dates: ['day', 'year'] }, { level: 2 })).toBe(true);
  expect(constant({ dates: ['day', 'year'], top: false }, { level: 1 })).toBe(false);
  expect(constant({ intervals: { edges: [0, 1, 2], groups: [2] } }, { level: 3 })).toBe(true);
  expect(constant({ file: 'h.csv' }, { level: 9 })).toBe(false);
  expect(generalize.effect([{ ...label, constant: true }], { hierarchy: tree })[0].constant).toBe(true);
});

test('parameters: level between min and max; unknown keys are errors', () => {
  const hierarchy = { dates: ['day'] };
  for (const good of [{}, { level: 1 }, { min: 0, max: 2 }, { level: 1, min: 1, max: 1 }]) {
    expect(generalize.params.safeParse({ hierarchy, ...good }).success).toBe(true);
  }
  for (const bad of [
    { level: -1 },
    { level: 0.5 },
    { min: 2, max: 1 },
    { level: 0, min: 1 },
    { level: 2, max: 1 },
    { levels: 1 },
  ]) {
    expect(generalize.params.safeParse({ hierarchy, ...bad }).success).toBe(false);
  }
  expect(generalize.params.safeParse({}).success).toBe(false);
});

test('public parameters hold no path and no leaf value', () => {
  const shown = (hierarchy: HierarchySpec) =>
    JSON.stringify(generalize.publicParams({ hierarchy, level: 1, min: 0, max: 2 }));
  expect(shown({ file: 'secret/path.csv' })).toBe('{"hierarchy":{"kind":"file"},"level":1,"min":0,"max":2}');
  expect(shown({ tree: { x: ['rare'] } })).not.toContain('rare');
  expect(generalize.publicParams({ hierarchy: { dates: ['day'], top: false } })).toEqual({
    hierarchy: { kind: 'dates', dates: ['day'], top: false },
  });
  expect(generalize.publicParams({ hierarchy: { intervals: { edges: [0, 1] } } })).toEqual({
    hierarchy: { kind: 'intervals', edges: [0, 1] },
  });
});
