import { readFileSync, writeFileSync } from 'node:fs';
import { compact, fromArrow, takeRows } from '@sluice/table';
import { type Canary, findCanaries, integerCanary, scanBytes, scanFile, textCanary } from '@sluice/testing';
import {
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { duckdbEngine } from '../src/index.js';
import { rowsOf, tableOf } from './cells.js';
import { duckdbViews, runSql } from './duckdb-views.js';
import { scratch } from './scratch.js';

const FORMATS = ['csv', 'arrow', 'parquet'] as const;
const disk = scratch();
const engine = duckdbEngine();

const filtered = textCanary('value of a filtered row');
const filteredNumber = integerCanary('integer of a filtered row');
const masked = integerCanary('integer under a null bit');
const maskedDouble = integerCanary('double under a null bit');
const maskedText = textCanary('text under a null bit');
const unused = textCanary('dictionary entry that no row uses');
const metadata = textCanary('schema metadata');
const fieldMetadata = textCanary('field metadata');
const parent = textCanary('row of the parent of a slice');
const parentEntry = textCanary('dictionary entry of the parent of a slice');
const canaries = [
  filtered,
  filteredNumber,
  masked,
  maskedDouble,
  maskedText,
  unused,
  metadata,
  fieldMetadata,
  parent,
  parentEntry,
];

/** A source that carries every canary somewhere; row 3 of 4 is to be filtered, rows 0 and 5 lie outside the slice. */
function source(): Table {
  const bits = (...valid: number[]) => Uint8Array.of(valid.reduce((sum, bit, i) => sum | (bit << i), 0));
  const plain = [parent.text, 'a', '', 'b', filtered.text, parent.text];
  const hidden = Buffer.from(`x${maskedText.text}yyyy`);
  const dictionary = ['used', unused.text, parentEntry.text];
  const columns = {
    text: vectorFromArray(plain, new Utf8()).data[0],
    hidden: makeData({
      type: new Utf8(),
      length: 6,
      nullBitmap: bits(1, 0, 1, 1, 1, 1),
      valueOffsets: Int32Array.of(0, 1, 26, 27, 28, 29, 30),
      data: hidden,
    }),
    number: makeData({
      type: new Int64(),
      nullBitmap: bits(1, 1, 0, 1, 1, 1),
      data: BigInt64Array.of(0n, 1n, BigInt(masked.text), 3n, BigInt(filteredNumber.text), 5n),
      length: 6,
    }),
    double: makeData({
      type: new Float64(),
      nullBitmap: bits(1, 1, 0, 1, 1, 1),
      data: Float64Array.of(0, 0.5, Number(maskedDouble.text), 1, 2, 3),
      length: 6,
    }),
    day: makeData({ type: new DateDay(), data: Int32Array.of(0, -1, 2, 3, 4, 5), length: 6 }),
    word: makeData({
      type: new Dictionary(new Utf8(), new Int32(), 1),
      data: Int32Array.of(2, 0, 0, 0, 0, 2),
      length: 6,
      dictionary: makeVector(vectorFromArray(dictionary, new Utf8()).data[0]),
    }),
  };
  const children = Object.values(columns);
  const fields = Object.keys(columns).map(
    (name, i) => new Field(name, children[i].type, true, new Map([['note', fieldMetadata.text]])),
  );
  const schema = new Schema(fields, new Map([['owner', metadata.text]]));
  const data = makeData({ type: new Struct(fields), length: 6, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

const whats = (leaks: { what: string }[]) => [...new Set(leaks.map((leak) => leak.what))].sort();
const all = (list: readonly Canary[]) => list.map((canary) => canary.what).sort();

describe('the scanner finds what is planted', () => {
  test('in the source, each canary', async () => {
    for (const format of ['file', 'stream'] as const)
      expect(whats(await scanBytes(tableToIPC(source(), format), canaries))).toEqual(all(canaries));
  });

  for (const format of FORMATS) {
    test(`as cells of ${format}, also many times and compressed`, async () => {
      const cells = [textCanary('text'), integerCanary('integer'), integerCanary('decimal')];
      const double = { ...cells[2], text: String(Number(cells[2].text)) };
      for (const copies of [1, 5000]) {
        const filler = Array.from({ length: copies }, (_, i) => [`text-${i}`, String(i), String(i + 0.5)]);
        const rows = [...filler, [cells[0].text, cells[1].text, double.text]];
        const path = disk.path(`planted-${copies}.${format}`);
        await engine.writeTable(tableOf({ s: 'string', n: 'integer', x: 'decimal' }, rows), path, format);
        expect(whats(await scanFile(path, [cells[0], cells[1], double]))).toEqual(all(cells));
      }
    });
  }

  test('Parquet hides a canary from a scan of its bytes, so decoding is what finds it', async () => {
    const canary = textCanary('compressed');
    const rows = Array.from({ length: 2000 }, (_, i) => [`${canary.text.slice(0, 20)}${i % 7}${canary.text}`]);
    const path = disk.path('hidden.parquet');
    await engine.writeTable(tableOf({ s: 'string' }, rows), path, 'parquet');
    const leaks = await scanFile(path, [canary]);
    expect(leaks.some((leak) => /DICTIONARY_PAGE|DATA_PAGE/.test(leak.where))).toBe(true);
    expect(leaks.some((leak) => leak.where === 'cells')).toBe(true);
  });
});

describe('inspect counts what is no cell', () => {
  const metadataKeys = ['note', 'owner'];

  test('Arrow: metadata, unused dictionary entries, values under nulls', async () => {
    const path = disk.path('dirty.arrow');
    writeFileSync(path, tableToIPC(source(), 'file'));
    const found = await engine.inspect(path, 'arrow', await engine.readTable(path));
    expect([...found.metadataKeys].sort()).toEqual(metadataKeys);
    // One unused entry; a text, an integer and a double under nulls.
    expect(found.strayValues).toBe(4);
  });

  test('Parquet: metadata', async () => {
    const path = disk.path('dirty.parquet');
    await runSql(`copy (select 'a' as s) to '${path}' (format parquet, kv_metadata {owner: '${metadata.text}'})`);
    expect(whats(findCanaries(await duckdbViews(path), [metadata]))).toEqual([metadata.what]);
    expect(whats(await scanFile(path, [metadata]))).toEqual([metadata.what]);
    const found = await engine.inspect(path, 'parquet', await engine.readTable(path));
    expect(found).toEqual({ metadataKeys: ['owner'], strayValues: 0 });
  });

  test('Parquet: dictionary entries and bounds that no cell has, of every type', async () => {
    const types = { s: 'string', n: 'integer', x: 'decimal', d: 'date', t: 'timestamp', b: 'boolean' } as const;
    const row = (i: number) =>
      i === 0
        ? ['a', '1', '0', '1969-12-31', '1969-12-31T23:59:59.500000', 'false']
        : ['z', '9', '7.25', '2024-02-29', '2024-02-29T00:00:00', 'true'];
    const path = disk.path('bounds.parquet');
    const rows = Array.from({ length: 100 }, (_, i) => row(i % 2));
    await engine.writeTable(tableOf(types, rows), path, 'parquet');
    const back = await engine.readTable(path);
    expect(await engine.inspect(path, 'parquet', back)).toEqual({ metadataKeys: [], strayValues: 0 });
    // As if a filter had dropped every other row after the dictionaries were built.
    const less = compact(
      takeRows(
        back,
        Int32Array.from({ length: 50 }, (_, i) => 2 * i),
      ),
    );
    const { strayValues } = await engine.inspect(path, 'parquet', less);
    // An entry and two bounds (old and new field) a column; booleans have no dictionary.
    expect(strayValues).toBe(5 * 3 + 2);
  });

  test('Parquet: bytes that belong to no column', async () => {
    const path = disk.path('gap.parquet');
    await engine.writeTable(tableOf({ s: 'string' }, [['a']]), path, 'parquet');
    const bytes = readFileSync(path);
    const back = await engine.readTable(path);
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    const stuffed = Buffer.concat([bytes.subarray(0, footer), Buffer.from(filtered.text), bytes.subarray(footer)]);
    writeFileSync(path, stuffed);
    expect((await engine.inspect(path, 'parquet', back)).strayValues).toBe(1);
  });

  test('long text: bounds that are cut, or left out, are no strays', async () => {
    const path = disk.path('long.parquet');
    for (const unit of ['x', '病', '\u{1F600}']) {
      await engine.writeTable(
        tableOf({ s: 'string' }, [[unit.repeat(3000)], [unit.repeat(300)], ['b']]),
        path,
        'parquet',
      );
      expect((await engine.inspect(path, 'parquet', await engine.readTable(path))).strayValues).toBe(0);
    }
  });
});

describe('nothing of the source gets out but the cells', () => {
  const expected = [
    ['a', null, '1', '0.5', '1969-12-31', 'used'],
    ['', 'y', null, null, '1970-01-03', 'used'],
    ['b', 'y', '3', '1', '1970-01-04', 'used'],
  ];

  test('a slice of Arrow data, less a row, in every format', async () => {
    const table = takeRows(fromArrow(source().slice(1, 5)), Int32Array.of(0, 1, 2));
    expect(rowsOf(table)).toEqual(expected);
    for (const format of FORMATS) {
      const path = disk.path(`clean.${format}`);
      await engine.writeTable(table, path, format);
      expect(await scanFile(path, canaries)).toEqual([]);
      if (format === 'parquet') expect(findCanaries(await duckdbViews(path), canaries)).toEqual([]);
      const back = await engine.readTable(path, {
        types: Object.fromEntries(table.columns.map((c) => [c.name, c.type])),
      });
      expect(rowsOf(back)).toEqual(expected);
      expect(await engine.inspect(path, format, back)).toEqual({ metadataKeys: [], strayValues: 0 });
    }
  });

  test('a source file, read and written again', async () => {
    const path = disk.path('source.arrow');
    writeFileSync(path, tableToIPC(source(), 'file'));
    const read = await engine.readTable(path);
    const table = compact(takeRows(read, Int32Array.of(1, 2, 3)));
    for (const format of FORMATS) {
      const out = disk.path(`again.${format}`);
      await engine.writeTable(table, out, format);
      expect(await scanFile(out, canaries)).toEqual([]);
    }
  });

  test('columns whose codes are a view into a longer buffer', async () => {
    const whole = tableOf({ s: 'string' }, [[filtered.text], ['a'], [filtered.text]]);
    const [column] = whole.columns;
    const view = { rows: 1, columns: [{ ...column, codes: column.codes.subarray(1, 2) }] };
    for (const format of FORMATS) {
      const path = disk.path(`view.${format}`);
      await engine.writeTable(view, path, format);
      expect(await scanFile(path, canaries)).toEqual([]);
    }
  });
});
