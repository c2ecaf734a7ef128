import { type FileHandle, open } from 'node:fs/promises';
import { fail, SluiceError } from '@sluice/errors';
import type { SourceOptions } from '@sluice/product';
import { nameFaults } from '@sluice/table';
import { checkAborted } from '../abort.js';
import { checkEncoding, checkStart, unfinished } from './encoding.js';
import { checkDelimiter, findDelimiter, parseHeader } from './header.js';
import { checkHeader } from './looks-like-data.js';
import { csvScanner, type Scanner } from './scan.js';

/** What is known of a CSV file once every byte of it was seen. */
export interface CsvFile {
  readonly delimiter: string;
  readonly names: readonly string[];
  readonly hasHeader: boolean;
  readonly records: number;
  /** Bytes of the longest record. */
  readonly longest: number;
}

const BLOCK = 1 << 22;
const LF = 0x0a;
const CR = 0x0d;

/** Fills the buffer from `from`; returns the bytes in it, fewer than its length at the end of the file. */
async function fill(file: FileHandle, buffer: Buffer, from: number): Promise<number> {
  let at = from;
  while (at < buffer.length) {
    const { bytesRead } = await file.read(buffer, at, buffer.length - at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return at;
}

/** Names and dialect from the first block, and the scanner that goes on behind the header. */
function begin(block: Buffer, path: string, options: SourceOptions) {
  const { header, columns } = options;
  const start = checkStart(block, path);
  const refuse = (code: string, says: string, hint: string): never =>
    fail('input', code, `${path}: ${says}`, { hint, place: { file: path } });
  if (block.subarray(start).every((byte) => byte === LF || byte === CR || byte === 0x20)) {
    refuse('source/empty', 'the file is empty', 'expected a header and at least one record');
  }
  checkEncoding(block, path, 1);
  const lineEnd = block.indexOf(LF, start);
  if (lineEnd === -1 && block.length >= BLOCK) refuse('source/line-ends', 'no line end in the first 4 MiB', 'use LF');
  const crlf = lineEnd > start && block[lineEnd - 1] === CR;
  const recordEnd = lineEnd === -1 ? block.length : crlf ? lineEnd - 1 : lineEnd;
  const record = block.toString('utf8', start, recordEnd);
  if (record.includes('\r')) refuse('source/line-ends', 'lines end with CR alone', 'convert them to LF or CR LF');
  const hasHeader = header === undefined || header === true;
  if (hasHeader && record.trim() === '') {
    refuse('source/no-header', 'the first line is blank', 'begin the file with the names of the columns');
  }
  if (options.delimiter !== undefined) checkDelimiter(options.delimiter);
  const delimiter = options.delimiter ?? findDelimiter(record, path, hasHeader ? undefined : header.length);
  const names = hasHeader ? parseHeader(record, delimiter, path) : header;
  if (header === undefined) checkHeader(names, columns, path);
  const faults = nameFaults(names, hasHeader ? (columns ?? []) : names);
  if (faults.length > 0) throw new SluiceError('input', faults);
  const body = hasHeader ? (lineEnd === -1 ? block.length : lineEnd + 1) : start;
  const dialect = { delimiter: delimiter.charCodeAt(0), columns: names.length, crlf };
  return { delimiter, names, hasHeader, body, scanner: csvScanner(dialect, path, hasHeader ? 2 : 1) };
}

/**
 * Reads a CSV file once, without keeping it: encoding, header, delimiter, and the shape of every record. The engine's
 * reader is let loose only on a file that passes, and is held to the number of records found here.
 * @throws `source/empty`, `source/no-header`, `source/no-rows`, `source/delimiter`, `source/header-looks-like-data`,
 *   `source/not-utf8`, `source/nul`, `source/compressed`, `source/not-csv`, `table/column-name`,
 *   `table/duplicate-column`, and those of `csvScanner`
 */
export async function inspectCsv(path: string, options: SourceOptions): Promise<CsvFile> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(BLOCK);
    let begun: ReturnType<typeof begin> | undefined;
    let held = 0;
    for (;;) {
      checkAborted(options.signal);
      const length = await fill(file, buffer, held);
      const last = length < buffer.length;
      const whole = last ? length : length - unfinished(buffer.subarray(0, length));
      const block = buffer.subarray(0, whole);
      if (begun === undefined) {
        begun = begin(block, path, options);
        begun.scanner.push(block.subarray(begun.body));
      } else push(begun.scanner, block, path);
      if (last) break;
      held = buffer.copy(buffer, 0, whole, length);
    }
    const { delimiter, names, hasHeader, scanner } = begun;
    const { records, longest } = scanner.end();
    if (records === 0) {
      fail('input', 'source/no-rows', `${path}: no records after the header`, {
        hint: 'expected at least one record',
        place: { file: path },
      });
    }
    return { delimiter, names, hasHeader, records, longest };
  } finally {
    await file.close();
  }
}

function push(scanner: Scanner, block: Buffer, path: string): void {
  checkEncoding(block, path, scanner.line());
  scanner.push(block);
}
