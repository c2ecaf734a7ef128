import { MalformedArrow } from './reader.js';
import type { DataLike } from './shape.js';

/** Whether a slot is null (Arrow columnar format: a set bit means valid); `undefined` where none is. */
export function nullAt(piece: DataLike): ((index: number) => boolean) | undefined {
  const { nullBitmap, offset } = piece;
  if (piece.nullCount === 0 || !nullBitmap || nullBitmap.length === 0) return undefined;
  if (nullBitmap.length * 8 < offset + piece.length) throw new MalformedArrow();
  return (i) => (nullBitmap[(offset + i) >> 3] & (1 << ((offset + i) & 7))) === 0;
}
