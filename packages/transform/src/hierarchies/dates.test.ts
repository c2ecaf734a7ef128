import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, column } from '../../test/column.js';
import { isNested } from '../../test/nested.js';
import { compileHierarchy } from './compile.js';
import { GRANULARITIES, type Granularity } from './dates.js';
import { hierarchySpec } from './spec.js';

const io = { readText: () => expect.unreachable() };
const compile = (dates: Granularity[], values: string[], top?: boolean) =>
  compileHierarchy({ dates, top }, column(values, 'date'), io);
const labels = (dates: Granularity[], value: string) =>
  compile(dates, [value]).levels.map((level) => level.labels[level.map[0]]);

test('labels of every granularity', () => {
  expect(labels(['day', 'month', 'quarter', 'year', 'decade', 'century'], '2024-03-05')).toEqual([
    '2024-03-05',
    '2024-03',
    '2024-Q1',
    '2024',
    '2020s',
    '20c',
    '*',
  ]);
  expect(labels(['day', 'week'], '2024-03-05T08:00:00')).toEqual(['2024-03-05', '2024-W10', '*']);
  expect(labels(['day', 'month', 'quarter', 'year', 'decade', 'century'], '0009-12-31')).toEqual([
    '0009-12-31',
    '0009-12',
    '0009-Q4',
    '0009',
    '0000s',
    '00c',
    '*',
  ]);
});

test('dates before 1970 and weeks at the turn of a year', () => {
  expect(labels(['month', 'decade'], '1969-12-31')).toEqual(['1969-12', '1960s', '*']);
  expect(labels(['quarter', 'century'], '1899-07-01')).toEqual(['1899-Q3', '18c', '*']);
  expect(labels(['week'], '2021-01-03')).toEqual(['2020-W53', '*']);
  expect(labels(['week'], '2018-12-31')).toEqual(['2019-W01', '*']);
});

test('the leaves are the distinct source values', () => {
  const { leafCount, levels } = compile(['month', 'year'], ['2024-01-01', '2024-01-02', '2024-02-01', '2023-02-01']);
  expect(leafCount).toBe(4);
  expect(levels.map(({ labels, leaves }) => labels.map((label, g) => [label, leaves[g]]))).toEqual([
    [
      ['2024-01', 2],
      ['2024-02', 1],
      ['2023-02', 1],
    ],
    [
      ['2024', 3],
      ['2023', 1],
    ],
    [['*', 4]],
  ]);
});

test('the number of levels comes from the product file, never from the data', () => {
  expect(compile(['day', 'year'], ['2024-01-01']).levels).toHaveLength(3);
  expect(compile(['day', 'year'], []).levels).toHaveLength(3);
  expect(compile(['day', 'year'], ['2024-01-01'], false).levels).toHaveLength(2);
});

test('values that are no dates are counted, and shown to nobody but the caller', () => {
  let shown: readonly string[] = [];
  const input = column(['2024-01-01', '2024-02-30', 'secret', 'secret']);
  const error = caught(() =>
    compileHierarchy({ dates: ['year'] }, input, io, {
      showOffenders: (values) => {
        shown = values;
      },
    }),
  );
  expect(error.code).toBe('hierarchy/not-a-date');
  expect(error.message).toContain('2 of 3 distinct values (3 of 4 rows)');
  expect(JSON.stringify(error.faults)).not.toMatch(/secret|02-30/);
  expect(shown).toEqual(['2024-02-30', 'secret']);
});

test('each level must be coarser, and nothing but the top may follow a week', () => {
  for (const good of [['day'], ['week'], ['day', 'week'], ['day', 'month', 'quarter', 'year', 'decade', 'century']]) {
    expect(hierarchySpec.safeParse({ dates: good }).success).toBe(true);
  }
  for (const bad of [[], ['month', 'day'], ['day', 'day'], ['week', 'month'], ['day', 'week', 'year'], ['hour']]) {
    expect(hierarchySpec.safeParse({ dates: bad }).success).toBe(false);
  }
  const issue = hierarchySpec.safeParse({ dates: ['day', 'week', 'month'] }).error?.issues[0];
  expect(issue).toMatchObject({ path: ['dates', 2], message: expect.stringContaining('week') });
});

test('every choice of levels that the schema accepts is nested', () => {
  const date = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([y, m, d]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  const spec = fc
    .record({ dates: fc.subarray([...GRANULARITIES], { minLength: 1 }), top: fc.boolean() })
    .filter((spec) => hierarchySpec.safeParse(spec).success);
  fc.assert(
    fc.property(spec, fc.uniqueArray(date, { maxLength: 60 }), (spec, values) => {
      expect(isNested(compileHierarchy(spec, column(values), io))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
