import * as arrow from 'apache-arrow';
import * as aq from 'arquero';
import { describe, expect, test } from 'vitest';
import { type CodedTable, type ColumnType, NULL_CODE } from '../coded.js';
import { type ArrowInput, fromArrow } from './from-arrow.js';

type Cells = (string | null)[];
const cells = (table: CodedTable, i = 0): Cells =>
  Array.from(table.columns[i].codes, (code) => (code === NULL_CODE ? null : table.columns[i].values[code]));

function read(type: arrow.DataType, values: readonly unknown[], declared?: ColumnType): Cells {
  const table = new arrow.Table({ x: arrow.vectorFromArray(values as unknown[], type) });
  return cells(fromArrow(table, declared ? { types: { x: declared } } : {}));
}
/** A column straight from its buffer. */
function buffer(type: arrow.DataType, data: ArrayBufferView, length: number): arrow.Table {
  const props = { type, data, length, nullCount: 0 };
  return new arrow.Table({ x: arrow.makeVector(arrow.makeData(props as never)) });
}
const refused = (input: ArrowInput, types = {}) => {
  try {
    fromArrow(input, { types });
  } catch (error) {
    return (error as Error).message;
  }
  return 'read';
};
const utf8Column = (strings: readonly (readonly number[])[]) => {
  const offsets = [0];
  for (const bytes of strings) offsets.push((offsets.at(-1) ?? 0) + bytes.length);
  return arrow.makeData({
    type: new arrow.Utf8(),
    valueOffsets: Int32Array.from(offsets),
    data: Uint8Array.from(strings.flat()),
  });
};

