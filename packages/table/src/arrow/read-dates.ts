import { civilText } from '../text/civil.js';
import { instantText } from '../text/instant.js';
import { integerAt } from './read-integers.js';
import { type ColumnReader, valueCodes } from './reader.js';
import type { TypeLike } from './shape.js';

const MILLISECONDS_A_DAY = 86_400_000n;

/** Dates as days or milliseconds since 1970-01-01; a time of day in the latter shows in the text and is refused later. */
export function readDates(type: TypeLike): ColumnReader {
  const codes = valueCodes<number | bigint>();
  const text = (value: number | bigint): string => {
    if (type.unit === 0) return civilText(Number(value));
    const milliseconds = BigInt(value);
    return milliseconds % MILLISECONDS_A_DAY === 0n
      ? civilText(Number(milliseconds / MILLISECONDS_A_DAY))
      : instantText(milliseconds, 3);
  };
  return {
    type: 'date',
    slot(piece) {
      const at = integerAt(piece);
      return (i) => codes.codeOf(at(i));
    },
    texts: () => codes.values().map(text),
  };
}
