import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodedColumn, NULL_CODE } from './coded.js';
import { compact, sortDictionary } from './compact.js';

const column = (codes: number[], values: string[]): CodedColumn => ({
  name: 'x',
  type: 'string',
  codes: Int32Array.from(codes),
  values,
});
const cells = ({ codes, values }: CodedColumn) =>
  Array.from(codes, (code) => (code === NULL_CODE ? null : values[code]));

const anyColumn = fc
  .uniqueArray(fc.string({ unit: 'binary', maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .chain((values) =>
    fc.array(fc.integer({ min: -1, max: values.length - 1 }), { maxLength: 20 }).map((codes) => column(codes, values)),
  );

describe('compact', () => {
  test('keeps values in order of first use and drops the others', () => {
    const out = compact(column([2, -1, 0, 2], ['a', 'unused', 'c']));
    expect(out.values).toEqual(['c', 'a']);
    expect([...out.codes]).toEqual([0, -1, 1, 0]);
  });

  test('shares no buffer with a slice of a longer column', () => {
    const parent = Int32Array.of(0, 1, 0, 1);
    const out = compact({ ...column([], ['a', 'b']), codes: parent.subarray(1, 2) });
    expect(out.codes.buffer.byteLength).toBe(4);
    expect(out.values).toEqual(['b']);
  });

  test('cells stay, and every value is used once', () => {
    fc.assert(
      fc.property(anyColumn, (c) => {
        for (const out of [compact(c), sortDictionary(c)]) {
          expect(cells(out)).toEqual(cells(c));
          expect(new Set(out.values).size).toBe(out.values.length);
          expect(new Set(out.codes.filter((code) => code !== NULL_CODE)).size).toBe(out.values.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('sortDictionary orders by UTF-8 bytes, not by UTF-16 units', () => {
  const table = { rows: 3, columns: [column([0, 1, 2], ['\u{1F600}', '\uFFFD', 'a'])] };
  expect(sortDictionary(table).columns[0].values).toEqual(['a', '\uFFFD', '\u{1F600}']);
});
