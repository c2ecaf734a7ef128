import { type ColumnReader, valueCodes, valuesOf } from './reader.js';
import type { TypeLike } from './shape.js';

/** IEEE 754 binary16 as a double. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Floats of 16, 32 or 64 bits, as the double of the same value. */
export function readFloats(type: TypeLike): ColumnReader {
  const codes = valueCodes<number>();
  return {
    type: 'decimal',
    slot(piece) {
      // `precision` of a float type: 0 half, 1 single, 2 double.
      if (type.precision === 0) {
        const halves = valuesOf(piece, Uint16Array);
        return (i) => codes.codeOf(fromHalf(halves[i]));
      }
      const values = type.precision === 1 ? valuesOf(piece, Float32Array) : valuesOf(piece, Float64Array);
      return (i) => codes.codeOf(values[i]);
    },
    texts: () => codes.values().map(String),
  };
}
