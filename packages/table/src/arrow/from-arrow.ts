import { fail, SluiceError } from '@sluice/errors';
import { type CodedColumn, type CodedTable, type ColumnType, NULL_CODE } from '../coded.js';
import { applyTypes } from '../text/apply-types.js';
import { nameFaults } from '../text/names.js';
import { openIpc } from './ipc.js';
import { MalformedArrow } from './reader.js';
import { readerFor } from './reader-for.js';
import { type ArrowIpcSource, type ArrowTableLike, type DataLike, isArrowTable, isIpcSource } from './shape.js';
import { nullAt } from './validity.js';

/** Arrow data in any of the forms that `fromArrow` takes. */
export type ArrowInput = ArrowTableLike | ArrowIpcSource | Uint8Array | ArrayBuffer;

export interface ArrowOptions {
  /** Declared types by column; the others keep the type of the schema. */
  readonly types?: Readonly<Record<string, ColumnType>>;
}

function tableOf(input: ArrowInput): ArrowTableLike {
  if (input instanceof ArrayBuffer) return openIpc(new Uint8Array(input));
  if (ArrayBuffer.isView(input)) return openIpc(new Uint8Array(input.buffer, input.byteOffset, input.byteLength));
  if (isArrowTable(input)) return input;
  if (isIpcSource(input)) return tableOf(input.toArrowIPC());
  return fail('input', 'table/not-arrow', 'expected an Arrow table, Arrow IPC bytes, or an object with toArrowIPC()', {
    hint: 'pass an apache-arrow Table, an Arquero table, or a Uint8Array',
  });
}

function readColumn(
  name: string,
  type: Parameters<typeof readerFor>[1],
  pieces: readonly (DataLike | undefined)[],
  declared: ColumnType | undefined,
  rows: number,
): CodedColumn {
  const reader = readerFor(name, type, declared);
  let codes: Int32Array;
  try {
    // Every buffer is checked before a length that may be wrong is believed.
    const checked = pieces.map((piece) => {
      if (piece === undefined) throw new MalformedArrow();
      return { length: piece.length, isNull: nullAt(piece), code: reader.slot(piece) };
    });
    if (checked.reduce((sum, { length }) => sum + length, 0) !== rows) throw new MalformedArrow();
    codes = new Int32Array(rows);
    let row = 0;
    for (const { length, isNull, code } of checked) {
      for (let i = 0; i < length; i++) codes[row++] = isNull?.(i) ? NULL_CODE : code(i);
    }
  } catch (error) {
    if (!(error instanceof MalformedArrow)) throw error;
    fail(
      'input',
      'table/arrow-malformed',
      `the Arrow buffers of column ${JSON.stringify(name)} contradict each other`,
      {
        hint: 'the data is damaged: write it again',
      },
    );
  }
  const values = reader.texts();
  if (values === undefined) {
    fail('input', 'table/not-utf8', `column ${JSON.stringify(name)} holds text that is not valid UTF-8`, {
      hint: 'write the column as UTF-8, as the Arrow format demands',
    });
  }
  return { name, type: reader.type, codes, values };
}

/**
 * Reads Arrow data as dictionary-coded columns with canonical values: an apache-arrow Table (of any copy of the
 * library), an Arquero table (by its shape), or Arrow IPC bytes in file or stream format. Text, integers, floats,
 * decimals, booleans, dates, timestamps and dictionaries of them, in any number of chunks, whole or sliced. One pass
 * over the rows; text is hashed as bytes and decoded once a distinct value.
 * @throws `SluiceError` of kind `input`: `table/not-arrow`, `table/arrow-compressed`, `table/arrow-truncated`,
 *   `table/arrow-malformed`, `table/too-many-rows`, `table/column-name`, `table/duplicate-column`, `table/unsupported-type`,
 *   `table/time-zone`, `table/not-utf8`, and those of `applyTypes`
 */
export function fromArrow(input: ArrowInput, options: ArrowOptions = {}): CodedTable {
  const { schema, batches } = tableOf(input);
  const faults = nameFaults(schema.fields.map((field) => field.name));
  if (faults.length > 0) throw new SluiceError('input', faults);
  if (batches.some(({ data }) => data.nullCount > 0)) {
    fail('input', 'table/arrow-malformed', 'the Arrow data has rows that are null as a whole', {
      hint: 'mark single values as null, not rows',
    });
  }
  const rows = batches.reduce((sum, batch) => sum + batch.data.length, 0);
  if (rows >= 2 ** 31) {
    fail('input', 'table/too-many-rows', 'the Arrow data has 2^31 rows or more', { hint: 'split the table' });
  }
  const columns = schema.fields.map(({ name, type }, i) => {
    const pieces = batches.flatMap(({ data }) => (data.length > 0 ? [data.children[i]] : []));
    const declared = options.types && Object.hasOwn(options.types, name) ? options.types[name] : undefined;
    return readColumn(name, type, pieces, declared, rows);
  });
  return applyTypes({ rows, columns }, options.types);
}
