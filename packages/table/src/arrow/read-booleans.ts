import { type ColumnReader, valuesOf } from './reader.js';

/** Bit-packed booleans. Code 0 is false, 1 is true. */
export function readBooleans(): ColumnReader {
  return {
    type: 'boolean',
    slot(piece) {
      const bits = valuesOf(piece, Uint8Array);
      const { offset } = piece;
      return (i) => (bits[(offset + i) >> 3] >> ((offset + i) & 7)) & 1;
    },
    texts: () => ['false', 'true'],
  };
}
