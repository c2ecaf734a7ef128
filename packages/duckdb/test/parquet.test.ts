import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { duckdbEngine } from '../src/index.js';
import { rowsOf } from './cells.js';
import { runSql } from './duckdb-views.js';
import { failure, scratch } from './scratch.js';

const disk = scratch();
const engine = duckdbEngine();
let next = 0;

async function parquet(select: string, folder = ''): Promise<string> {
  const path = disk.path(`${folder}p${next++}.parquet`);
  await runSql(`copy (${select}) to '${path}' (format parquet)`);
  return path;
}
const read = async (select: string, types = {}) => {
  const table = await engine.readTable(await parquet(select), { types });
  return { type: table.columns[0].type, cells: rowsOf(table).map(([cell]) => cell) };
};
const refused = async (select: string, types = {}) =>
  (await failure(engine.readTable(await parquet(select), { types }))).message;

describe('types', () => {
  test('integers of every width', async () => {
    for (const type of ['tinyint', 'smallint', 'integer', 'bigint', 'utinyint', 'usmallint', 'uinteger', 'ubigint'])
      expect(await read(`select unnest([7, null, 0])::${type} as x`)).toEqual({
        type: 'integer',
        cells: ['7', null, '0'],
      });
    expect(await read('select unnest([-9223372036854775808, 9223372036854775807]) as x')).toEqual({
      type: 'integer',
      cells: ['-9223372036854775808', '9223372036854775807'],
    });
    expect(await refused('select 18446744073709551615::ubigint as x')).toMatch(/^table\/out-of-range: column "x"/);
    expect(await read('select 18446744073709551615::ubigint as x', { x: 'string' })).toEqual({
      type: 'string',
      cells: ['18446744073709551615'],
    });
  });

  test('floats and decimals', async () => {
    expect(
      await read('select unnest([0.1, -0.0, 1e21, 5e-324, null, 0.1::double + 0.2::double])::double as x'),
    ).toEqual({
      type: 'decimal',
      cells: ['0.1', '0', '1e+21', '5e-324', null, '0.30000000000000004'],
    });
    expect(await read('select unnest([0.5, 0.1])::float as x')).toMatchObject({
      cells: ['0.5', '0.10000000149011612'],
    });
    expect(await read('select unnest([1.50, -0.01])::decimal(10, 2) as x')).toEqual({
      type: 'decimal',
      cells: ['1.5', '-0.01'],
    });
    expect(await read('select 7::decimal(18, 0) as x')).toEqual({ type: 'integer', cells: ['7'] });
    expect(await refused('select 1234567890.1234567891::decimal(38, 10) as x')).toMatch(
      /^table\/too-many-digits: column "x"/,
    );
    expect(await refused("select unnest(['nan', '1', 'inf', '-inf', 'nan'])::double as x")).toBe(
      'table/not-finite: column "x", read as decimal: 4 rows (2 distinct values) hold NaN or an infinity',
    );
  });

  test('text, also with quotes, line breaks, a byte order mark in front, and the empty string', async () => {
    const cells = ['a', '', 'x,"y"\n', '病', '\ufeffz', null];
    const list = cells.map((cell) => (cell === null ? 'null' : `'${cell}'`)).join(', ');
    expect(await read(`select unnest([${list}]) as x`)).toEqual({ type: 'string', cells });
    expect(await read("select '0b5f2c1e-6d0c-4c67-9a5e-111111111111'::uuid as x")).toMatchObject({ type: 'string' });
    expect(await read("select 'b'::enum('a', 'b') as x")).toEqual({ type: 'string', cells: ['b'] });
    expect(await refused("select 'a' || chr(0) || 'b' as x")).toMatch(/^table\/nul: column "x"/);
    expect(await refused("select unnest(['a' || chr(0), 'b']) as x")).toMatch(/^table\/nul/);
  });

  test('booleans, dates and timestamps', async () => {
    expect(await read('select unnest([true, null, false]) as x')).toEqual({
      type: 'boolean',
      cells: ['true', null, 'false'],
    });
    expect(await read("select unnest(['1969-12-31', '0001-01-01', '9999-12-31'])::date as x")).toEqual({
      type: 'date',
      cells: ['1969-12-31', '0001-01-01', '9999-12-31'],
    });
    for (const bad of ['0001-12-31 (BC)', '10000-01-01'])
      expect(await refused(`select '${bad}'::date as x`)).toMatch(/^table\/out-of-range/);
    expect(await read("select unnest(['1969-12-31 23:59:59.999999', '2024-01-01 00:00:00'])::timestamp as x")).toEqual({
      type: 'timestamp',
      cells: ['1969-12-31T23:59:59.999999', '2024-01-01T00:00:00'],
    });
    expect(await read("select '2024-01-01 00:00:00.5'::timestamp_ms as x")).toMatchObject({
      cells: ['2024-01-01T00:00:00.500000'],
    });
    expect(await refused("select '2024-01-01 00:00:00.123456789'::timestamp_ns as x")).toMatch(/^table\/too-precise/);
  });

  test('a time zone is refused until somebody says what to do with it', async () => {
    const zoned = "select '2024-01-01 08:00:00+08'::timestamptz as x";
    expect(await refused(zoned)).toMatch(/^table\/time-zone: column "x"/);
    expect(await read(zoned, { x: 'timestamp' })).toEqual({ type: 'timestamp', cells: ['2024-01-01T00:00:00'] });
    expect(await read(zoned, { x: 'string' })).toEqual({ type: 'string', cells: ['2024-01-01T00:00:00Z'] });
  });

  test('nested, binary and time columns are refused by name, all of them at once', async () => {
    const message = await refused(
      "select 1 as id, [1] as list, {'a': {'b': 1}} as struct, 'x'::blob as blob, '08:00'::time as clock, map {'a': 1} as map, 'z' as name",
    );
    expect([...message.matchAll(/column "(\w+)"/g)].map(([, name]) => name)).toEqual([
      'list',
      'struct',
      'blob',
      'clock',
      'map',
    ]);
  });

  test('declared types: text as numbers, numbers as text', async () => {
    expect(await read("select unnest(['007', '']) as x", { x: 'integer' })).toEqual({
      type: 'integer',
      cells: ['7', null],
    });
    expect(await read('select 1.50::decimal(5, 2) as x', { x: 'string' })).toEqual({ type: 'string', cells: ['1.50'] });
    const zeros = await engine.readTable(await parquet('select unnest([0.0, -0.0, 0.5])::double as x'), {
      types: { x: 'string' },
    });
    expect(zeros.columns[0]).toMatchObject({ values: ['0', '0.5'], codes: Int32Array.of(0, 0, 1) });
    expect(await read('select unnest([1, 2]) as x', { x: 'decimal' })).toEqual({ type: 'decimal', cells: ['1', '2'] });
  });
});

