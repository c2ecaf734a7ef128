import { fail } from '@sluice/errors';
import { type CodedColumn, type CodedTable, NULL_CODE } from '../coded.js';
import { hasMissing } from '../missing.js';
import { type Grouping, groupSizes, groupWords } from './group.js';
import { layoutWords, packWords } from './words.js';

/** From a column's codes (missing is -1) to codes from 0, where the last code stands for missing. */
function shiftNulls(column: CodedColumn): { map: Int32Array; codes: Int32Array; cardinality: number } {
  const size = column.values.length;
  const hasNull = hasMissing(column);
  const map = new Int32Array(size + 1);
  for (let i = 0; i <= size; i++) map[i] = i;
  if (!hasNull) return { map, codes: column.codes, cardinality: Math.max(1, size) };
  const codes = column.codes.map((code) => (code === NULL_CODE ? size : code));
  return { map, codes, cardinality: size + 1 };
}

/** The columns of a table by name, in the order asked for. Throws when one is missing. */
export function columnsOf(table: CodedTable, names: readonly string[]): CodedColumn[] {
  return names.map(
    (name) =>
      table.columns.find((column) => column.name === name) ??
      fail('input', 'table/no-column', `the table has no column "${name}"`),
  );
}

/**
 * Equivalence classes of a table: rows that agree in all the named columns. A missing value is a category of its own.
 * With no column at all, every row is in one class.
 */
export function equivalenceClasses(table: CodedTable, names: readonly string[]): Grouping {
  const shifted = columnsOf(table, names).map(shiftNulls);
  const cardinalities = shifted.map((s) => s.cardinality);
  const layout = layoutWords(cardinalities);
  const words = packWords(
    shifted.map((s) => s.codes),
    shifted.map((s) => s.map),
    cardinalities,
    table.rows,
    layout,
  );
  return groupWords(words, layout.products, table.rows);
}

/** Sizes in rows of the equivalence classes over the named columns, in order of first appearance. */
export function classSizes(table: CodedTable, names: readonly string[]): Uint32Array {
  return groupSizes(equivalenceClasses(table, names));
}