describe('types', () => {
  test('text in all layouts, with nulls, empty strings, long ones and every plane', () => {
    const values = ['b', null, '', 'a', 'b', '病人'.repeat(20), '\u{1F600}', '\uFEFFx', '\u00e9', 'e\u0301'];
    expect(read(new arrow.Utf8(), values)).toEqual(values);
    expect(read(new arrow.LargeUtf8(), values)).toEqual(values);
    expect(read(new arrow.Utf8View(), values)).toEqual(values);
    expect(read(new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8()), values)).toEqual(values);
  });

  test('a byte order mark is a character of the first value', () => {
    expect(read(new arrow.Utf8(), ['\ufeffx', 'x'])).toEqual(['\ufeffx', 'x']);
  });

  test('many distinct values, again and again', () => {
    const values = Array.from({ length: 30_000 }, (_, i) => `${'v'.repeat(i % 5)}${(i * 7) % 9000}`);
    expect(read(new arrow.Utf8(), values)).toEqual(values);
    const table = fromArrow(new arrow.Table({ x: arrow.vectorFromArray(values, new arrow.Utf8()) }));
    expect(new Set(table.columns[0].values).size).toBe(table.columns[0].values.length);
  });

  test('integers of every width', () => {
    for (const type of [new arrow.Int8(), new arrow.Int16(), new arrow.Int32()])
      expect(read(type, [-5, null, 0, 127])).toEqual(['-5', null, '0', '127']);
    for (const type of [new arrow.Uint8(), new arrow.Uint16(), new arrow.Uint32()])
      expect(read(type, [5, null, 0, 255])).toEqual(['5', null, '0', '255']);
    expect(read(new arrow.Uint32(), [4294967295])).toEqual(['4294967295']);
  });

  test('integers beyond 2^53 keep every digit; beyond 64 signed bits they are refused', () => {
    const texts = [
      '9007199254740993',
      '-9007199254740993',
      '-4294967297',
      '9223372036854775807',
      '-9223372036854775808',
    ];
    expect(read(new arrow.Int64(), texts.map(BigInt))).toEqual(texts);
    expect(read(new arrow.Uint64(), [2n ** 63n - 1n, 2n ** 32n + 1n])).toEqual(['9223372036854775807', '4294967297']);
    const wide = new arrow.Table({ x: arrow.makeVector(BigUint64Array.of(2n ** 63n, 1n, 2n ** 64n - 1n)) });
    expect(refused(wide)).toMatch(/^table\/out-of-range: column "x", read as integer: 2 rows/);
    expect(cells(fromArrow(wide, { types: { x: 'string' } }))).toEqual([
      '9223372036854775808',
      '1',
      '18446744073709551615',
    ]);
  });

  test('floats become the shortest text of the double, -0 becomes 0', () => {
    const values = [0.1, -0, 1e21, 5e-324, null, 0.1 + 0.2, -2.5];
    expect(read(new arrow.Float64(), values)).toEqual([
      '0.1',
      '0',
      '1e+21',
      '5e-324',
      null,
      '0.30000000000000004',
      '-2.5',
    ]);
    expect(read(new arrow.Float32(), [0.5, 0.1])).toEqual(['0.5', '0.10000000149011612']);
    expect(cells(fromArrow(buffer(new arrow.Float16(), Uint16Array.of(0x3c00, 0x0001, 0xc500), 3)))).toEqual([
      '1',
      '5.960464477539063e-8',
      '-5',
    ]);
  });

  test('NaN and infinities are refused with the column and a count, unless they stand under a null', () => {
    const table = new arrow.Table({ weight: arrow.makeVector(Float64Array.of(NaN, 1.25, Infinity, NaN)) });
    expect(refused(table)).toBe(
      'table/not-finite: column "weight", read as decimal: 3 rows (2 distinct values) hold NaN or an infinity',
    );
    const masked = arrow.makeVector(
      arrow.makeData({
        type: new arrow.Float64(),
        data: Float64Array.of(NaN, 1),
        nullBitmap: Uint8Array.of(2),
        length: 2,
      }),
    );
    expect(cells(fromArrow(new arrow.Table({ x: masked })))).toEqual([null, '1']);
  });

  test('decimals: text without trailing zeros, integers where there is no fraction', () => {
    const decimal = (scale: number, ...n: bigint[]) =>
      buffer(
        new arrow.Decimal(scale, 38, 128),
        Uint32Array.from(n.flatMap((v) => [0n, 32n, 64n, 96n].map((s) => Number((v >> s) & 0xffffffffn)))),
        n.length,
      );
    expect(cells(fromArrow(decimal(2, -1n, 150n, 12345678901234n, 0n)))).toEqual([
      '-0.01',
      '1.5',
      '123456789012.34',
      '0',
    ]);
    const whole = fromArrow(decimal(0, -7n, 2n ** 62n));
    expect([whole.columns[0].type, ...cells(whole)]).toEqual(['integer', '-7', String(2n ** 62n)]);
    const long = decimal(10, 12345678901234567891n, 1n);
    expect(refused(long)).toMatch(/^table\/too-many-digits: column "x", read as decimal: 1 rows/);
    expect(cells(fromArrow(long, { types: { x: 'string' } }))).toEqual(['1234567890.1234567891', '0.0000000001']);
  });

  test('booleans, and columns of nothing', () => {
    expect(read(new arrow.Bool(), [true, null, false])).toEqual(['true', null, 'false']);
    const nothing = new arrow.Table({ x: arrow.makeVector(arrow.makeData({ type: new arrow.Null(), length: 3 })) });
    expect(cells(fromArrow(nothing))).toEqual([null, null, null]);
    expect(cells(fromArrow(nothing, { types: { x: 'date' } }))).toEqual([null, null, null]);
  });

  test('dates before 1970, in both units, and none outside 0001 to 9999', () => {
    const days = Int32Array.of(-1, 0, -719162, 2932896, 19782);
    const texts = ['1969-12-31', '1970-01-01', '0001-01-01', '9999-12-31', '2024-02-29'];
    expect(cells(fromArrow(buffer(new arrow.DateDay(), days, 5)))).toEqual(texts);
    const ms = BigInt64Array.from(days, (d) => BigInt(d) * 86_400_000n);
    expect(cells(fromArrow(buffer(new arrow.DateMillisecond(), ms, 5)))).toEqual(texts);
    expect(refused(buffer(new arrow.DateDay(), Int32Array.of(-719163, 2932897, 0), 3))).toMatch(
      /^table\/out-of-range: .* 2 rows \(2 distinct values\) lie outside the years/,
    );
    expect(refused(buffer(new arrow.DateMillisecond(), BigInt64Array.of(1n), 1))).toMatch(/^table\/type-mismatch/);
  });

  test('timestamps of every unit, before 1970, none finer than a microsecond', () => {
    const at = (unit: arrow.TimeUnit, ...n: bigint[]) =>
      buffer(new arrow.Timestamp(unit, null), BigInt64Array.from(n), n.length);
    expect(cells(fromArrow(at(arrow.TimeUnit.SECOND, -1n, 86_399n)))).toEqual([
      '1969-12-31T23:59:59',
      '1970-01-01T23:59:59',
    ]);
    expect(cells(fromArrow(at(arrow.TimeUnit.MILLISECOND, -1n)))).toEqual(['1969-12-31T23:59:59.999000']);
    expect(cells(fromArrow(at(arrow.TimeUnit.MICROSECOND, -1n, 253402300799999999n)))).toEqual([
      '1969-12-31T23:59:59.999999',
      '9999-12-31T23:59:59.999999',
    ]);
    expect(cells(fromArrow(at(arrow.TimeUnit.NANOSECOND, -1000n)))).toEqual(['1969-12-31T23:59:59.999999']);
    expect(refused(at(arrow.TimeUnit.NANOSECOND, 1n, 1000n))).toMatch(/^table\/too-precise: .* 1 rows/);
    expect(cells(fromArrow(at(arrow.TimeUnit.NANOSECOND, 1n), { types: { x: 'string' } }))).toEqual([
      '1970-01-01T00:00:00.000000001',
    ]);
  });

  test('a time zone is refused until somebody says what to do with it', () => {
    const zoned = buffer(new arrow.Timestamp(arrow.TimeUnit.SECOND, 'Asia/Shanghai'), BigInt64Array.of(0n), 1);
    expect(refused(zoned)).toMatch(/^table\/time-zone: column "x"/);
    expect(cells(fromArrow(zoned, { types: { x: 'timestamp' } }))).toEqual(['1970-01-01T00:00:00']);
    expect(cells(fromArrow(zoned, { types: { x: 'string' } }))).toEqual(['1970-01-01T00:00:00Z']);
  });

  test('nested and binary columns are refused by name', () => {
    const list = arrow.vectorFromArray([[1]], new arrow.List(new arrow.Field('item', new arrow.Int32())));
    const binary = arrow.vectorFromArray([new Uint8Array(2)], new arrow.Binary());
    expect(refused(new arrow.Table({ visits: list }))).toMatch(/^table\/unsupported-type: column "visits"/);
    expect(refused(new arrow.Table({ photo: binary }))).toMatch(/^table\/unsupported-type: column "photo"/);
  });

  test('declared types are read from the text, an empty text is a missing value then', () => {
    expect(read(new arrow.Utf8(), ['007', '', '-0', '7'], 'integer')).toEqual(['7', null, '0', '7']);
    const digits = new arrow.Table({ x: arrow.vectorFromArray(['１２', '12', '１２'], new arrow.Utf8()) });
    expect(refused(digits, { x: 'integer' })).toBe(
      'table/type-mismatch: column "x", read as integer: 2 rows (1 distinct values) hold no integer',
    );
    expect(refused(digits, { y: 'integer' })).toMatch(/^table\/unknown-column: .*"y"/);
  });
});

