import type { CodedTable } from '@sluice/table';
import { type Cell, toCodedTable } from '@sluice/testing';
import { describe, expect, test } from 'vitest';
import { check } from '../check/check.js';
import { defineProduct } from '../file/define.js';
import type { ProductColumn, ProductInput } from '../file/product.js';
import { planProduct } from './plan-product.js';

const io = { readText: () => 'x1;x\nx2;x\n', keyFor: () => new Uint8Array(32).fill(1) };

function source(rows: readonly (readonly [Cell, Cell, Cell])[]) {
  const columns = ['id', 'score', 'group'].map((name, i) => ({
    name,
    type: i === 1 ? ('integer' as const) : ('string' as const),
    cells: rows.map((row) => row[i]),
  }));
  const table: CodedTable = toCodedTable({ rows: rows.length, columns });
  return { table, inputs: [] };
}

const product = (columns: Readonly<Record<string, ProductColumn>> = {}, more: Partial<ProductInput> = {}) =>
  defineProduct({
    sluice: 1,
    id: 'p',
    version: '1.0.0',
    title: 'p',
    owner: 'o',
    form: 'scorecard',
    subject: 'id',
    channel: { kind: 'internal' },
    columns: {
      id: { role: 'direct', op: 'pseudonym', key: 'env:K' },
      score: { role: 'quasi', op: 'band', edges: [10, 20] },
      group: { role: 'quasi', op: 'generalize', hierarchy: { file: 'groups.csv' }, min: 1 },
      ...columns,
    },
    ...more,
  });
const ROWS = [
  ['a', '5', 'x1'],
  ['b', '15', 'x2'],
] as const;

test('one row a subject, in bands and groups', async () => {
  expect(check(product())).toEqual([]);
  expect((await planProduct(product(), source(ROWS), { io })).plan.rows).toBe(2);
});

describe('rows', () => {
  test.each([
    ['a second row of a subject', [...ROWS, ['a ', '6', 'x1'] as const], '1 rows are a second or further one'],
    ['a row without a subject', [...ROWS, [null, '6', 'x1'] as const], '1 rows have no subject'],
  ])('%s is refused with a count', async (_, rows, says) => {
    const attempt = planProduct(product(), source(rows), { io });
    await expect(attempt).rejects.toThrow(/form\/scorecard-rows/);
    await expect(attempt).rejects.toThrow(says);
  });
});

test.each<[string, ProductColumn, boolean]>([
  ['kept', { role: 'quasi' }, false],
  ['rounded', { role: 'quasi', op: 'round', to: 10 }, false],
  ['banded', { role: 'quasi', op: 'band', edges: [1] }, true],
  ['recoded', { role: 'quasi', op: 'recode', list: 'a@1', file: 'm.csv' }, true],
  ['dropped', { role: 'quasi', op: 'drop' }, true],
])('a column that is %s', (_, score, good) => {
  const codes = check(product({ score })).map(({ code }) => code);
  expect(codes).toEqual(good ? [] : ['form/scorecard-raw']);
});

test('a level of raw values is refused, though the operation is to generalise', async () => {
  const group = { role: 'quasi', op: 'generalize', hierarchy: { file: 'groups.csv' }, level: 0 } as const;
  await expect(planProduct(product({ group }), source(ROWS), { io })).rejects.toThrow('form/scorecard-raw');
});

test('without a subject nobody knows whose score a row is', () => {
  const { subject: _, ...rest } = product();
  expect(check({ ...rest, form: 'scorecard' }).map(({ code }) => code)).toContain('form/scorecard-subject');
});