describe('files', () => {
  test('folders named like partitions add no column', async () => {
    mkdirSync(disk.path('year=2024'));
    const path = await parquet('select 1 as a', 'year=2024/');
    expect((await engine.readTable(path)).columns.map((column) => column.name)).toEqual(['a']);
  });

  test('no rows, no Parquet', async () => {
    expect(await refused('select 1 as a where false')).toMatch(/^source\/no-rows/);
    expect((await failure(engine.readTable(disk.file('PAR1 nonsense PAR1', 'parquet')))).code).toBe(
      'source/unreadable',
    );
    expect((await failure(engine.readTable(disk.file('', 'parquet')))).code).toBe('source/unreadable');
  });

  test('names that differ only in case are refused, as the file has them', async () => {
    const path = disk.path('names.parquet');
    await runSql(`copy (select 1 as first_a, 2 as other_a) to '${path}' (format parquet)`);
    writeFileSync(path, Buffer.from(disk.bytes(path).toString('latin1').replaceAll('other_a', 'FIRST_A'), 'latin1'));
    // DuckDB would call the second one FIRST_A_1.
    expect((await failure(engine.readTable(path))).message).toBe(
      'table/duplicate-column: column 2 ("FIRST_A") has the same name as column 1 ("first_a")',
    );
  });
});
