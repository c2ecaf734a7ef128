import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught } from '../../test/column.js';
import { readDelimited } from './delimited.js';

const read = (text: string, delimiter = ';') => readDelimited(text, delimiter, 'h.csv').map(({ cells }) => cells);

test('LF, CRLF, a byte order mark, empty lines and a missing last line end', () => {
  expect(read('a;b\nc;d\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(read('\ufeffa;b\r\n\r\nc;d')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(read('')).toEqual([]);
  expect(read('\ufeff\n\r\n')).toEqual([]);
});

test('nothing is trimmed and empty cells stay', () => {
  expect(read(' a ;\n;b\n;\n')).toEqual([
    [' a ', ''],
    ['', 'b'],
    ['', ''],
  ]);
});

test('quoted cells hold delimiters, quotes and line ends', () => {
  expect(read('"a;b";"say ""x"""\n"two\r\nlines";c\n""\n')).toEqual([['a;b', 'say "x"'], ['two\r\nlines', 'c'], ['']]);
  expect(read('5"7;x')).toEqual([['5"7', 'x']]);
});

test('lines are counted over quoted line ends and empty lines', () => {
  const lines = readDelimited('"a\nb";1\n\nc;2\r\nd;3', ';', 'h.csv').map(({ line }) => line);
  expect(lines).toEqual([1, 4, 5]);
});

test('a quote that is not closed, or not followed by a delimiter, is placed', () => {
  const open = caught(() => read('a;b\n"c;d\ne;f\n'));
  expect(open.code).toBe('hierarchy/syntax');
  expect(open.faults[0].place).toEqual({ file: 'h.csv', line: 2 });
  expect(caught(() => read('a;b\nc;"d"e\n')).faults[0].place?.line).toBe(2);
  expect(JSON.stringify(open.faults)).not.toContain('c;d');
});

test('what is written with quotes where needed is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ';', ',', '"', '\n', '\r', ' ', '门', '\ufeff'), maxLength: 5 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.constantFrom(';', ','), fc.constantFrom('\n', '\r\n'), (rows, delimiter, end) => {
      const quote = (text: string) =>
        /[";,\n\r\ufeff]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
      const text = rows.map((row) => row.map(quote).join(delimiter) + end).join('');
      expect(read(text, delimiter)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});
