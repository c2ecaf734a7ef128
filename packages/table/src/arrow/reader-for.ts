import { fail } from '@sluice/errors';
import type { ColumnType } from '../coded.js';
import { readBooleans } from './read-booleans.js';
import { readDates } from './read-dates.js';
import { readDecimals } from './read-decimals.js';
import { readDictionary } from './read-dictionary.js';
import { readFloats } from './read-floats.js';
import { readIntegers } from './read-integers.js';
import { readText } from './read-text.js';
import { readTimestamps } from './read-timestamps.js';
import type { ColumnReader } from './reader.js';
import { TYPE, type TypeLike } from './shape.js';

/** All slots are null, so nothing is ever read. */
const readNothing: ColumnReader = { type: 'string', slot: () => () => -1, texts: () => [] };

/**
 * The reader of a column.
 * @throws `table/unsupported-type` for nested, binary, time, interval and duration types; `table/time-zone` for
 *   timestamps with a zone unless a type is declared: `timestamp` takes them as wall time in UTC, `string` keeps `Z`
 */
export function readerFor(name: string, type: TypeLike, declared: ColumnType | undefined): ColumnReader {
  switch (type.typeId) {
    case TYPE.null:
      return readNothing;
    case TYPE.dictionary:
      if (type.dictionary !== undefined) return readDictionary(readerFor(name, type.dictionary, declared));
      break;
    case TYPE.int:
      return readIntegers(type);
    case TYPE.float:
      return readFloats(type);
    case TYPE.utf8:
    case TYPE.largeUtf8:
    case TYPE.utf8View:
      return readText(type);
    case TYPE.bool:
      return readBooleans();
    case TYPE.decimal:
      return readDecimals(type);
    case TYPE.date:
      return readDates(type);
    case TYPE.timestamp:
      if (!type.timezone) return readTimestamps(type);
      if (declared === 'timestamp') return readTimestamps(type);
      if (declared === 'string') return readTimestamps(type, 'Z');
      return fail('input', 'table/time-zone', `column ${JSON.stringify(name)} holds timestamps with a time zone`, {
        hint: 'declare it as timestamp to read it as wall time in UTC, or as string, or convert it to local time in the source',
      });
  }
  return fail(
    'input',
    'table/unsupported-type',
    `column ${JSON.stringify(name)} has an Arrow type that has no counterpart here (type id ${type.typeId})`,
    { hint: 'nested, binary, time and interval columns are not read: flatten or convert the column, or leave it out' },
  );
}