describe('chunks, slices and dictionaries', () => {
  const dictionary = (id: number) => new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), id);
  const coded = (type: arrow.Dictionary, indices: number[], words: arrow.Vector) =>
    arrow.makeVector(arrow.makeData({ type, data: Int32Array.from(indices), dictionary: words }));

  test('a slice shows its own rows only, at any offset', () => {
    const values = Array.from({ length: 40 }, (_, i) => (i % 7 === 3 ? null : `v${i % 11}`));
    const bits = values.map((v) => (v === null ? null : v.length === 2));
    const table = new arrow.Table({
      s: arrow.vectorFromArray(values, new arrow.Utf8()),
      d: arrow.vectorFromArray(values, dictionary(1)),
      v: arrow.vectorFromArray(values, new arrow.Utf8View()),
      b: arrow.vectorFromArray(bits, new arrow.Bool()),
      n: arrow.vectorFromArray(
        values.map((_, i) => (i % 5 === 0 ? null : BigInt(i))),
        new arrow.Int64(),
      ),
    });
    for (const [from, to] of [
      [1, 9],
      [13, 40],
      [8, 16],
      [5, 5],
    ]) {
      const part = fromArrow(table.slice(from, to));
      expect(part.rows).toBe(to - from);
      for (const i of [0, 1, 2]) expect(cells(part, i)).toEqual(values.slice(from, to));
      expect(cells(part, 3)).toEqual(bits.slice(from, to).map((b) => (b === null ? null : String(b))));
      expect(
        part.columns.every((c) => c.values.every((_, code) => c.codes.includes(code) || c.type === 'boolean')),
      ).toBe(true);
    }
  });

  test('many batches, with one dictionary, a longer one, and another one', () => {
    const type = dictionary(7);
    const words = (...list: string[]) => arrow.vectorFromArray(list, new arrow.Utf8());
    const schema = new arrow.Schema([new arrow.Field('x', type, true)]);
    const batch = (indices: number[], dict: arrow.Vector) => {
      const children = [coded(type, indices, dict).data[0]];
      return new arrow.RecordBatch(
        schema,
        arrow.makeData({ type: new arrow.Struct(schema.fields), length: indices.length, nullCount: 0, children }),
      );
    };
    const first = words('a', 'b');
    const table = new arrow.Table(schema, [
      batch([0, 1], first),
      batch([1, 0], first),
      batch([2, 1], first.concat(words('c'))),
      batch([0], words('b')),
    ]);
    const expected = ['a', 'b', 'b', 'a', 'c', 'b', 'b'];
    expect(cells(fromArrow(table))).toEqual(expected);
    expect(fromArrow(table).columns[0].values).toEqual(['a', 'b', 'c']);
    // Over the wire: the writer sends a delta for the longer dictionary and a replacement for the other.
    expect(cells(fromArrow(arrow.tableToIPC(table, 'stream')))).toEqual(expected);
  });

  test('a dictionary may hold nulls, duplicates and numbers', () => {
    const words = arrow.vectorFromArray(['a', null, 'a'], new arrow.Utf8());
    const table = fromArrow(new arrow.Table({ x: coded(dictionary(8), [0, 1, 2], words) }));
    expect(cells(table)).toEqual(['a', null, 'a']);
    expect(table.columns[0].values).toEqual(['a']);
    const type = new arrow.Dictionary(new arrow.DateDay(), new arrow.Int32());
    const days = arrow.makeVector(arrow.makeData({ type: new arrow.DateDay(), data: Int32Array.of(1, -1) }));
    expect(cells(fromArrow(new arrow.Table({ x: coded(type as never, [1, 0], days) })))).toEqual([
      '1969-12-31',
      '1970-01-02',
    ]);
  });

  test('indices of 64 bits', () => {
    const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int64() as never);
    const words = arrow.vectorFromArray(['a', 'b'], new arrow.Utf8());
    const column = arrow.makeVector(
      arrow.makeData({ type, data: BigInt64Array.of(1n, 0n) as never, dictionary: words }),
    );
    expect(cells(fromArrow(new arrow.Table({ x: column })))).toEqual(['b', 'a']);
  });

  test('an index outside the dictionary is refused', () => {
    const words = arrow.vectorFromArray(['a'], new arrow.Utf8());
    for (const index of [1, -1])
      expect(refused(new arrow.Table({ x: coded(dictionary(9), [index], words) }))).toMatch(/^table\/arrow-malformed/);
  });
});

