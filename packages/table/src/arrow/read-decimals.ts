import { type ColumnReader, valueCodes, valuesOf } from './reader.js';
import type { TypeLike } from './shape.js';

/** Little-endian two's complement in words of 32 bits. */
function toBigInt(words: Uint32Array, start: number, width: number): bigint {
  let n = BigInt(words[start + width - 1] | 0);
  for (let w = width - 2; w >= 0; w--) n = (n << 32n) | BigInt(words[start + w]);
  return n;
}

function scaled(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Decimals of 32 to 256 bits; without a fraction they are integers. */
export function readDecimals(type: TypeLike): ColumnReader {
  const codes = valueCodes<bigint>();
  const scale = type.scale ?? 0;
  const width = (type.bitWidth ?? 128) / 32;
  return {
    type: scale <= 0 ? 'integer' : 'decimal',
    slot(piece) {
      const words = valuesOf(piece, Uint32Array, piece.length * width);
      return (i) => codes.codeOf(toBigInt(words, i * width, width));
    },
    texts: () => codes.values().map((n) => scaled(n, scale)),
  };
}
