import { type Fault, SluiceError } from '@sluice/errors';
import type { CodedTable, ColumnType } from '../coded.js';
import { retype } from './retype.js';

/**
 * Gives each column its declared type, or checks it against the type that it came with; all values become canonical
 * text (see `ColumnType`).
 * @throws `SluiceError` of kind `input` with one fault for each column and flaw: `table/type-mismatch`,
 *   `table/out-of-range`, `table/too-many-digits`, `table/not-finite`, `table/too-precise`, `table/nul`, and
 *   `table/unknown-column` where a type is declared for a column that is not there
 */
export function applyTypes(table: CodedTable, types: Readonly<Record<string, ColumnType>> = {}): CodedTable {
  const faults: Fault[] = [];
  const names = new Set(table.columns.map((column) => column.name));
  for (const name of Object.keys(types)) {
    if (names.has(name)) continue;
    faults.push({
      code: 'table/unknown-column',
      message: `a type is declared for column ${JSON.stringify(name)}, which the table does not have`,
      hint: 'correct the name, or remove the declaration',
    });
  }
  const columns = table.columns.map((column) => {
    const declared = Object.hasOwn(types, column.name) ? types[column.name] : undefined;
    return retype(column, declared ?? column.type, faults);
  });
  if (faults.length > 0) throw new SluiceError('input', faults);
  return { rows: table.rows, columns };
}