describe('what is taken', () => {
  const table = new arrow.Table({ x: arrow.vectorFromArray(['a', null], new arrow.Utf8()) });

  test('file and stream format, ArrayBuffer, Arquero, another copy of the library', () => {
    for (const format of ['file', 'stream'] as const) {
      const bytes = arrow.tableToIPC(table, format);
      expect(cells(fromArrow(bytes))).toEqual(['a', null]);
      expect(cells(fromArrow(bytes.slice().buffer))).toEqual(['a', null]);
    }
    const quero = aq.table({ name: ['x', 'y', null], n: [1, 2, 3], day: [0, 1, 2].map((d) => new Date(d * 864e5)) });
    const read = fromArrow(quero.filter((row: { n: number }) => row.n > 1) as unknown as { toArrowIPC(): Uint8Array });
    expect([cells(read, 0), cells(read, 1), cells(read, 2)]).toEqual([
      ['y', null],
      ['2', '3'],
      ['1970-01-02', '1970-01-03'],
    ]);
    const { type, length, offset, nullCount, values, valueOffsets, nullBitmap } = table.batches[0].data.children[0];
    const child = {
      type: { typeId: type.typeId },
      length,
      offset,
      nullCount,
      values,
      valueOffsets,
      nullBitmap,
      children: [],
    };
    const data = { type: { typeId: 13 }, length, offset: 0, nullCount: 0, children: [child] };
    expect(cells(fromArrow({ schema: { fields: [{ name: 'x', type: child.type }] }, batches: [{ data }] }))).toEqual([
      'a',
      null,
    ]);
  });

  test('anything else is refused', () => {
    expect(refused({} as never)).toMatch(/^table\/not-arrow/);
    expect(refused(new Uint8Array(0))).toMatch(/^table\/arrow-truncated/);
    expect(refused(new TextEncoder().encode('a,b\n1,2\n'))).toMatch(/^table\/arrow-truncated/);
  });

  test('a file or a stream that is cut anywhere is refused', () => {
    for (const format of ['file', 'stream'] as const) {
      const bytes = arrow.tableToIPC(new arrow.Table([...table.batches, ...table.batches]), format);
      for (let end = 0; end < bytes.length; end++) expect(refused(bytes.subarray(0, end))).toMatch(/^table\/arrow-/);
    }
  });

  test('compressed data says so', () => {
    const header = [40, 181, 47, 253, 0, 0];
    arrow.compressionRegistry.set(arrow.CompressionType.ZSTD, { encode: () => Uint8Array.from(header) });
    const long = new arrow.Table({ x: arrow.makeVector(Float64Array.from({ length: 100 }, (_, i) => i)) });
    const writer = new arrow.RecordBatchFileWriter({ compressionType: arrow.CompressionType.ZSTD });
    const bytes = writer.writeAll(long).toUint8Array(true);
    arrow.compressionRegistry.set(arrow.CompressionType.ZSTD, {});
    expect(refused(bytes)).toMatch(/^table\/arrow-compressed/);
  });

  test('names that are empty, equal, or equal but for case are refused', () => {
    const named = (...names: string[]) => {
      const schema = new arrow.Schema(names.map((name) => new arrow.Field(name, new arrow.Utf8(), true)));
      const child = table.batches[0].data.children[0];
      const type = new arrow.Struct(schema.fields);
      const children = names.map(() => child);
      return new arrow.Table(schema, [
        new arrow.RecordBatch(schema, arrow.makeData({ type, length: 2, nullCount: 0, children })),
      ]);
    };
    expect(refused(named('a', 'A'))).toMatch(
      /^table\/duplicate-column: column 2 \("A"\) has the same name as column 1/,
    );
    expect(refused(named('\u00e9', 'e\u0301'))).toMatch(/^table\/duplicate-column/);
    expect(refused(named(' ', 'b'))).toMatch(/^table\/column-name: column 1 has no name/);
    expect(refused(named('a\n', 'b'))).toMatch(/^table\/column-name/);
  });

  test('text that is not UTF-8 is refused, also where the bytes of two values make one character', () => {
    const cafe = [0x63, 0xc3];
    for (const strings of [[[0x61, 0xff]], [cafe, [0xa9]], [[0xed, 0xa0, 0x80]], [[0xc0, 0x80]]]) {
      const column = new arrow.Vector([utf8Column(strings)]);
      expect(refused(new arrow.Table({ x: column }))).toMatch(/^table\/not-utf8: column "x"/);
      expect(refused(new arrow.Table({ x: coded(column) }))).toMatch(/^table\/not-utf8/);
    }
    function coded(words: arrow.Vector) {
      const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
      const data = Int32Array.from({ length: words.length }, (_, i) => i);
      return arrow.makeVector(arrow.makeData({ type, data, dictionary: words }));
    }
  });

  test('the character U+0000 is refused', () => {
    expect(refused(new arrow.Table({ x: arrow.vectorFromArray(['a\0'], new arrow.Utf8()) }))).toMatch(/^table\/nul/);
  });

  test('a column that is shorter or longer than the table is refused', () => {
    const child = table.batches[0].data.children[0];
    for (const length of [1, 3]) {
      const data = { type: { typeId: 13 }, length, offset: 0, nullCount: 0, children: [child] };
      const shape = { schema: { fields: [{ name: 'x', type: child.type }] }, batches: [{ data }] };
      expect(refused(shape)).toMatch(/^table\/arrow-malformed: the Arrow buffers of column "x"/);
    }
  });

  test('buffers that are too short for the number of rows are refused', () => {
    const bit = { nullBitmap: Uint8Array.of(1), nullCount: 1 };
    const word = arrow.vectorFromArray(['a'], new arrow.Utf8()).data;
    for (const child of [
      { type: { typeId: 2 }, values: Int32Array.of(1, 2) },
      { type: { typeId: 2 }, values: BigInt64Array.of(1n) },
      { type: { typeId: 3, precision: 2 }, values: Float64Array.of(1) },
      { type: { typeId: 5 }, values: Uint8Array.of(97), valueOffsets: Int32Array.of(0, 1) },
      { type: { typeId: 6 }, values: new Uint8Array(1) },
      { type: { typeId: 7, scale: 0, bitWidth: 128 }, values: new Uint32Array(36) },
      { type: { typeId: 24 }, values: new Uint8Array(100) },
      { type: { typeId: -1, dictionary: { typeId: 5 } }, values: new Int8Array(9), dictionary: { data: word } },
      { type: { typeId: 2 }, values: new Int8Array(10), ...bit },
    ]) {
      const column = { length: 10, offset: 0, nullCount: 0, children: [], ...child };
      const data = { type: { typeId: 13 }, length: 10, offset: 0, nullCount: 0, children: [column] };
      const shape = { schema: { fields: [{ name: 'x', type: child.type }] }, batches: [{ data }] };
      expect(refused(shape)).toMatch(/^table\/arrow-malformed/);
    }
  });

  test('offsets that lead out of the buffer are refused', () => {
    const data = arrow.makeData({ type: new arrow.Utf8(), valueOffsets: Int32Array.of(0, 5), data: new Uint8Array(2) });
    expect(refused(new arrow.Table({ x: new arrow.Vector([data]) }))).toMatch(/^table\/arrow-malformed/);
  });
});
