import { instantText } from '../text/instant.js';
import { integerAt } from './read-integers.js';
import { type ColumnReader, valueCodes } from './reader.js';
import type { TypeLike } from './shape.js';

/**
 * Timestamps of any unit. With a zone they are instants, counted in UTC whatever the zone says; `suffix` (such as `Z`)
 * is put behind each then.
 */
export function readTimestamps(type: TypeLike, suffix = ''): ColumnReader {
  const codes = valueCodes<number | bigint>();
  // Unit: 0 seconds, 1 milli-, 2 micro-, 3 nanoseconds.
  const digits = 3 * (type.unit ?? 0);
  return {
    type: 'timestamp',
    slot(piece) {
      const at = integerAt(piece);
      return (i) => codes.codeOf(at(i));
    },
    texts: () => codes.values().map((value) => instantText(BigInt(value), digits) + suffix),
  };
}
