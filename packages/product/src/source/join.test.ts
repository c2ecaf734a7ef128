import { type CodedTable, NULL_CODE } from '@sluice/table';
import { type Cell, rowsOf, toCodedTable } from '@sluice/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinTables } from './join.js';

type Row = readonly Cell[];

function table(names: readonly string[], rows: readonly Row[]): CodedTable {
  const columns = names.map((name, i) => ({ name, type: 'string' as const, cells: rows.map((row) => row[i]) }));
  return toCodedTable({ rows: rows.length, columns });
}

/** By the definition: every pair of rows is compared. Keys stand in column 0 of both. */
function naive(left: readonly Row[], right: readonly Row[]): Row[] {
  const key = (cell: Cell) => (cell === null ? '' : cell.normalize('NFKC').trim());
  return left.flatMap((l) =>
    right.filter((r) => key(l[0]) !== '' && key(l[0]) === key(r[0])).map((r) => [...l, ...r.slice(1)]),
  );
}

const repeats = (rows: readonly Row[]) => {
  const keys = rows.map((row) => (row[0] ?? '').normalize('NFKC').trim()).filter((key) => key !== '');
  return new Set(keys).size < keys.length;
};

const join = (left: readonly Row[], right: readonly Row[]) =>
  joinTables(
    { source: 'l', table: table(['id', 'a'], left), on: 'id' },
    { source: 'r', table: table(['id', 'b'], right), on: 'id' },
  );

test('as a nested loop over the rows gives it, or refused where keys repeat on both sides', () => {
  const key = fc.constantFrom<Cell>('1', '１', ' 1', '2', '3', 'x', 'X', '', null);
  const rows = fc.array(fc.tuple(key, fc.constantFrom<Cell>('p', 'q', null)), { maxLength: 7 });
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      if (repeats(left) && repeats(right)) expect(() => join(left, right)).toThrow('source/many-to-many');
      else expect(rowsOf(join(left, right).table)).toEqual(naive(left, right));
    }),
    { numRuns: 500 },
  );
});

describe('columns', () => {
  const left = table(['id', 'x', 'b'], [['1', 'p', 'u']]);
  const right = table(['x', 'key', 'b'], [['q', '1', 'v']]);
  const joined = joinTables({ source: 'tax', table: left, on: 'id' }, { source: 'power', table: right, on: 'key' });

  test('all of the left, then those of the right without its key; shared names name their source', () => {
    expect(joined.table.columns.map(({ name }) => name)).toEqual(['id', 'tax.x', 'tax.b', 'power.x', 'power.b']);
    expect(rowsOf(joined.table)).toEqual([['1', 'p', 'u', 'q', 'v']]);
  });

  test('each has its origin', () => {
    expect(Object.fromEntries(joined.origins)).toMatchObject({ id: 'tax.id', 'power.x': 'power.x' });
  });

  test('types stay', () => {
    const [id] = left.columns;
    const typed = { rows: 1, columns: [{ ...id, type: 'integer' as const }] };
    const { table } = joinTables({ source: 'a', table: typed, on: 'id' }, { source: 'b', table: right, on: 'key' });
    expect(table.columns.map(({ type }) => type)).toEqual(['integer', 'string', 'string']);
  });

  test('a column that is called what another becomes is refused', () => {
    const odd = table(['id', 'x', 'power.x'], [['1', 'p', 'u']]);
    expect(() =>
      joinTables({ source: 'tax', table: odd, on: 'id' }, { source: 'power', table: right, on: 'key' }),
    ).toThrow('source/join-names');
  });

  test('a missing key column is named, the columns that are there are not', () => {
    const attempt = () =>
      joinTables({ source: 'tax', table: left, on: 'ucc' }, { source: 'power', table: right, on: 'key' });
    expect(attempt).toThrow('source `tax` has no column `ucc`');
  });
});

test('values of rows without a partner are not in the dictionaries', () => {
  const { table: joined } = join(
    [
      ['1', 'here'],
      ['2', 'gone'],
    ],
    [
      ['1', 'also here'],
      ['3', 'also gone'],
    ],
  );
  expect(joined.columns.map(({ values }) => values)).toEqual([['1'], ['here'], ['also here']]);
  expect(joined.columns.every(({ codes }) => !codes.includes(NULL_CODE))).toBe(true);
});

test('a refusal tells counts only', () => {
  const rows: Row[] = [
    ['secret-key', 'a'],
    ['secret-key', 'b'],
  ];
  expect(() => join(rows, rows)).toThrow(/keys repeat on both sides: 1 in `l`, 1 in `r`/);
  expect(() => join(rows, rows)).not.toThrow(/secret/);
});
