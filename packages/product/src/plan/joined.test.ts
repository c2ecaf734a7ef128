import type { CodedTable } from '@sluice/table';
import { type Cell, toCodedTable } from '@sluice/testing';
import { expect, test } from 'vitest';
import { defineProduct } from '../file/define.js';
import type { ProductInput } from '../file/product.js';
import { joinTables } from '../source/join.js';
import type { LoadedSource } from '../source/source.js';
import { planProduct } from './plan-product.js';

const io = { readText: () => '', keyFor: () => new Uint8Array(32) };

function table(names: readonly string[], rows: readonly (readonly Cell[])[]): CodedTable {
  const columns = names.map((name, i) => ({ name, type: 'string' as const, cells: rows.map((row) => row[i]) }));
  return toCodedTable({ rows: rows.length, columns });
}

/**
 * Sixteen firms. Each office's table alone has classes of four; together they single out every firm: the industry says
 * which four, the tariff which of the four.
 */
const keys = Array.from({ length: 16 }, (_, i) => `firm-${i}`);
const tax = table(
  ['id', 'industry'],
  keys.map((key, i) => [key, `industry ${i >> 2}`]),
);
const power = table(
  ['id', 'tariff'],
  keys.map((key, i) => [key, `tariff ${i & 3}`]),
);

const product = (columns: ProductInput['columns'], suppression: number) =>
  defineProduct({
    sluice: 1,
    id: 'p',
    version: '1.0.0',
    title: 'p',
    owner: 'o',
    subject: 'id',
    channel: { kind: 'internal' },
    columns: { id: { role: 'direct' }, ...columns },
    privacy: { models: [{ model: 'k-anonymity', k: 4 }], suppression },
  });
const join = (other: CodedTable): LoadedSource => ({
  ...joinTables({ source: 'tax', table: tax, on: 'id' }, { source: 'power', table: other, on: 'id' }),
  inputs: [],
});
const BOTH = { industry: { role: 'quasi' }, tariff: { role: 'quasi' } } as const;

test('a join that is riskier than either part is refused, although each part alone may leave', async () => {
  const alone = (given: CodedTable, column: string) =>
    planProduct(product({ [column]: { role: 'quasi' } }, 0), { table: given, inputs: [] }, { io });
  expect((await alone(tax, 'industry')).plan.minClassSize).toBe(4);
  expect((await alone(power, 'tariff')).plan.minClassSize).toBe(4);
  await expect(planProduct(product(BOTH, 0), join(power), { io })).rejects.toThrow('search/no-solution');
});

// Of industry 0 all have one tariff; each of the others is alone with its pair.
const other = table(
  ['id', 'tariff'],
  keys.map((key, i) => [key, i < 4 ? 'tariff 0' : `tariff ${i & 3}`]),
);

test('what only the join singles out is suppressed where that is allowed', async () => {
  const { plan } = await planProduct(product(BOTH, 0.75), join(other), { io });
  expect([plan.rows, plan.suppressedRows, plan.classes]).toEqual([16, 12, 1]);
});

test('labels say which source a column comes from; its own name where there is one source', async () => {
  const { columns } = await planProduct(product(BOTH, 1), join(other), { io });
  expect(columns.map(({ name, output }) => [name, output?.from])).toEqual([
    ['id', undefined],
    ['industry', ['tax.industry']],
    ['tariff', ['power.tariff']],
  ]);
});
