import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CodedTable, type ColumnType, compact, logicalDigest, NULL_CODE } from '@sluice/table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duckdbEngine } from '../src/index.js';
import { rowsOf, tableOf } from './cells.js';
import { scratch } from './scratch.js';

const FORMATS = ['csv', 'arrow', 'parquet'] as const;
const disk = scratch();
const engine = duckdbEngine();
const typesOf = (table: CodedTable) => Object.fromEntries(table.columns.map((column) => [column.name, column.type]));

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const VALUES: Readonly<Record<ColumnType, fc.Arbitrary<string>>> = {
  string: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !text.includes('\0')),
    fc.string({
      unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '\t', ';', "'", '#', '\\', '\ufeff', '病', '\u{1F600}', 'a'),
    }),
    fc.constantFrom('', 'NULL', 'null', 'NaN', '-', '007', '1e5', '\r\n', '=cmd()', '\u0001', '\u2028', '\u00a0'),
  ),
  integer: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  decimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => String(x === 0 ? 0 : x)),
  boolean: fc.boolean().map(String),
  date: day.map((d) => d.toISOString().slice(0, 10)),
  timestamp: fc
    .tuple(day, fc.constantFrom('', '.000001', '.500000', '.999999'))
    .map(([d, f]) => d.toISOString().slice(0, 19) + f),
};
const TYPES = Object.keys(VALUES) as ColumnType[];
const cell = (type: ColumnType) => fc.option(VALUES[type], { freq: 4 });
const anyTable = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1 }), fc.integer({ min: 1, max: 12 }))
  .chain(([types, rows]) =>
    fc
      .array(fc.tuple(...types.map(cell)), { minLength: rows, maxLength: rows })
      .map((cells) => tableOf(Object.fromEntries(types.map((type) => [`${type} "x", é`, type])), cells)),
  );

describe('what is written is read back', () => {
  for (const format of FORMATS) {
    test(`${format}: cells, order and types of any table`, async () => {
      await fc.assert(
        fc.asyncProperty(anyTable, async (table) => {
          const path = disk.path(`any.${format}`);
          await engine.writeTable(table, path, format);
          const back = await engine.readTable(path, { types: typesOf(table), header: true });
          expect(rowsOf(back)).toEqual(rowsOf(table));
          expect(logicalDigest(back)).toBe(logicalDigest(table));
          expect(await engine.inspect(path, format, back)).toEqual({ metadataKeys: [], strayValues: 0 });
        }),
        { numRuns: format === 'arrow' ? 60 : 30 },
      );
    });

    test(`${format}: one column with missing values at either end`, async () => {
      const cells = [[null], ['a'], [null], [''], [null], [null]];
      const table = tableOf({ only: 'string' }, cells);
      const path = disk.path(`only.${format}`);
      await engine.writeTable(table, path, format);
      expect(rowsOf(await engine.readTable(path))).toEqual(cells);
    });

    test(`${format}: columns of nothing but missing values keep their declared type`, async () => {
      const columns = Object.fromEntries(TYPES.map((type) => [type, type]));
      const table = tableOf(columns, [TYPES.map(() => null), TYPES.map(() => null)]);
      const path = disk.path(`nothing.${format}`);
      await engine.writeTable(table, path, format);
      const back = await engine.readTable(path, { types: columns });
      expect(logicalDigest(back)).toBe(logicalDigest(table));
    });

    test(`${format}: rows keep their order over many chunks and threads`, async () => {
      const rows = 150_000;
      const values = Array.from({ length: rows }, (_, i) => String((i * 7919) % 1_000_003));
      const codes = Int32Array.from({ length: rows }, (_, i) => (i % 1000 === 7 ? NULL_CODE : i));
      const table: CodedTable = {
        rows,
        columns: [
          { name: 'n', type: 'integer', values, codes },
          { name: 's', type: 'string', values: values.map((v) => `値"${v}\n`), codes },
        ],
      };
      const path = disk.path(`long.${format}`);
      await engine.writeTable(table, path, format);
      const back = await engine.readTable(path, { types: { n: 'integer' } });
      const expected = compact(table);
      back.columns.forEach((column, i) => {
        expect(Buffer.from(column.codes.buffer).equals(Buffer.from(expected.columns[i].codes.buffer))).toBe(true);
        expect(column.values.join('|') === expected.columns[i].values.join('|')).toBe(true);
      });
    });

    test(`${format}: the same bytes again, with another order of the dictionary and another number of threads`, async () => {
      const rows = Array.from({ length: 5000 }, (_, i) => [String(i % 13), i % 5 === 0 ? null : `v${i % 700}`]);
      const table = tableOf({ n: 'integer', s: 'string' }, rows);
      const turned = {
        ...table,
        columns: table.columns.map((column) => ({
          ...column,
          values: [...column.values].reverse(),
          codes: column.codes.map((code) => (code === NULL_CODE ? code : column.values.length - 1 - code)),
        })),
      };
      const [one, two] = [disk.path(`one.${format}`), disk.path(`two.${format}`)];
      await engine.writeTable(table, one, format);
      await duckdbEngine({ threads: 1 }).writeTable(turned, two, format);
      expect(disk.bytes(two).equals(disk.bytes(one))).toBe(true);
    });
  }
});

const shared = resolve(process.env['SLUICE_SHARED'] ?? join(import.meta.dirname, '../../../../shared'));
const adult = join(shared, 'data/adult/adult.csv');
describe.skipIf(!existsSync(adult))('the adult table', () => {
  test('reads the same from every format', async () => {
    const table = await engine.readTable(adult, { types: { age: 'integer' }, columns: ['age'] });
    expect([table.rows, table.columns.length]).toEqual([30_162, 9]);
    expect(table.columns.map((column) => column.values.length)).toEqual([2, 72, 5, 7, 16, 41, 7, 14, 2]);
    for (const format of FORMATS) {
      const path = disk.path(`adult.${format}`);
      await engine.writeTable(table, path, format);
      expect(logicalDigest(await engine.readTable(path, { types: { age: 'integer' } }))).toBe(logicalDigest(table));
    }
  });
});
