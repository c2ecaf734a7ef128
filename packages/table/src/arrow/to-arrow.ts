import { SluiceError } from '@sluice/errors';
import { Field, makeData, RecordBatch, Schema, Struct, Table, tableToIPC } from 'apache-arrow';
import type { CodedTable } from '../coded.js';
import { nameFaults } from '../text/names.js';
import { columnData } from './columns-out.js';

/**
 * The table as an apache-arrow Table in one batch: string as Dictionary<Int32, Utf8>, integer as Int64, decimal as
 * Float64, boolean as Bool, date as DateDay, timestamp as TimestampMicrosecond, all nullable. Every buffer is built
 * anew, so no filtered value, value under a null, slice of a parent or schema metadata comes along.
 * @throws `table/not-canonical` where a value is not the canonical text of its column's type; `table/column-name`,
 *   `table/duplicate-column`
 */
export function toArrow(table: CodedTable): Table {
  const faults = nameFaults(table.columns.map((column) => column.name));
  if (faults.length > 0) throw new SluiceError('input', faults);
  const children = table.columns.map(columnData);
  const schema = new Schema(table.columns.map(({ name }, i) => new Field(name, children[i].type, true)));
  const type = new Struct(schema.fields);
  const batch = new RecordBatch(schema, makeData({ type, length: table.rows, nullCount: 0, children }));
  return new Table(schema, [batch]);
}

/**
 * The table as bytes of an Arrow IPC file (Feather version 2, not compressed). Equal tables give equal bytes. See
 * `toArrow` for types, hygiene and errors.
 */
export function toArrowIPC(table: CodedTable): Uint8Array {
  return tableToIPC(toArrow(table), 'file');
}
