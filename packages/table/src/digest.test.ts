import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodedColumn, CodedTable } from './coded.js';
import { logicalDigest } from './digest.js';
import { canonicalOrder, compareCodePoints, takeRows } from './order.js';

/** A column from cells, with its dictionary in order of first use, or reversed and with a value that no row uses. */
function column(name: string, cells: readonly (string | null)[], odd = false): CodedColumn {
  let values = [...new Set(cells.filter((cell): cell is string => cell !== null))];
  if (odd) values = ['unused value', ...values.reverse().filter((v) => v !== 'unused value')];
  return {
    name,
    type: 'string',
    values,
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : values.indexOf(cell))),
  };
}

const cells = fc.array(fc.option(fc.string({ unit: 'binary', maxLength: 3 }), { nil: null }), {
  minLength: 1,
  maxLength: 20,
});
const one = (c: CodedColumn): CodedTable => ({ rows: c.codes.length, columns: [c] });

test('the digest does not see the order of the dictionary or unused entries', () => {
  fc.assert(
    fc.property(cells, (values) => {
      if (values.includes('unused value')) return;
      expect(logicalDigest(one(column('a', values, true)))).toBe(logicalDigest(one(column('a', values))));
    }),
  );
});

test('the digest sees every cell, name, type and the order of rows', () => {
  fc.assert(
    fc.property(cells, cells, (a, b) => {
      const same = a.length === b.length && a.every((cell, i) => cell === b[i]);
      expect(logicalDigest(one(column('a', a))) === logicalDigest(one(column('a', b)))).toBe(same);
    }),
  );
  const base = column('a', ['1', null, '']);
  const digests = [
    one(base),
    one({ ...base, name: 'b' }),
    one({ ...base, type: 'integer' }),
    one(column('a', ['1', '', null])),
    { rows: 3, columns: [base, { ...base, name: 'b' }] },
    { rows: 3, columns: [] },
  ].map(logicalDigest);
  expect(new Set(digests).size).toBe(digests.length);
});

test('the digest of a known table stays as published', () => {
  const table = { rows: 3, columns: [column('区', ['b', 'a', null]), column('n', ['x', 'x', 'x'])] };
  expect(logicalDigest(table)).toMatchInlineSnapshot(
    `"92c399042259df2e5aad5b6fc5d96ee03d259d3663e2c94c264b14cf7b1fa4c1"`,
  );
});

test('rows leave in an order computed from their own values alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 2 }), fc.string({ maxLength: 2 })), { maxLength: 20 }),
      (rows) => {
        const build = (list: typeof rows): CodedTable => ({
          rows: list.length,
          columns: [
            column(
              'a',
              list.map((r) => r[0]),
            ),
            column(
              'b',
              list.map((r) => r[1]),
            ),
          ],
        });
        const ordered = (table: CodedTable) => takeRows(table, canonicalOrder(table));
        expect(logicalDigest(ordered(build([...rows].reverse())))).toBe(logicalDigest(ordered(build(rows))));
      },
    ),
  );
});

test('code points compare as their UTF-8 bytes do', () => {
  const sign = (n: number) => Math.sign(n);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(sign(compareCodePoints(a, b))).toBe(sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
  expect(sign(compareCodePoints('\u{1F600}', '\uFF01'))).toBe(1);
});
