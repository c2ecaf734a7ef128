import { fail } from '@sluice/errors';
import { type CodedTable, type Subjects, subjectsOf } from '@sluice/table';
import { coordinatesOf, gridOf, indexAt } from '../grid.js';
import type { EgressCell, EgressTable } from '../table.js';
import { checkSize, columnOf, dimensionOf, numbersOf, rowsText, rowsWhere } from './columns.js';
import { isTotalLabel } from './total-label.js';

/** How a table is made of the rows of a secure domain. */
export interface MicrodataForm {
  readonly dims: readonly string[];
  /** Column with the quantity that is added up. */
  readonly value?: string;
  /** Column that names the unit (firm, person); every row is a unit of its own when left out. */
  readonly unit?: string;
  /** With all totals over every set of dimensions. */
  readonly margins: boolean;
  /** Labels that stand for "all" in a dimension: none may be a value. */
  readonly totals: readonly string[];
  /** Largest contributions that the thresholds need. */
  readonly contributions: number;
}

/** Column of counts in a table made here. */
export const COUNT_COLUMN = 'count';
const MOST_DIMENSIONS = 8;

function unitsOf(table: CodedTable, form: MicrodataForm): Subjects {
  if (form.unit === undefined)
    return { ids: Int32Array.from({ length: table.rows }, (_, row) => row), count: table.rows };
  const units = subjectsOf(columnOf(table, form.unit));
  const missing = rowsWhere(table.rows, (row) => units.ids[row] === -1);
  if (missing.length > 0)
    fail('input', 'egress/missing', `${rowsText(missing)}: no unit in column "${form.unit}"`, {
      hint: 'whose contribution it is cannot be judged: fill the column, or leave the rows out',
    });
  return units;
}

/** Contribution of each unit to each place of the grid: `by[place]` maps the unit to its sum. */
function contributionsBy(places: number): Map<number, bigint>[] {
  return Array.from({ length: places }, () => new Map());
}

/**
 * Makes the table of counts of distinct units, and of totals, from rows. Combinations that do not occur are empty cells.
 * Cells are numbered in canonical order: values in code-point order, a total after the values.
 * @throws SluiceError `column/missing`; `egress/missing`, `egress/negative`, `egress/not-a-number`, `egress/total-label`,
 *   `egress/too-many-cells`; `egress/unit-in-several-cells` with margins, where counts of units do not add up
 */
export function fromMicrodata(table: CodedTable, form: MicrodataForm): EgressTable {
  if (form.dims.length > MOST_DIMENSIONS)
    fail('input', 'egress/dimensions', `at most ${MOST_DIMENSIONS} dimensions`, {
      hint: 'make several tables of them',
    });
  const names = [...form.dims, COUNT_COLUMN, ...(form.value === undefined ? [] : [form.value])];
  if (new Set(names).size !== names.length)
    fail('input', 'egress/columns', `the columns of the table would not have names of their own`, {
      hint: `name each column once; "${COUNT_COLUMN}" is the column of counts`,
    });
  const isTotal = isTotalLabel(form.totals);
  const dims = form.dims.map((name) => dimensionOf(columnOf(table, name), () => false));
  const clash = dims.find(({ values }) => values.some(isTotal));
  if (clash !== undefined)
    fail('input', 'egress/total-label', `a value of the dimension "${clash.name}" is a label of a total`, {
      hint: 'name another label with --total',
    });
  checkSize(dims);
  const grid = gridOf(dims.map(({ values }) => values.length));
  const units = unitsOf(table, form);
  const value = form.value;
  const numbers = numbersOf(value === undefined ? [] : [columnOf(table, value)]);
  if (value !== undefined) {
    const missing = rowsWhere(table.rows, (row) => numbers.at[0][row] === null);
    if (missing.length > 0)
      fail('input', 'egress/missing', `${rowsText(missing)}: no number in column "${value}"`, {
        hint: 'a table with missing values is not judged: leave the rows out and say so, or fill them',
      });
  }

  const sets = form.margins ? 1 << dims.length : 1;
  const by = contributionsBy(grid.length);
  const home = new Int32Array(units.count).fill(-1);
  let spread = false;
  const at = new Int32Array(dims.length);
  for (let row = 0; row < table.rows; row++) {
    const unit = units.ids[row];
    const amount = value === undefined ? 0n : (numbers.at[0][row] as bigint);
    for (let set = 0; set < sets; set++) {
      for (const [d, { positions, values }] of dims.entries()) at[d] = (set >> d) & 1 ? values.length : positions[row];
      const index = indexAt(grid, [...at]);
      if (set === 0) {
        spread ||= home[unit] !== -1 && home[unit] !== index;
        home[unit] = index;
      }
      by[index].set(unit, (by[index].get(unit) ?? 0n) + amount);
    }
  }
  if (form.margins && spread)
    fail(
      'input',
      'egress/unit-in-several-cells',
      'some units have rows in several cells, so counts of units do not add up',
      {
        hint: 'count rows (leave the unit out), or leave the margins out; what margins would give away could not be told',
      },
    );

  const cells: EgressCell[] = [];
  for (const [index, own] of by.entries()) {
    const coordinates = coordinatesOf(grid, index);
    const isMargin = coordinates.some((c, d) => c === grid.sizes[d]);
    if (isMargin && !form.margins) continue;
    const falling = [...own.values()].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
    cells.push({
      row: cells.length + 1,
      index,
      at: coordinates.map((c, d) => (c === grid.sizes[d] ? null : c)),
      count: BigInt(own.size),
      total: value === undefined ? null : falling.reduce((sum, x) => sum + x, 0n),
      largest: value === undefined ? null : falling.slice(0, form.contributions),
    });
  }
  return {
    form: 'microdata',
    dimensions: dims.map(({ name, values }) => ({ name, values })),
    grid,
    cells,
    countColumn: COUNT_COLUMN,
    value: value === undefined ? null : { name: value, scale: numbers.scale },
    totalLabel: form.totals[0],
  };
}
