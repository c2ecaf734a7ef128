import { integerAt } from './read-integers.js';
import { type ColumnReader, MalformedArrow } from './reader.js';
import type { DataLike } from './shape.js';
import { nullAt } from './validity.js';

const UNSEEN = -2;

/** One piece of a dictionary: entries `base` to `base + codes.length`. */
interface Piece {
  readonly codes: Int32Array;
  codeOf(entry: number): number;
}

/**
 * Dictionary-coded values: the dictionary is mapped, not the rows, and only the entries that rows use. Pieces of
 * dictionaries are remembered by identity, so a delta or a dictionary that many batches share is mapped once; each
 * batch may bring a dictionary of its own.
 */
export function readDictionary(values: ColumnReader): ColumnReader {
  const known = new Map<DataLike, Piece>();

  function pieceOf(data: DataLike): Piece {
    const found = known.get(data);
    if (found) return found;
    const isNull = nullAt(data);
    const slot = values.slot(data);
    const piece: Piece = {
      codes: new Int32Array(data.length).fill(UNSEEN),
      codeOf: (entry) => (isNull?.(entry) ? -1 : slot(entry)),
    };
    known.set(data, piece);
    return piece;
  }

  return {
    type: values.type,
    slot(chunk) {
      const pieces = (chunk.dictionary?.data ?? []).map(pieceOf);
      const at = integerAt(chunk);
      return (i) => {
        let entry = Number(at(i));
        for (const piece of pieces) {
          if (entry < piece.codes.length) {
            if (!(entry >= 0)) break;
            if (piece.codes[entry] === UNSEEN) piece.codes[entry] = piece.codeOf(entry);
            return piece.codes[entry];
          }
          entry -= piece.codes.length;
        }
        throw new MalformedArrow();
      };
    },
    texts: values.texts,
  };
}
