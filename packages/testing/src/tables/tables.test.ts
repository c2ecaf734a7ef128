import { NULL_CODE } from '@sluice/table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCodedTable } from './coded-table.js';
import { csvRecord, toCsv } from './csv.js';
import { rowsOf } from './rows.js';
import { cellsOf, type TextTable } from './text-table.js';

const table: TextTable = {
  rows: 4,
  columns: [
    { name: 'city', type: 'string', cells: ['南屿市', null, '', '南屿市'] },
    { name: 'note', type: 'string', cells: ['a,b', 'say "x"', ' edge', 'line\nend'] },
  ],
};

describe('CSV', () => {
  test('quotes what a reader would misread, keeps missing and empty apart', () => {
    expect(toCsv(table)).toBe('city,note\n南屿市,"a,b"\n,"say ""x"""\n""," edge"\n南屿市,"line\nend"\n');
  });

  test('another delimiter needs other quotes', () => {
    expect(csvRecord(['a,b', 'c;d'], ';')).toBe('a,b;"c;d"');
  });
});

describe('coded table', () => {
  test('numbers values by first row and marks missing ones', () => {
    const [city] = toCodedTable(table).columns;
    expect([...city.codes]).toEqual([0, NULL_CODE, 1, 0]);
    expect(city.values).toEqual(['南屿市', '']);
  });

  test('rowsOf gives the cells back', () => {
    const cell = fc.option(fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const columns = [0, 1].map((i) => ({
          name: `c${i}`,
          type: 'string' as const,
          cells: rows.map((r) => r[i]),
        }));
        expect(rowsOf(toCodedTable({ rows: rows.length, columns }))).toEqual(rows);
      }),
    );
  });
});

test('an unknown column is an error that names the known ones', () => {
  expect(() => cellsOf(table, 'town')).toThrow('no column town');
});
