import type { CodedColumn } from '@sluice/table';
import { describe, expect, test } from 'vitest';
import { defineProduct } from '../file/define.js';
import { historyKeys } from './history-keys.js';
import { recordIdentity } from './record-tokens.js';

const column = (name: string, cells: readonly (string | null)[]): CodedColumn => {
  const values = [...new Set(cells.filter((cell) => cell !== null))];
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : values.indexOf(cell)));
  return { name, type: 'string', values, codes };
};
const tableOf = (...columns: CodedColumn[]) => ({ rows: columns[0].codes.length, columns });
const product = (key?: string | readonly string[]) =>
  defineProduct({
    sluice: 1,
    id: 'visits',
    version: '1.0.0',
    title: 'Visits',
    owner: 'me',
    source: { file: 'visits.csv', ...(key !== undefined && { key }) },
    channel: { kind: 'internal' },
    columns: { a: { role: 'quasi' } },
  });
const { recordToken } = historyKeys(new Uint8Array(32).fill(3)).tokens('residents');
const tokens = (key: string | readonly string[] | undefined, ...columns: CodedColumn[]) => {
  const table = tableOf(...columns);
  const { tokensOf } = recordIdentity(product(key), table, recordToken);
  const bytes = Buffer.from(tokensOf(Int32Array.from({ length: table.rows }, (_, row) => row)));
  return Array.from({ length: table.rows }, (_, row) => bytes.subarray(row * 8, row * 8 + 8).toString('hex'));
};

describe('record tokens by content', () => {
  test('are equal for equal rows, in whatever order columns and dictionaries are', () => {
    const [first, second, third] = tokens(undefined, column('a', ['x', 'y', 'x']), column('b', ['1', '1', '1']));
    expect([first === third, first === second]).toEqual([true, false]);
    expect(tokens(undefined, column('b', ['1', '1']), column('a', ['y', 'x']))).toEqual([second, first]);
  });

  test('differ where cells run together, are missing, or stand in other columns', () => {
    const all = [
      ...tokens(undefined, column('a', ['12', '1', '', null]), column('b', ['3', '23', '', null])),
      ...tokens(undefined, column('a', ['-', null]), column('b', [null, '-'])),
      ...tokens(undefined, column('a', ['12']), column('c', ['3'])),
      ...tokens('a', column('a', ['12'])),
      ...tokens(undefined, column('a', ['12'])),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('are no hash without the secret, nor that of another domain', () => {
    const other = historyKeys(new Uint8Array(32).fill(3)).tokens('firms').recordToken('x');
    expect(recordToken('x')).not.toEqual(other);
    expect(recordToken('x')).toHaveLength(8);
  });
});

describe('a declared key', () => {
  test('is all that counts, and names its columns in one order', () => {
    const cells = [column('no', ['1', '2']), column('day', ['mon', 'mon'])] as const;
    const found = tokens(['no', 'day'], ...cells, column('a', ['x', 'y']));
    expect(tokens(['day', 'no'], ...cells, column('a', ['z', 'z']))).toEqual(found);
    expect(recordIdentity(product(['no', 'day']), tableOf(...cells), recordToken).key).toEqual(['day', 'no']);
  });

  test('that repeats, is missing or is no column is refused; no value is shown', () => {
    const identity = (key: string, cells: readonly (string | null)[]) => () =>
      recordIdentity(product(key), tableOf(column('no', cells)), recordToken);
    expect(identity('no', ['secret-7', 'secret-7', 'b'])).toThrow('history/key-twice');
    expect(identity('no', ['secret-7', 'secret-7', 'b'])).toThrow(/3 rows have only 2 keys/);
    expect(identity('no', ['secret-7', null])).toThrow(/1 of 2 rows lack/);
    expect(identity('no', ['secret-7', 'secret-7'])).not.toThrow(/secret-7/);
    expect(identity('number', ['secret-7'])).toThrow('source/key-column');
  });
});

test('the key of a join is that of its sources, under the names of the joined table', () => {
  const joined = defineProduct({
    ...product(),
    source: undefined,
    sources: {
      tax: { file: 'tax.csv', key: 'ucc' },
      power: { file: 'power.csv', key: ['customer', 'month'] },
    },
    join: { left: 'tax', right: 'power', on: ['ucc', 'customer'] },
  } as unknown as Parameters<typeof defineProduct>[0]);
  const table = tableOf(column('ucc', ['1', '1']), column('tax.month', ['5', '5']), column('power.month', ['1', '2']));
  expect(recordIdentity(joined, table, recordToken).key).toEqual(['power.month', 'ucc']);
});
