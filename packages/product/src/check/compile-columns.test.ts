import { describe, expect, test } from 'vitest';
import { defineProduct } from '../file/define.js';
import type { ProductInput } from '../file/product.js';
import { compileColumns, tupleOf } from './compile-columns.js';
import { searchSees } from './search-sees.js';

const product = (columns: ProductInput['columns']) =>
  defineProduct({
    sluice: 1,
    id: 'p',
    version: '1.0.0',
    title: 'p',
    owner: 'o',
    channel: { kind: 'internal' },
    columns,
  });

const dates = { dates: ['month', 'year'] };

describe('columns', () => {
  const columns = compileColumns(
    product({
      id: { role: 'direct' },
      token: { role: 'direct', op: 'pseudonym', key: 'env:K' },
      prefix: { role: 'direct', op: 'generalize', hierarchy: { file: 'h.csv' } },
      gone: { role: 'direct', op: 'generalize', hierarchy: dates, level: 2 },
      birth: { role: 'quasi', op: 'generalize', hierarchy: dates },
      sex: { role: 'quasi' },
      left: { role: 'quasi', op: 'drop' },
      fee: { role: 'sensitive', op: 'round', to: 10 },
      ward: { role: 'insensitive' },
    }),
  );
  const of = (wanted: string) => columns.find(({ name }) => name === wanted)!;

  test.each([
    ['id', 'drop', null, false],
    ['token', 'pseudonym', 'direct', false],
    ['prefix', 'generalize', 'quasi', true],
    ['gone', 'generalize', 'direct', false],
    ['birth', 'generalize', 'quasi', true],
    ['sex', 'keep', 'quasi', true],
    ['left', 'drop', null, false],
    ['fee', 'round', 'sensitive', false],
    ['ward', 'keep', 'insensitive', false],
  ])('%s: %s, leaves as %s, in the tuple: %s', (name, op, role, inTuple) => {
    const column = of(name);
    expect([column.op.kind, column.output?.role ?? null, column.inTuple]).toEqual([op, role, inTuple]);
  });

  test('keep the order of the file and the parameters with their defaults', () => {
    expect(columns[0].name).toBe('id');
    expect(of('fee').params).toEqual({ to: 10, mode: 'half-even' });
    expect(of('token').output).toEqual({ role: 'direct', constant: false, token: true, from: ['token'] });
    expect(of('gone').output?.constant).toBe(true);
  });
});

test('the tuple is every released column whose output is a quasi-identifier', () => {
  const given = product({ a: { role: 'direct', op: 'keep' }, b: { role: 'quasi' }, c: { role: 'sensitive' } });
  expect(tupleOf(given)).toEqual(['a', 'b']);
});

test('the search sees what the product says, else what the channel has', () => {
  const opening = { kind: 'opening', licence: 'CC0-1.0' };
  const given = product({ a: { role: 'quasi' } });
  expect(searchSees(given)).toBe('all');
  expect(searchSees({ ...given, channel: opening })).toBe('quasi');
  const told = {
    ...given,
    privacy: { ...given.privacy, search: { method: 'optimal' as const, sees: 'quasi' as const } },
  };
  expect(searchSees(told)).toBe('quasi');
});
