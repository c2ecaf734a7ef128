import { isUtf8 } from 'node:buffer';
import { fail } from '@sluice/errors';

const LF = 0x0a;

/** Number of bytes at the end that begin a character and do not complete it (0 to 3). */
export function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

/** Length of the longest prefix that is UTF-8, save for a character that it cuts. */
function validPrefix(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - unfinished(prefix)))) good = middle;
    else bad = middle;
  }
  return good;
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === LF) lines++;
  return lines;
}

/**
 * Checks that bytes which begin and end between two characters are UTF-8 without U+0000.
 * @param line line of the first byte, for the message
 * @throws `source/not-utf8`, `source/nul`
 */
export function checkEncoding(bytes: Uint8Array, file: string, line: number): void {
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    const at = line + linesIn(bytes.subarray(0, nul));
    fail('input', 'source/nul', `${file}, line ${at}: holds the character U+0000`, {
      hint: 'the file may be UTF-16 or no text at all: save it as UTF-8',
      place: { file, line: at },
    });
  }
  if (isUtf8(bytes)) return;
  const at = line + linesIn(bytes.subarray(0, validPrefix(bytes)));
  fail('input', 'source/not-utf8', `${file}, line ${at}: bytes that are not valid UTF-8`, {
    hint: 'convert the file to UTF-8 (older files are often GB 18030 or Windows-1252)',
    place: { file, line: at },
  });
}

const STARTS: readonly (readonly [bytes: readonly number[], code: string, says: string, hint: string])[] = [
  [[0xff, 0xfe], 'source/not-utf8', 'the file is UTF-16', 'save it as UTF-8'],
  [[0xfe, 0xff], 'source/not-utf8', 'the file is UTF-16', 'save it as UTF-8'],
  [[0x1f, 0x8b], 'source/compressed', 'the file is compressed (gzip)', 'unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'source/compressed', 'the file is compressed (zstd)', 'unpack it first'],
  [[0x50, 0x4b, 3, 4], 'source/not-csv', 'the file is a ZIP archive or a spreadsheet', 'export it as CSV'],
  [[0x50, 0x41, 0x52, 0x31], 'source/not-csv', 'the file is Parquet', 'declare format: parquet'],
  [[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], 'source/not-csv', 'the file is Arrow IPC', 'declare format: arrow'],
];

/**
 * Length of the byte order mark that the file begins with, 0 or 3.
 * @throws `source/not-utf8`, `source/compressed`, `source/not-csv` for what is known by its first bytes
 */
export function checkStart(bytes: Uint8Array, file: string): number {
  for (const [start, code, says, hint] of STARTS) {
    if (start.every((byte, i) => bytes[i] === byte)) fail('input', code, `${file}: ${says}`, { hint, place: { file } });
  }
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
