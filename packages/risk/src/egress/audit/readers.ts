import { fail } from '@sluice/errors';
import { type Addition, additionsOf, partsOf } from '../grid.js';
import type { EgressCell, EgressTable, Measure } from '../table.js';
import type { EgressThresholds } from '../thresholds.js';
import { type Bounds, FREE, maxOf } from './bounds.js';
import { manyWayReader } from './many-way.js';
import type { Reader } from './reader.js';
import { twoWayReader } from './two-way.js';

/** The bounds that a published number stands for. */
type Reading = (published: bigint) => Bounds;

const exactly: Reading = (x) => ({ low: x, high: x });

/** A count rounded half up to a multiple of the base; other ways of rounding leave the reader with no less doubt but for one unit. */
function roundedTo(base: number): Reading {
  const [below, above] = [BigInt(Math.floor(base / 2)), BigInt(Math.ceil(base / 2) - 1)];
  return (x) => ({ low: maxOf(0n, x - below), high: x + above });
}

/** A total all of whose parts are published and add up to something else; its cell. */
function wrongTotal(table: EgressTable, measure: Measure): EgressCell | undefined {
  const at = new Map(table.cells.map((cell) => [cell.index, cell]));
  const sum = (addition: Addition): bigint | null => {
    let all = 0n;
    for (const part of partsOf(addition)) {
      const own = at.get(part)?.[measure] ?? null;
      if (own === null) return null;
      all += own;
    }
    return all;
  };
  return table.cells.find((cell) => {
    const own = cell[measure];
    if (own === null) return false;
    return additionsOf(table.grid, cell.index).some((addition) => {
      const parts = addition.parent === cell.index ? sum(addition) : null;
      return parts !== null && parts !== own;
    });
  });
}

function readerUnder(table: EgressTable, measure: Measure, reading: Reading): Reader | null {
  const known: Bounds[] = Array.from({ length: table.grid.length }, () => FREE);
  const aim: (bigint | null)[] = known.map(() => null);
  for (const cell of table.cells) {
    const own = cell[measure];
    if (own !== null) known[cell.index] = reading(own);
    aim[cell.index] = own ?? cell.inside?.[measure] ?? null;
  }
  return table.grid.sizes.length <= 2 ? twoWayReader(table.grid, known) : manyWayReader(table.grid, known, aim);
}

/**
 * Reader of one measure of a table. Published numbers are read exactly where that adds up, which is the reading with
 * the least doubt; counts that are all multiples of the base asked for are else read as rounded.
 * @throws SluiceError `egress/not-additive` where cells and totals contradict each other
 */
export function readerOf(table: EgressTable, measure: Measure, { roundTo }: EgressThresholds): Reader {
  const wrong = wrongTotal(table, measure);
  const exact = wrong === undefined ? readerUnder(table, measure, exactly) : null;
  if (exact !== null) return exact;
  const allRounded = ({ count }: EgressCell) =>
    count === null || (roundTo !== undefined && count % BigInt(roundTo) === 0n);
  const rounded =
    measure === 'count' && roundTo !== undefined && table.cells.every(allRounded)
      ? readerUnder(table, measure, roundedTo(roundTo))
      : null;
  if (rounded !== null) return rounded;
  const column = measure === 'count' ? table.countColumn : (table.value?.name ?? '');
  const where = typeof wrong?.row === 'number' ? `row ${wrong.row}: ` : '';
  return fail('input', 'egress/not-additive', `${where}cells and totals of column "${column}" do not add up`, {
    hint: 'keep suppressed cells as rows with `*` or nothing; are all dimensions named, and is every total over all values?',
  });
}
