import { fail } from '@sluice/errors';
import { type CodedColumn, type CodedTable, NULL_CODE, valueRanks } from '@sluice/table';
import { type Decimal, parseDecimal, rescale } from '../decimal.js';
import type { EgressDimension } from '../table.js';

/** Most places of a grid: beyond it a table is none that people check. */
const MOST_PLACES = 200_000;

/** Column by name. @throws SluiceError `column/missing` */
export function columnOf(table: CodedTable, name: string): CodedColumn {
  const column = table.columns.find((c) => c.name === name);
  return (
    column ??
    fail('input', 'column/missing', `the table has no column "${name}"`, {
      hint: 'names are compared letter by letter, case included',
    })
  );
}

/** `row 3` or `row 3 and 4 more`: rows are counted from 1, the header not counted. */
export function rowsText(rows: readonly number[]): string {
  return rows.length === 1 ? `row ${rows[0] + 1}` : `row ${rows[0] + 1} and ${rows.length - 1} more`;
}

/** Text of a cell of the table; null where it is missing. */
export function textAt({ codes, values }: CodedColumn, row: number): string | null {
  return codes[row] === NULL_CODE ? null : values[codes[row]];
}

/** A column of dimension values as positions in code-point order. */
export interface CodedDimension extends EgressDimension {
  /** Position by row; -1 where `skip` says that the value is no value of the dimension. */
  readonly positions: Int32Array;
}

/**
 * Reads a dimension. `skip` tells the label of a total from a value.
 * @throws SluiceError `egress/missing` where a row has no value
 */
export function dimensionOf(column: CodedColumn, skip: (text: string) => boolean): CodedDimension {
  const missing = rowsWhere(column.codes.length, (row) => (textAt(column, row) ?? '').trim() === '');
  if (missing.length > 0)
    fail('input', 'egress/missing', `${rowsText(missing)}: no value in the dimension "${column.name}"`, {
      hint: 'a table with missing values is not judged: name the category, or leave the rows out',
    });
  const used = new Set(column.codes);
  const ranks = valueRanks(column.values);
  const order = [...column.values.keys()]
    .filter((code) => used.has(code) && !skip(column.values[code]))
    .sort((a, b) => ranks[a] - ranks[b]);
  const position = new Int32Array(column.values.length).fill(-1);
  order.forEach((code, i) => {
    position[code] = i;
  });
  return {
    name: column.name,
    values: order.map((code) => column.values[code]),
    positions: column.codes.map((code) => position[code]),
  };
}

export function rowsWhere(rows: number, holds: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (holds(row)) found.push(row);
  return found;
}

/**
 * Refuses a grid that is too large to be checked.
 * @throws SluiceError `egress/too-many-cells`
 */
export function checkSize(dimensions: readonly EgressDimension[]): void {
  const places = dimensions.reduce((product, { values }) => product * (values.length + 1), 1);
  if (places > MOST_PLACES)
    fail(
      'input',
      'egress/too-many-cells',
      `the table has ${places} cells and margins; ${MOST_PLACES} at most are judged`,
      {
        hint: 'name fewer dimensions, or coarser ones',
      },
    );
}

/** Numbers of several columns in one unit: `at[column][row]`, null for a blank (empty or `*`). */
export interface Numbers {
  readonly at: readonly (readonly (bigint | null)[])[];
  readonly scale: number;
}

/**
 * Reads columns of non-negative decimals into whole multiples of the finest unit that occurs.
 * @throws SluiceError `egress/not-a-number`, `egress/negative` with row numbers
 */
export function numbersOf(columns: readonly CodedColumn[]): Numbers {
  const read = columns.map((column) => {
    const parsed = column.values.map((text) => (isBlank(text) ? null : (parseDecimal(text.trim()) ?? 'none')));
    const rowsOf = (bad: (value: Decimal | null | 'none') => boolean) =>
      rowsWhere(column.codes.length, (row) => column.codes[row] !== NULL_CODE && bad(parsed[column.codes[row]]));
    const text = rowsOf((value) => value === 'none');
    if (text.length > 0)
      fail('input', 'egress/not-a-number', `${rowsText(text)}: no plain decimal number in column "${column.name}"`, {
        hint: 'write digits with a point at most: no thousands separators, no units',
      });
    const negative = rowsOf((value) => value !== null && value !== 'none' && value.units < 0n);
    if (negative.length > 0)
      fail('input', 'egress/negative', `${rowsText(negative)}: a negative number in column "${column.name}"`, {
        hint: 'the rules speak of contributions that are not negative; a table with others is not judged here',
      });
    return { column, numbers: parsed as (Decimal | null)[] };
  });
  const used = (column: CodedColumn) => [...new Set(column.codes)].filter((code) => code !== NULL_CODE);
  const scale = Math.max(
    0,
    ...read.flatMap(({ column, numbers }) => used(column).map((code) => numbers[code]?.scale ?? 0)),
  );
  const at = read.map(({ column, numbers }) => {
    const units = numbers.map((n) => (n === null || n.scale > scale ? null : rescale(n, scale)));
    return Array.from(column.codes, (code) => (code === NULL_CODE ? null : units[code]));
  });
  return { at, scale };
}

/** Empty, or the mark of a suppressed cell. */
export function isBlank(text: string): boolean {
  return text.trim() === '' || text.trim() === '*';
}
