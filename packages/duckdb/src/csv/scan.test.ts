import type { SluiceError } from '@sluice/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unfinished } from './encoding.js';
import { csvScanner } from './scan.js';

const DIALECT = { delimiter: 0x2c, columns: 2, crlf: false };

function scan(text: string, cuts: readonly number[], crlf: boolean): string {
  const scanner = csvScanner({ ...DIALECT, crlf }, 'f', 2);
  const bytes = Buffer.from(text);
  try {
    let from = 0;
    for (const cut of [...cuts.filter((at) => at <= bytes.length).sort((a, b) => a - b), bytes.length]) {
      scanner.push(bytes.subarray(from, cut));
      from = cut;
    }
    const { records, longest } = scanner.end();
    return `${records} records, ${longest} bytes, line ${scanner.line()}`;
  } catch (error) {
    return (error as SluiceError).message;
  }
}

test('where a file is cut into blocks makes no difference', () => {
  const text = fc.array(fc.constantFrom('a,b\n', 'a,b\r\n', '"x\ny",""\n', '"a""b",c\r\n', '\n', '"', ',', '\r', 'é'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 40 })), fc.boolean(), (parts, cuts, crlf) => {
      expect(scan(parts.join(''), cuts, crlf)).toBe(scan(parts.join(''), [], crlf));
    }),
    { numRuns: 500 },
  );
});

test('records, longest record and lines are counted, quoted line breaks included', () => {
  expect(scan('a,b\n"x\ny",z\n\nlast,one', [], false)).toBe('3 records, 8 bytes, line 6');
});

test('an unclosed quote is reported where it was opened', () => {
  expect(scan('a,b\nc,"d\ne\nf', [], false)).toMatch(/line 3: a quote is opened/);
});

test('unfinished characters at the end of a block are told by their first byte', () => {
  for (const text of ['a', 'é', '病', '\u{1F600}']) {
    const bytes = Buffer.from(`xyz${text}`);
    const width = bytes.length - 3;
    for (let end = 3; end <= bytes.length; end++) {
      expect(unfinished(bytes.subarray(0, end))).toBe(end === bytes.length ? 0 : end - 3);
      expect(width).toBeLessThan(5);
    }
  }
  // Stray continuation bytes are left for the check itself to find.
  expect(unfinished(Uint8Array.of(0x80, 0x80, 0x80, 0x80))).toBe(0);
});
