import { copyFileSync } from 'node:fs';
import type { SourceOptions } from '@sluice/product';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duckdbEngine } from '../src/index.js';
import { type Cell, rowsOf } from './cells.js';
import { failure, scratch } from './scratch.js';

const disk = scratch();
const engine = duckdbEngine();

async function read(content: string | Uint8Array, options: SourceOptions = {}): Promise<Cell[][]> {
  const table = await engine.readTable(disk.file(content), options);
  return [table.columns.map((column) => column.name), ...rowsOf(table)];
}
async function refused(content: string | Uint8Array, options: SourceOptions = {}): Promise<string> {
  const { faults } = await failure(engine.readTable(disk.file(content), options));
  return faults.map(({ code, message, place }) => `${code}@${place?.line ?? '-'} ${message}`).join('\n');
}

describe('what is read', () => {
  test('an empty field is missing, "" is the empty string', async () => {
    expect(await read('a,b\n1,\n"",2\n,""\n')).toEqual([
      ['a', 'b'],
      ['1', null],
      ['', '2'],
      [null, ''],
    ]);
  });

  test('quotes, line breaks and delimiters inside quotes; CR LF; no line end at the end', async () => {
    const expected = [
      ['a', 'b'],
      ['x,y', 'say "hi"'],
      ['two\nlines', ''],
    ];
    expect(await read('a,b\n"x,y","say ""hi"""\n"two\nlines",""')).toEqual(expected);
    expect(await read('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",""\r\n')).toEqual(expected);
  });

  test('text stays as it is: spaces, NULL, leading zeros, #, byte order marks, any plane', async () => {
    const cells = [
      ' x ',
      'NULL',
      '007',
      '#1',
      'a\tb',
      '\ufeffz',
      '\ufeff',
      '病人',
      '\u{1F600}',
      "it's",
      '\\N',
      '1e5',
      'NaN',
      '-',
    ];
    expect(await read(`v,w\n${cells.map((cell) => `${cell},1\n`).join('')}`)).toEqual([
      ['v', 'w'],
      ...cells.map((c) => [c, '1']),
    ]);
  });

  test('a UTF-8 byte order mark is skipped', async () => {
    expect(await read('\ufeffa,b\n1,2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await read('\ufeffx,y\nz,w\n', { header: ['a', 'b'] })).toEqual([
      ['a', 'b'],
      ['x', 'y'],
      ['z', 'w'],
    ]);
    expect(await read('\ufeff"a",b\n1,2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('the delimiter is found in the header alone', async () => {
    for (const d of [',', ';', '\t', '|']) {
      expect(await read(`a${d}b\n"x${d}",y\n`.replace(',y', `${d}y`))).toEqual([
        ['a', 'b'],
        [`x${d}`, 'y'],
      ]);
    }
    expect(await refused('name\n1,5\n')).toMatch(/^source\/ragged@2 .*2 fields, expected 1/);
  });

  test('a declared delimiter wins', async () => {
    expect(await read('a;x,b;y\n1,2\n', { delimiter: ',' })).toEqual([
      ['a;x', 'b;y'],
      ['1', '2'],
    ]);
    expect(await read('a:b\n1:2\n', { delimiter: ':' })).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await read("a'b\n1'2\n", { delimiter: "'" })).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('names from the caller: every record is data', async () => {
    expect(
      await read('Ann,1980-01-01\nBob,1990-01-01\n', { header: ['name', 'born'], types: { born: 'date' } }),
    ).toEqual([
      ['name', 'born'],
      ['Ann', '1980-01-01'],
      ['Bob', '1990-01-01'],
    ]);
  });

  test('blank lines are no records, but missing values in a table of one column', async () => {
    expect(await read('a,b\n1,2\n\n3,4\n\n\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(await read('a\n1\n\n2\n\n')).toEqual([['a'], ['1'], [null], ['2'], [null]]);
    expect(await read('a\r\n\r\n2\r\n')).toEqual([['a'], [null], ['2']]);
  });

  test('long fields and wide tables', async () => {
    const long = 'x'.repeat(3_000_000);
    expect(await read(`a,b\n${long},"${long}"\n`)).toEqual([
      ['a', 'b'],
      [long, long],
    ]);
    const names = Array.from({ length: 300 }, (_, i) => `c${i}x`);
    expect(await read(`${names.join()}\n${names.map((_, i) => i).join()}\n`)).toEqual([
      names,
      names.map((_, i) => String(i)),
    ]);
  });

  test('declared types are read on distinct values, "" is missing then', async () => {
    const types = { n: 'integer', x: 'decimal', d: 'date', b: 'boolean', t: 'timestamp' } as const;
    expect(await read('n,x,d,b,t\n007,1.50,1969-12-31,TRUE,2024-01-02 03:04:05\n"",,"","",\n', { types })).toEqual([
      ['n', 'x', 'd', 'b', 't'],
      ['7', '1.5', '1969-12-31', 'true', '2024-01-02T03:04:05'],
      [null, null, null, null, null],
    ]);
  });

  test('a file whose name looks like a pattern, a quote or an address', async () => {
    for (const name of ['a[1]*.csv', "it's.csv", '{x,y}?.csv', 'http:x.csv', '病 人.csv']) {
      copyFileSync(disk.file('a,b\n1,2\n'), disk.path(name));
      expect(rowsOf(await engine.readTable(disk.path(name)))).toEqual([['1', '2']]);
    }
  });
});

describe('what is refused', () => {
  test('records of another length, with the line', async () => {
    expect(await refused('a,b\n1,2\n1\n')).toMatch(/^source\/ragged@3 .*line 3: 1 fields, expected 2$/);
    expect(await refused('a,b\n"1\n",2\n1,2,3\n')).toMatch(/^source\/ragged@4 .*3 fields, expected 2$/);
    // What DuckDB drops in silence.
    expect(await refused('a,b\n1,2,\n3,4\n')).toMatch(/^source\/ragged@2/);
    expect(await refused('a\n1\n2,\n')).toMatch(/^source\/ragged@3/);
    expect(await refused('a,b\n   \n')).toMatch(/^source\/ragged@2/);
    expect(await refused('a,b\n1,2\n3', {})).toMatch(/^source\/ragged@3/);
  });

  test('quotes that are not where RFC 4180 has them', async () => {
    expect(await refused('a,b\n"1,2\n3,4\n')).toMatch(/^source\/unclosed-quote@2/);
    expect(await refused('a,b\n1,2\n5" pipe,2\n')).toMatch(/^source\/quotes@3/);
    // DuckDB would take the spaces away.
    expect(await refused('a,b\n1, "2"\n')).toMatch(/^source\/quotes@2/);
    expect(await refused('a,b\n1,"2" \n')).toMatch(/^source\/quotes@2/);
    expect(await refused('a,b\n"1"x,2\n')).toMatch(/^source\/quotes@2/);
    expect(await refused('"a,b\n1,2\n')).toMatch(/^source\/unclosed-quote@1/);
    expect(await refused('a"x,b\n1,2\n')).toMatch(/^source\/quotes@1/);
  });

  test('line ends of more than one kind', async () => {
    expect(await refused('a,b\n1,2\r\n3,4\n')).toMatch(/^source\/line-ends@2/);
    expect(await refused('a,b\r\n1,2\n3,4\r\n')).toMatch(/^source\/line-ends@2/);
    expect(await refused('a,b\n1,2\r3,4\n')).toMatch(/^source\/line-ends@2/);
    expect(await refused('a,b\r1,2\r3,4\r')).toMatch(/^source\/line-ends/);
    expect(await refused('a,b\r\n1,2\r')).toMatch(/^source\/line-ends@2/);
  });

  test('bytes that are no UTF-8, with the line; UTF-16; U+0000', async () => {
    const bad = Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.from([0xb2, 0xa1]), Buffer.from(',3\n')]);
    expect(await refused(bad)).toMatch(/^source\/not-utf8@3/);
    expect(await refused(Buffer.from('a,b\n1,\xe9\n', 'latin1'))).toMatch(/^source\/not-utf8@2/);
    expect(await refused(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe7, 0x97])]))).toMatch(
      /^source\/not-utf8@2/,
    );
    expect(await refused(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'))).toMatch(/^source\/not-utf8@- .*UTF-16/);
    expect(await refused(Buffer.from('a,b\n1,2\n', 'utf16le'))).toMatch(/^source\/nul@1/);
    expect(await refused('a,b\n1,2\n3\0,4\n')).toMatch(/^source\/nul@3/);
  });

  test('bad bytes far into a file, on either side of a block', async () => {
    const line = '病人,2\n';
    const lines = Math.ceil((9 * 2 ** 20) / Buffer.byteLength(line));
    const bytes = Buffer.from(`a,b\n${line.repeat(lines)}`);
    expect((await engine.readTable(disk.file(bytes))).rows).toBe(lines);
    for (const at of [2 ** 22, 2 ** 22 + 1, 2 ** 23 - 1, bytes.length - 3]) {
      const broken = Buffer.from(bytes);
      broken[at] = 0xff;
      const expected = broken.subarray(0, at).filter((byte) => byte === 10).length + 1;
      expect(await refused(broken)).toMatch(new RegExp(`^source/not-utf8@${expected} `));
    }
  });

  test('empty files, headers without records, blank first lines', async () => {
    for (const content of ['', '\ufeff', '\n', '\r\n\r\n', '  \n'])
      expect(await refused(content)).toMatch(/^source\/empty/);
    for (const content of ['a,b', 'a,b\n', 'a,b\r\n', 'a,b\n\n\n'])
      expect(await refused(content)).toMatch(/^source\/no-rows/);
    expect(await refused('\na,b\n1,2\n')).toMatch(/^source\/no-header/);
  });

  test('what is no CSV at all', async () => {
    expect(await refused(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatch(/^source\/compressed/);
    expect(await refused(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toMatch(/^source\/not-csv/);
    expect(await refused('PAR1....')).toMatch(/^source\/not-csv/);
  });

  test('names that are empty, equal, or equal but for case; unexpected ones are not printed', async () => {
    expect(await refused('a,A\n1,2\n')).toBe('table/duplicate-column@- column 2 has the same name as column 1');
    expect(await refused('sex,SEX\n1,2\n', { columns: ['sex'] })).toBe(
      'table/duplicate-column@- column 2 has the same name as column 1 ("sex")',
    );
    expect(await refused('a,\n1,2\n')).toBe('table/column-name@- column 2 has no name');
    expect(await refused('a,b,\n1,2,3\n')).toBe('table/column-name@- column 3 has no name');
    expect(await refused('a,b\tc\n1,2\n', { delimiter: ',' })).toMatch(/^table\/column-name/);
  });

  test('a delimiter that cannot be told or cannot be', async () => {
    expect(await refused('a,b;c\n1,2;3\n')).toMatch(/^source\/delimiter@1/);
    for (const delimiter of ['', ',,', '"', '\n', 'é', '\0']) {
      expect(await refused('a,b\n1,2\n', { delimiter })).toMatch(/^source\/delimiter/);
    }
  });

  test('a first record that looks like data', async () => {
    const rows = [
      'Ann,34,F',
      'Ann,1980-01-01,F',
      'Ann,2024/1/5,F',
      'Ann,2024年1月5日,女',
      'Ann,ann@example.org,F',
      'Ann,138-0013-8000,F',
      'Ann,No. 110101 19900307 1234,F',
      'Ann,３４,F',
      'Ann,¥ 1200,F',
      'Ann,12.5%,F',
      'Ann,08:30,F',
      'Ann,true,F',
    ];
    for (const row of rows) {
      const message = await refused(`${row}\n${row}\n`);
      expect(message).toMatch(/^source\/header-looks-like-data@1 .*field 2 of the first record/);
      for (const value of row.split(','))
        if (value.length > 1) expect(message.replace(/^.*line 1/, '')).not.toContain(value);
      expect(await read(`${row}\nx,y,z\n`, { header: true })).toHaveLength(2);
    }
    // Text only: found out when the names turn up as values.
    expect(await refused('Ann,Berlin\nBob,Paris\nCid,Berlin\n')).toMatch(/^source\/header-looks-like-data@1 .*field 2/);
    expect(await refused('张三,男,北京\n李四,女,上海\n王五,男,广州\n')).toMatch(
      /^source\/header-looks-like-data@1 .*field 2/,
    );
    expect(await read('No,male,female\n1,2,3\n')).toHaveLength(2);
    expect(await refused('id,name\n1,x\nid,name\n')).toMatch(/^source\/header-looks-like-data@1 .*field 1/);
  });

  test('names that a product knows are names, whatever they look like', async () => {
    expect(await read('2019,2020\n1,2\n', { columns: ['2019', '2020'] })).toHaveLength(2);
    expect(await refused('2019,2021\n1,2\n', { columns: ['2019', '2020'] })).toMatch(/field 2/);
    expect(await refused('x,y\n1,2\n', { columns: ['age', 'sex'] })).toMatch(
      /^source\/header-looks-like-data.*none of the columns/,
    );
    expect(await read('x,y\nx,2\n', { columns: ['x'] })).toHaveLength(2);
  });

  test('values that do not fit the declared type: counted, not printed', async () => {
    expect(await refused('n\n1\n12x\n１２\n12x\n', { types: { n: 'integer' } })).toBe(
      'table/type-mismatch@- column "n", read as integer: 3 rows (2 distinct values) hold no integer',
    );
    expect(await refused('n\n1\n', { types: { m: 'integer' } })).toMatch(/^table\/unknown-column.*"m"/);
  });

  test('files that are not there or are no files', async () => {
    expect((await failure(engine.readTable(disk.path('none.csv')))).faults).toMatchObject([
      { code: 'source/not-found' },
    ]);
    expect((await failure(engine.readTable(disk.folder))).faults).toMatchObject([{ code: 'source/not-a-file' }]);
    expect((await failure(engine.readTable(disk.file('a', 'xyz')))).faults).toMatchObject([
      { code: 'source/unknown-format' },
    ]);
  });

  test('a caller who has lost patience', async () => {
    const signal = AbortSignal.abort();
    expect((await failure(engine.readTable(disk.file('a,b\n1,2\n'), { signal }))).code).toBe('read/cancelled');
    const late = new AbortController();
    const big = disk.file(`a,b\n${'x,y\n'.repeat(2_000_000)}`);
    const work = failure(engine.readTable(big, { signal: late.signal }));
    setTimeout(() => late.abort(), 30);
    expect((await work).code).toBe('read/cancelled');
  });
});

/** RFC 4180 by the book, one record after the other; `undefined` where it is broken. */
function reference(text: string, columns: number): Cell[][] | undefined {
  const rows: Cell[][] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\n' && columns > 1) {
      at++;
      continue;
    }
    const row: Cell[] = [];
    for (;;) {
      const field = /^"((?:[^"]|"")*)"|^[^",\n]*/.exec(text.slice(at));
      if (field === null) return undefined;
      row.push(field[1] !== undefined ? field[1].replaceAll('""', '"') : field[0] || null);
      at += field[0].length;
      if (text[at] === ',') at++;
      else if (text[at] === '\n' || at === text.length) break;
      else return undefined;
    }
    at++;
    if (row.length !== columns) return undefined;
    rows.push(row);
  }
  return rows.length > 0 ? rows : undefined;
}

describe('any text', () => {
  const body = fc.string({ unit: fc.constantFrom('"', '"', ',', ',', '\n', '\n', 'a', ' ', '病'), maxLength: 14 });
  for (const columns of [1, 2]) {
    test(`with ${columns} columns: read as RFC 4180 has it, or refused`, async () => {
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          const header = columns === 1 ? 'name\n' : 'name,other\n';
          const expected = reference(text, columns);
          const file = disk.file(header + text);
          if (expected) expect(rowsOf(await engine.readTable(file))).toEqual(expected);
          else
            expect((await failure(engine.readTable(file))).code).toMatch(
              /^source\/(ragged|quotes|unclosed-quote|no-rows)$/,
            );
        }),
        { numRuns: 60 },
      );
    });
  }
});
