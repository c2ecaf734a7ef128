import { type ColumnReader, MalformedArrow, valueCodes } from './reader.js';
import type { DataLike, TypeLike } from './shape.js';

type Narrow = Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

/**
 * The number in a slot of an integer buffer, exact: a bigint only where a double would round (beyond 2^53), since
 * bigints cost several times as much.
 */
export function integerAt(piece: DataLike): (index: number) => number | bigint {
  const { values } = piece;
  if (!ArrayBuffer.isView(values) || values instanceof DataView) throw new MalformedArrow();
  if ((values as Narrow).length < piece.length) throw new MalformedArrow();
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
    const signed = values instanceof BigInt64Array;
    return (i) => {
      const low = words[2 * i];
      const high = words[2 * i + 1];
      if (high === 0 && low >= 0) return low;
      const n = (signed ? high : high >>> 0) * 0x1_0000_0000 + (low >>> 0);
      return Number.isSafeInteger(n) ? n : values[i];
    };
  }
  const narrow = values as Narrow;
  return (i) => narrow[i];
}

/** Integers of any width. */
export function readIntegers(_type: TypeLike): ColumnReader {
  const codes = valueCodes<number | bigint>();
  return {
    type: 'integer',
    slot(piece) {
      const at = integerAt(piece);
      return (i) => codes.codeOf(at(i));
    },
    texts: () => codes.values().map(String),
  };
}
