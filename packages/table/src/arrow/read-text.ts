import { bytePool } from './byte-pool.js';
import { type ColumnReader, MalformedArrow, valuesOf } from './reader.js';
import { type DataLike, TYPE, type TypeLike } from './shape.js';

/** Start and end of each string in one buffer, with offsets of 32 or 64 bits. */
function fromOffsets(piece: DataLike, code: (bytes: Uint8Array, start: number, end: number) => number) {
  const bytes = piece.length === 0 ? new Uint8Array(0) : valuesOf(piece, Uint8Array, 0);
  const offsets = piece.valueOffsets;
  if (offsets === undefined || offsets.length < piece.length + (piece.length > 0 ? 1 : 0)) throw new MalformedArrow();
  return (i: number) => {
    const start = Number(offsets[i]);
    const end = Number(offsets[i + 1]);
    if (start < 0 || end < start || end > bytes.length) throw new MalformedArrow();
    return code(bytes, start, end);
  };
}

/** The "view" layout: 16 bytes a string, which hold up to 12 bytes of text, or where in which buffer it lies. */
function fromViews(piece: DataLike, code: (bytes: Uint8Array, start: number, end: number) => number) {
  const bytes = piece.length === 0 ? new Uint8Array(0) : valuesOf(piece, Uint8Array, piece.length * 16);
  const views = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (i: number) => {
    const at = i * 16;
    const length = views.getInt32(at, true);
    if (length <= 12) return code(bytes, at + 4, at + 4 + length);
    const buffer = piece.variadicBuffers?.[views.getInt32(at + 8, true)];
    const start = views.getInt32(at + 12, true);
    if (buffer === undefined || start < 0 || start + length > buffer.length) throw new MalformedArrow();
    return code(buffer, start, start + length);
  };
}

/** Text in any of the three layouts. */
export function readText(type: TypeLike): ColumnReader {
  const pool = bytePool();
  return {
    type: 'string',
    slot: (piece) => (type.typeId === TYPE.utf8View ? fromViews : fromOffsets)(piece, pool.intern),
    texts: pool.texts,
  };
}
