import { fail } from '@sluice/errors';
import type { CodedTable } from '@sluice/table';
import { coordinatesOf, gridOf, indexAt } from '../grid.js';
import type { EgressCell, EgressTable } from '../table.js';
import { checkSize, columnOf, dimensionOf, numbersOf, rowsText, rowsWhere } from './columns.js';
import { isTotalLabel } from './total-label.js';

/** How an aggregated table is to be read: one row a cell, rows with the label of a total are margins. */
export interface AggregateForm {
  readonly dims: readonly string[];
  /** Column with the number of units. */
  readonly count: string;
  /** Column with the total of a quantity. */
  readonly value?: string;
  /** Columns with the largest contributions to the total, falling. */
  readonly largest?: readonly string[];
  /** Labels that stand for "all" in a dimension; upper and lower case alike. */
  readonly totals: readonly string[];
  /** Largest contributions that the thresholds need; 0 where none is to be judged. */
  readonly contributions: number;
  /** Columns that no option names are let pass: for a table that left before. */
  readonly others?: 'ignored';
}

function refuseWhere(rows: readonly number[], code: string, says: string, hint: string): void {
  if (rows.length > 0) fail('input', code, `${rowsText(rows)}: ${says}`, { hint });
}

function checkColumns(table: CodedTable, form: AggregateForm): void {
  const named = [...form.dims, form.count, ...(form.value === undefined ? [] : [form.value]), ...(form.largest ?? [])];
  if (new Set(named).size !== named.length)
    fail('input', 'egress/columns', 'a column is named for two things', { hint: 'name each column once' });
  const unlisted = table.columns.length - named.length;
  if (form.others !== 'ignored' && named.every((name) => table.columns.some((c) => c.name === name)) && unlisted > 0)
    fail('input', 'egress/unlisted-column', `${unlisted} columns of the table are named by no option`, {
      hint: 'what is not named is not judged: take the columns out, or name them',
    });
  if (form.value !== undefined && (form.largest ?? []).length < form.contributions)
    fail(
      'input',
      'egress/contributions',
      `totals are judged by the ${form.contributions} largest contributions of each cell`,
      {
        hint: `name ${form.contributions} columns with --largest; they are for the check only and are never written`,
      },
    );
}

/** What stands in one row, before it is a cell. */
interface Row {
  readonly count: bigint | null;
  readonly total: bigint | null;
  readonly largest: readonly (bigint | null)[];
}

/** Largest contributions of a row; a blank is 0 where there are no more units, else not known. */
function largestOf({ count, total, largest }: Row): readonly bigint[] | null | 'missing' {
  if (total === 0n) return [];
  const filled = largest.map((x, i) => (x === null && count !== null && BigInt(i) >= count ? 0n : x));
  const known = filled.filter((x) => x !== null);
  if (known.length === filled.length) return known;
  return total === null ? null : 'missing';
}

/** A total that its parts contradict: two numbers of the row cannot both be right. */
function contradicts({ count, total }: Row, largest: readonly bigint[] | null): boolean {
  if (count === 0n && total !== null && total > 0n) return true;
  if (largest === null) return false;
  if (largest.some((x, i) => i > 0 && x > largest[i - 1])) return true;
  if (count !== null && largest.some((x, i) => x > 0n && BigInt(i) >= count)) return true;
  return total !== null && largest.reduce((sum, x) => sum + x, 0n) > total;
}

/**
 * Reads an aggregated table. A combination of values that has no row is an empty cell, as every reader takes it.
 * @throws SluiceError `column/missing`, `egress/...`: unlisted columns, blanks where a number is needed, negative or
 *   fractional counts, two rows for one cell, numbers that contradict each other, no inner cell; with row numbers
 */
export function fromAggregate(table: CodedTable, form: AggregateForm): EgressTable {
  checkColumns(table, form);
  const isTotal = isTotalLabel(form.totals);
  const dims = form.dims.map((name) => dimensionOf(columnOf(table, name), isTotal));
  checkSize(dims);
  const grid = gridOf(dims.map(({ values }) => values.length));
  const counts = numbersOf([columnOf(table, form.count)]);
  if (counts.scale > 0)
    fail('input', 'egress/count', `column "${form.count}": expected whole numbers`, {
      hint: 'counts are numbers of units; a column of totals goes under --value',
    });
  const withValue = form.value !== undefined;
  const judged = form.contributions > 0;
  const valueColumns = withValue ? [form.value, ...(judged ? (form.largest ?? []) : [])] : [];
  const values = numbersOf(valueColumns.map((name) => columnOf(table, name)));

  const rows = Array.from(
    { length: table.rows },
    (_, row): Row => ({
      count: counts.at[0][row],
      total: withValue ? values.at[0][row] : null,
      largest: values.at.slice(1).map((column) => column[row]),
    }),
  );
  const largest = rows.map((row) => (withValue && judged ? largestOf(row) : null));
  refuseWhere(
    rowsWhere(table.rows, (row) => largest[row] === 'missing'),
    'egress/missing',
    'a total is published and a largest contribution is missing',
    'fill the columns of largest contributions, or suppress the total',
  );
  refuseWhere(
    rowsWhere(table.rows, (row) => contradicts(rows[row], largest[row] as readonly bigint[] | null)),
    'egress/contradiction',
    'count, total and largest contributions contradict each other',
    'largest contributions fall from left to right and make no more than the total; an empty cell has no total',
  );

  const indexOf = (row: number) =>
    indexAt(
      grid,
      dims.map(({ positions, values: all }) => (positions[row] === -1 ? all.length : positions[row])),
    );
  const seen = new Set<number>();
  const cells = rows.map((row, i): EgressCell => {
    const index = indexOf(i);
    if (seen.has(index))
      fail('input', 'egress/duplicate-cell', `row ${i + 1}: an earlier row has the same values in all dimensions`, {
        hint: 'one row a cell; are all dimensions of the table named?',
      });
    seen.add(index);
    const at = dims.map(({ positions }) => (positions[i] === -1 ? null : positions[i]));
    return {
      row: i + 1,
      index,
      at,
      count: row.count,
      total: row.total,
      largest: largest[i] as readonly bigint[] | null,
    };
  });
  if (!cells.some(({ at }) => !at.includes(null)))
    fail('input', 'egress/no-cells', 'every row of the table is a total', {
      hint: 'check each table of totals by itself, with its own dimensions',
    });
  for (let index = 0; index < grid.length; index++) {
    if (seen.has(index)) continue;
    const at = coordinatesOf(grid, index);
    if (at.some((c, d) => c === grid.sizes[d])) continue;
    cells.push({ row: null, index, at, count: 0n, total: withValue ? 0n : null, largest: [] });
  }
  return {
    form: 'aggregate',
    dimensions: dims.map(({ name, values: all }) => ({ name, values: all })),
    grid,
    cells,
    countColumn: form.count,
    value: form.value === undefined ? null : { name: form.value, scale: values.scale },
    totalLabel: form.totals[0],
  };
}
