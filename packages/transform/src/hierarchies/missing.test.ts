import { expect, test } from 'vitest';
import { caught, column } from '../../test/column.js';
import { compileHierarchy } from './compile.js';
import { missingValues } from './missing.js';
import type { HierarchySpec } from './spec.js';

const io = { readText: () => 'a;x\nb;x\n' };

test('missing values are counted for every kind without throwing', () => {
  const input = column(['a', '7', 'b', 'zz', '7', null, '2024-01-01']);
  const found = (spec: HierarchySpec) => missingValues(spec, input, io);
  expect(found({ file: 'h.csv' })).toEqual({ distinct: 3, rows: 4, codes: [1, 3, 4] });
  expect(found({ tree: { x: ['a', 'b', 7, 'zz'] } })).toEqual({ distinct: 1, rows: 1, codes: [4] });
  expect(found({ dates: ['day'] })).toEqual({ distinct: 4, rows: 5, codes: [0, 1, 2, 3] });
  expect(found({ intervals: { edges: [0] } })).toEqual({ distinct: 4, rows: 4, codes: [0, 2, 3, 4] });
  expect(missingValues({ file: 'h.csv' }, column(['a', null]), io)).toEqual({ distinct: 0, rows: 0, codes: [] });
});

test('an entry that no row uses must have a place all the same: it would be mapped', () => {
  const input = { name: 'c', type: 'string' as const, values: ['a', 'unused'], codes: Int32Array.of(0) };
  expect(missingValues({ file: 'h.csv' }, input, io)).toEqual({ distinct: 1, rows: 0, codes: [1] });
});

test('compiling refuses the same values, all counted and none named', () => {
  const error = caught(() => compileHierarchy({ file: 'h.csv' }, column(['a', 'secret', 'hidden', 'hidden']), io));
  expect(error.code).toBe('hierarchy/missing-value');
  expect(error.message).toContain("Column 'c': 2 of 3 distinct values (3 of 4 rows)");
  expect(JSON.stringify(error.faults)).not.toMatch(/secret|hidden/);
});

test('a malformed hierarchy throws even where only values are asked for', () => {
  expect(caught(() => missingValues({ file: 'h.csv' }, column(['a']), { readText: () => '' })).code).toBe(
    'hierarchy/empty',
  );
  expect(caught(() => missingValues({ other: 1 } as unknown as HierarchySpec, column(['a']), io)).code).toBe(
    'hierarchy/unknown-kind',
  );
});
