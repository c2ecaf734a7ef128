import { fail } from '@sluice/errors';

/** How the bytes of a CSV file are cut into records and fields. */
export interface Dialect {
  /** One byte. */
  readonly delimiter: number;
  /** Fields a record. */
  readonly columns: number;
  /** Records end with CR LF rather than LF. */
  readonly crlf: boolean;
}

/** Counts records without keeping them. */
export interface Scanner {
  push(bytes: Uint8Array): void;
  /** Line of the next byte, from 1. */
  line(): number;
  /** Records, and the bytes of the longest. */
  end(): { readonly records: number; readonly longest: number };
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

enum Is {
  Text,
  Delimiter,
  LineFeed,
  Quote,
  Return,
}

enum Mode {
  Plain,
  Quoted,
  /** After a quote inside a quoted field: the end of the field, or half of an escaped quote. */
  QuoteSeen,
  ReturnSeen,
}

/**
 * Checks RFC 4180 to the letter and counts the records, so that nothing which the engine's own reader drops or repairs
 * in silence gets that far: a trailing delimiter, spaces around quotes, mixed line ends, an unclosed quote. Blank lines
 * count only in a table of one column, where they are missing values. Messages name lines, never content.
 * @param firstLine line of the first byte
 * @throws from `push` and `end`: `source/ragged`, `source/quotes`, `source/unclosed-quote`, `source/line-ends`
 */
export function csvScanner({ delimiter, columns, crlf }: Dialect, file: string, firstLine = 1): Scanner {
  const kinds = new Uint8Array(256);
  kinds[delimiter] = Is.Delimiter;
  kinds[LF] = Is.LineFeed;
  kinds[QUOTE] = Is.Quote;
  kinds[CR] = Is.Return;
  let mode: Mode = Mode.Plain;
  let line = firstLine;
  let quoteLine = firstLine;
  let records = 0;
  let longest = 0;
  let fields = 1;
  // Positions count from the first byte ever pushed; `base` is that of the chunk at hand.
  let base = 0;
  let recordStart = 0;
  let fieldStart = 0;

  const refuse = (code: string, message: string, hint: string, at = line): never =>
    fail('input', code, `${file}, line ${at}: ${message}`, { hint, place: { file, line: at } });

  function endRecord(end: number, next: number): void {
    if (end !== recordStart || columns === 1) {
      if (fields !== columns) {
        refuse(
          'source/ragged',
          `${fields} fields, expected ${columns}`,
          'every record needs as many fields as there are columns; quote fields that hold the delimiter',
        );
      }
      records++;
      longest = Math.max(longest, next - recordStart);
    }
    recordStart = fieldStart = next;
    fields = 1;
  }

  function plain(bytes: Uint8Array, from: number): number {
    for (let i = from; i < bytes.length; i++) {
      const kind = kinds[bytes[i]];
      if (kind === Is.Text) continue;
      if (kind === Is.Delimiter) {
        fields++;
        fieldStart = base + i + 1;
      } else if (kind === Is.LineFeed) {
        if (crlf) refuse('source/line-ends', 'ends with LF where the first line ends with CR LF', ONE_LINE_END);
        endRecord(base + i, base + i + 1);
        line++;
      } else if (kind === Is.Quote) {
        if (base + i !== fieldStart) {
          refuse(
            'source/quotes',
            'a quote inside an unquoted field',
            'quote the whole field, double each quote in it, and put no space outside the quotes',
          );
        }
        mode = Mode.Quoted;
        quoteLine = line;
        return i + 1;
      } else {
        mode = Mode.ReturnSeen;
        return i + 1;
      }
    }
    return bytes.length;
  }

  function quoted(bytes: Uint8Array, from: number): number {
    const quote = bytes.indexOf(QUOTE, from);
    const end = quote === -1 ? bytes.length : quote;
    for (let i = from; i < end; i++) if (bytes[i] === LF) line++;
    if (quote !== -1) mode = Mode.QuoteSeen;
    return end + 1;
  }

  return {
    push(bytes) {
      let i = 0;
      while (i < bytes.length) {
        if (mode === Mode.Plain) i = plain(bytes, i);
        else if (mode === Mode.Quoted) i = quoted(bytes, i);
        else if (mode === Mode.QuoteSeen) {
          const kind = kinds[bytes[i]];
          if (kind === Is.Quote) {
            mode = Mode.Quoted;
            i++;
          } else if (kind === Is.Text) {
            refuse('source/quotes', 'text after a closing quote', 'double each quote inside a quoted field');
          } else mode = Mode.Plain;
        } else {
          if (bytes[i] !== LF || !crlf) {
            refuse(
              'source/line-ends',
              crlf ? 'a CR without LF' : 'a CR, where the first line ends with LF',
              ONE_LINE_END,
            );
          }
          endRecord(base + i - 1, base + i + 1);
          line++;
          mode = Mode.Plain;
          i++;
        }
      }
      base += bytes.length;
    },
    line: () => line,
    end() {
      if (mode === Mode.Quoted) {
        refuse('source/unclosed-quote', 'a quote is opened and never closed', 'close it, or double it', quoteLine);
      }
      if (mode === Mode.ReturnSeen) refuse('source/line-ends', 'a CR at the end of the file', ONE_LINE_END);
      // The last record may lack its line end; after a line end there is no further record.
      if (base > recordStart) endRecord(base, base);
      return { records, longest };
    },
  };
}

const ONE_LINE_END = 'use one kind of line end throughout, LF or CR LF; quote fields that hold one';
