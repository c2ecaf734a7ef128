import { describe, expect, test } from 'vitest';
import { type CodedTable, NULL_CODE } from '../coded.js';
import { csvChunks } from './write.js';

const decode = (table: CodedTable) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat([...csvChunks(table)]));
const table = (names: string[], ...rows: (string | null)[][]): CodedTable => ({
  rows: rows.length,
  columns: names.map((name, i) => ({
    name,
    type: 'string',
    values: rows.map((row) => row[i] ?? 'unused'),
    codes: Int32Array.from(rows, (row, r) => (row[i] === null ? NULL_CODE : r)),
  })),
});

describe('csvChunks', () => {
  test('LF, commas, a header; a missing value is empty, the empty string is quoted', () => {
    expect(decode(table(['a', 'b'], ['1', null], ['', 'x'], [null, null]))).toBe('a,b\n1,\n"",x\n,\n');
  });

  test('quotes only where a reader needs them', () => {
    const plain = ["it's", '病人', '\u{1F600}', 'a;b', 'a\tb', '#1', '-5', '=1+1', '@x', '\u00a0'];
    expect(decode(table(['x'], ...plain.map((v) => [v])))).toBe(['x', ...plain, ''].join('\n'));
    const special = ['a,b', 'say "hi"', 'two\nlines', 'cr\rlf', ' lead', 'trail ', '\ufeffmark', '"'];
    expect(decode(table(['x'], ...special.map((v) => [v])))).toBe(
      ['x', ...special.map((v) => `"${v.replaceAll('"', '""')}"`), ''].join('\n'),
    );
  });

  test('names follow the same rules', () => {
    expect(decode(table(['a,b', '\ufeffc'], ['1', '2']))).toBe('"a,b","\ufeffc"\n1,2\n');
  });

  test('long values and many chunks come out whole, and chunks do not share memory', () => {
    const long = 'x'.repeat(5000);
    const rows = Array.from({ length: 1000 }, (_, i) => [`${i}`, i % 3 === 0 ? null : long + i]);
    const chunks = [...csvChunks(table(['i', 'v'], ...rows))];
    expect(chunks.length).toBeGreaterThan(3);
    const text = Buffer.concat(chunks).toString();
    expect(text).toBe(`i,v\n${rows.map(([i, v]) => `${i},${v ?? ''}\n`).join('')}`);
  });

  test('no rows: the header alone', () => {
    expect(decode(table(['a', 'b']))).toBe('a,b\n');
  });
});
