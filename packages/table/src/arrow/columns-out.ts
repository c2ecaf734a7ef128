import { fail } from '@sluice/errors';
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import { type CodedColumn, NULL_CODE } from '../coded.js';
import { compact, sortDictionary } from '../compact.js';
import { CANONICAL } from '../text/canonical.js';
import { daysFromCivil } from '../text/civil.js';

/** Validity bitmap, or nothing where no value is missing. */
function validity(codes: Int32Array): { nullCount: number; nullBitmap?: Uint8Array } {
  let nullCount = 0;
  const bits = new Uint8Array((codes.length + 7) >> 3);
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] === NULL_CODE) nullCount++;
    else bits[row >> 3] |= 1 << (row & 7);
  }
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bits };
}

/** One value a row from one value a code; zero where the value is missing. */
function spread<T extends Int32Array | Float64Array>(codes: Int32Array, byCode: T, out: T): T {
  for (let row = 0; row < codes.length; row++) if (codes[row] !== NULL_CODE) out[row] = byCode[codes[row]];
  return out;
}

/** As `spread` for 64-bit integers, moved as doubles' worth of bits: reading them as bigints would box each one. */
function spreadWords(codes: Int32Array, byCode: BigInt64Array): BigInt64Array {
  const out = new BigInt64Array(codes.length);
  const from = new Int32Array(byCode.buffer);
  const to = new Int32Array(out.buffer);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code === NULL_CODE) continue;
    to[2 * row] = from[2 * code];
    to[2 * row + 1] = from[2 * code + 1];
  }
  return out;
}

function packBits(codes: Int32Array, values: readonly string[]): Uint8Array {
  const bits = new Uint8Array((codes.length + 7) >> 3);
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== NULL_CODE && values[codes[row]] === 'true') bits[row >> 3] |= 1 << (row & 7);
  }
  return bits;
}

function days(text: string): number {
  return daysFromCivil(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

function microseconds(text: string): bigint {
  const seconds = Number(text.slice(11, 13)) * 3600 + Number(text.slice(14, 16)) * 60 + Number(text.slice(17, 19));
  return BigInt(days(text) * 86_400 + seconds) * 1_000_000n + BigInt(text.slice(20) || '0');
}

function utf8(values: readonly string[]): Data<Utf8> {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(values.join(''));
  const valueOffsets = new Int32Array(values.length + 1);
  let at = 0;
  values.forEach((value, i) => {
    at += utf8Length(value);
    valueOffsets[i + 1] = at;
  });
  return makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data: bytes });
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // A surrogate pair is four bytes: two for each half.
    length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}

function checkCanonical(column: CodedColumn): void {
  const canonical = CANONICAL[column.type];
  const wrong = column.values.filter((value) => canonical(value) !== value || /\p{Surrogate}/u.test(value)).length;
  if (wrong === 0) return;
  fail(
    'internal',
    'table/not-canonical',
    `column ${JSON.stringify(column.name)}: ${wrong} values are not the canonical text of its type, ${column.type}`,
    { hint: 'an operation that changes what values look like must set the type of its output' },
  );
}

/**
 * The Arrow data of one column, every buffer built anew: a dictionary of the values that occur in code-point order, or
 * plain values with zeros where one is missing.
 * @param id of the dictionary in the file; fixed by the caller, so that bytes do not depend on what ran before
 */
export function columnData(source: CodedColumn, id: number): Data<DataType> {
  // Only a dictionary shows the order of its values.
  const column = source.type === 'string' ? sortDictionary(source) : compact(source);
  checkCanonical(column);
  const { codes, values } = column;
  const frame = { length: codes.length, ...validity(codes) };
  switch (column.type) {
    case 'string': {
      const type = new Dictionary(new Utf8(), new Int32(), id, false);
      const data = new Int32Array(codes.length);
      for (let row = 0; row < codes.length; row++) data[row] = codes[row] === NULL_CODE ? 0 : codes[row];
      return makeData({ type, ...frame, data, dictionary: makeVector(utf8(values)) });
    }
    case 'integer':
      return makeData({ type: new Int64(), ...frame, data: spreadWords(codes, BigInt64Array.from(values, BigInt)) });
    case 'decimal': {
      const data = spread(codes, Float64Array.from(values, Number), new Float64Array(codes.length));
      return makeData({ type: new Float64(), ...frame, data });
    }
    case 'boolean':
      return makeData({ type: new Bool(), ...frame, data: packBits(codes, values) });
    case 'date': {
      const data = spread(codes, Int32Array.from(values, days), new Int32Array(codes.length));
      return makeData({ type: new DateDay(), ...frame, data });
    }
    case 'timestamp': {
      const data = spreadWords(codes, BigInt64Array.from(values, microseconds));
      return makeData({ type: new TimestampMicrosecond(), ...frame, data });
    }
  }
}
