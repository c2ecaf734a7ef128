import type { CodedColumn, CodedTable, ColumnType } from '@sluice/table';
import { expect, test } from 'vitest';
import { compilePolicy } from './compiled-policy.js';
import { tableSource } from './source.js';

function column(name: string, type: ColumnType, cells: readonly (string | null)[]): CodedColumn {
  const values = [...new Set(cells.filter((cell) => cell !== null))];
  return { name, type, values, codes: Int32Array.from(cells, (c) => (c === null ? -1 : values.indexOf(c))) };
}
const policy = compilePolicy({
  predicates: {
    adult: { title: {}, column: 'born', type: 'date', test: { 'age-at-least': 18 } },
    rich: { title: {}, column: 'income', type: 'integer', test: { 'at-least': '100' } },
  },
  answering: { period: 'P1D', perSubject: { most: 1, period: 'P1D' }, purposes: [], keyCommitment: '' },
});
const table: CodedTable = {
  rows: 6,
  columns: [
    column('id', 'string', ['12x', ' １２X ', 'b', 'b', null, '  ']),
    column('born', 'date', ['2000-01-01', '2000-01-01', null, null, '1990-01-01', '1990-01-01']),
    column('income', 'integer', ['5', '6', '7', null, '8', '8']),
  ],
};

test('rows of one person are one, and say nothing where they disagree', async () => {
  const source = tableSource(table, 'id', policy);
  const one = await source.row('12X');
  expect([one.known, [...one.cells]]).toEqual([true, [['born', '2000-01-01']]]);
  const two = await source.row('B');
  expect([two.known, [...two.cells]]).toEqual([true, [['born', null]]]);
});

test('nobody has cells to be judged, and rows without an id are nobody', async () => {
  const source = tableSource(table, 'id', policy);
  for (const id of ['C', '']) {
    const row = await source.row(id);
    expect([row.known, row.cells.size]).toEqual([false, 2]);
  }
});

test('a table that is not the one of the policy is refused, without a value', () => {
  const fails = (change: (t: CodedTable) => CodedTable) => () => tableSource(change(table), 'id', policy);
  expect(fails((t) => ({ ...t, columns: t.columns.slice(0, 2) }))).toThrow('answer/source-column');
  expect(fails((t) => ({ ...t, columns: [t.columns[1], t.columns[2]] }))).toThrow('answer/source-column');
  expect(
    fails((t) => ({
      ...t,
      columns: t.columns.map((c) => (c.name === 'born' ? { ...c, type: 'string' as const } : c)),
    })),
  ).toThrow('answer/source-type');
});
