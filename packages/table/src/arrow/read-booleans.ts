import { type ColumnReader, valuesOf } from './reader.js';

/** Bit-packed booleans. Code 0 is false, 1 is true. */
export function readBooleans(): ColumnReader {
  return {
    type: 'boolean',
    slot(piece) {
      const { offset } = piece;
      const bits = valuesOf(piece, Uint8Array, (offset + piece.length + 7) >> 3);
      return (i) => (bits[(offset + i) >> 3] >> ((offset + i) & 7)) & 1;
    },
    texts: () => ['false', 'true'],
  };
}
