import { type CodedColumn, type CodedTable, NULL_CODE } from '../coded.js';
import { compact } from '../compact.js';

const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const CHUNK = 1 << 20;
/** Copying byte by byte beats `TypedArray.set` up to about this length. */
const SHORT = 24;

/**
 * One field: quoted only where it must be. RFC 4180 asks for it around commas, quotes and line ends; a byte order mark
 * is quoted as well, since it would vanish at the start of the file, and so are spaces at either end, which readers trim.
 */
function field(text: string): string {
  if (text === '') return '""';
  return /[",\r\n\ufeff]|^[ \t]|[ \t]$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The fields of a column's values, encoded once: `bytes[starts[code]..starts[code + 1])`. */
interface EncodedColumn {
  readonly codes: Int32Array;
  readonly bytes: Uint8Array;
  readonly starts: Float64Array;
  readonly widest: number;
}

function encode(column: CodedColumn): EncodedColumn {
  const { codes, values } = compact(column);
  const encoder = new TextEncoder();
  const starts = new Float64Array(values.length + 1);
  let bytes = new Uint8Array(1 << 14);
  let widest = 0;
  values.forEach((value, code) => {
    const text = field(value);
    const at = starts[code];
    if (bytes.length < at + text.length * 3) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, at + text.length * 3));
      wider.set(bytes);
      bytes = wider;
    }
    const { written } = encoder.encodeInto(text, bytes.subarray(at));
    starts[code + 1] = at + written;
    widest = Math.max(widest, written);
  });
  return { codes, bytes, starts, widest };
}

/**
 * The table as canonical CSV (RFC 4180), in chunks of about 1 MiB: UTF-8 without byte order mark, a header record,
 * commas, LF after every record, quotes only where needed. A missing value is an empty field, the empty string is `""`.
 * Equal tables give equal bytes. Each distinct value is encoded once and then copied.
 *
 * Values are written as they are. A spreadsheet may take one that begins with `=`, `+`, `-` or `@` for a formula; that
 * is for the spreadsheet's import to prevent, since a changed value would no longer be the released one.
 */
export function* csvChunks(table: CodedTable): Iterable<Uint8Array> {
  const header = `${table.columns.map((column) => field(column.name)).join(',')}\n`;
  yield new TextEncoder().encode(header);
  const columns = table.columns.map(encode);
  const widestRow = columns.reduce((sum, column) => sum + column.widest + 1, 1);
  let chunk = new Uint8Array(Math.max(CHUNK, widestRow));
  let at = 0;
  for (let row = 0; row < table.rows; row++) {
    if (at + widestRow > chunk.length) {
      yield chunk.subarray(0, at);
      // The consumer may still hold the chunk.
      chunk = new Uint8Array(chunk.length);
      at = 0;
    }
    for (const { codes, bytes, starts } of columns) {
      const code = codes[row];
      if (code !== NULL_CODE) {
        const start = starts[code];
        const end = starts[code + 1];
        if (end - start > SHORT) {
          chunk.set(bytes.subarray(start, end), at);
          at += end - start;
        } else for (let i = start; i < end; i++) chunk[at++] = bytes[i];
      }
      chunk[at++] = COMMA;
    }
    chunk[columns.length === 0 ? at++ : at - 1] = LINE_FEED;
  }
  if (at > 0) yield chunk.subarray(0, at);
}
