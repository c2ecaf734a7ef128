import { tableFromIPC, tableToIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodedTable, type ColumnType, NULL_CODE } from '../coded.js';
import { compact } from '../compact.js';
import { logicalDigest } from '../digest.js';
import { fromArrow } from './from-arrow.js';
import { toArrow, toArrowIPC } from './to-arrow.js';

const one = (type: ColumnType, values: string[], codes: number[]): CodedTable => ({
  rows: codes.length,
  columns: [{ name: 'x', type, values, codes: Int32Array.from(codes) }],
});

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const VALUES: Record<ColumnType, fc.Arbitrary<string>> = {
  string: fc.string({ unit: 'grapheme', maxLength: 6 }),
  integer: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  decimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => String(x === 0 ? 0 : x)),
  boolean: fc.boolean().map(String),
  date: day.map((d) => d.toISOString().slice(0, 10)),
  timestamp: fc.tuple(day, fc.integer({ min: 0, max: 999_999 })).map(([d, us]) => {
    const seconds = d.toISOString().slice(0, 19);
    return us === 0 ? seconds : `${seconds}.${String(us).padStart(6, '0')}`;
  }),
};
const anyTable: fc.Arbitrary<CodedTable> = fc.nat({ max: 20 }).chain((rows) =>
  fc
    .uniqueArray(fc.constantFrom(...(Object.keys(VALUES) as ColumnType[])), { minLength: 1 })
    .chain((types) =>
      fc.tuple(
        ...types.map((type) =>
          fc
            .uniqueArray(VALUES[type], { minLength: 1, maxLength: 8 })
            .chain((values) =>
              fc
                .array(fc.integer({ min: -1, max: values.length - 1 }), { minLength: rows, maxLength: rows })
                .map((codes) => ({ name: type, type, values, codes: Int32Array.from(codes) })),
            ),
        ),
      ),
    )
    .map((columns) => ({ rows, columns })),
);

describe('round trip', () => {
  test('Table, file and stream give back the same table', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const filtered = table.columns.map((c) => c.values.filter((v) => !v.includes('\0')).length);
        fc.pre(filtered.every((n, i) => n === table.columns[i].values.length));
        for (const back of [toArrow(table), toArrowIPC(table), tableToIPC(toArrow(table), 'stream')]) {
          const read = fromArrow(back);
          expect(logicalDigest(read)).toBe(logicalDigest(table));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('hygiene', () => {
  test('the dictionary holds the values that occur, in code-point order, and nothing else', () => {
    const arrow = toArrow(one('string', ['filtered', '\u{1F600}', '\uFFFD', 'a'], [3, 1, -1, 2]));
    expect(arrow.getChildAt(0)?.data[0].dictionary?.toArray()).toEqual(['a', '\uFFFD', '\u{1F600}']);
  });

  test('slots of missing values are zero', () => {
    for (const [type, value] of [
      ['integer', '77'],
      ['decimal', '7.5'],
      ['date', '1969-12-31'],
      ['timestamp', '1969-12-31T00:00:00'],
      ['boolean', 'true'],
    ] as const) {
      const data = toArrow(one(type, [value], [NULL_CODE, NULL_CODE])).batches[0].data.children[0];
      expect(data.nullCount).toBe(2);
      expect([...new Uint8Array((data.values as Uint8Array).buffer)].every((byte) => byte === 0)).toBe(true);
    }
  });

  test('no metadata, one batch, nullable fields, types as stated', () => {
    const table = tableFromIPC(toArrowIPC(one('string', ['a'], [0])));
    expect(table.schema.metadata.size + table.schema.fields[0].metadata.size).toBe(0);
    expect(table.batches.length).toBe(1);
    expect(String(table.schema)).toBe('Schema<{ 0: x: Dictionary<Int32, Utf8> }>');
  });

  test('equal tables give equal bytes, whatever the dictionary and whatever was written before', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const bytes = toArrowIPC(table);
        expect(toArrowIPC(compact(table))).toEqual(bytes);
        expect(toArrowIPC(table)).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  test('a value that does not fit its type is a fault of ours, and is not printed', () => {
    for (const [type, value] of [
      ['integer', '5-9'],
      ['integer', '07'],
      ['date', '2024-13-01'],
      ['decimal', '1.50'],
      ['string', 'a\ud800'],
    ] as const) {
      let message = '';
      try {
        toArrow(one(type, [value], [0]));
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toMatch(/^table\/not-canonical: column "x": 1 values/);
      expect(message).not.toContain(value);
    }
  });
});
