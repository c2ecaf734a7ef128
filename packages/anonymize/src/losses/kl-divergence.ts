import { fail } from '@sluice/errors';
import { indexTuples, rollUp } from '@sluice/table';
import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { orderFreeSum, perGroup, rowsPerCode } from './histogram.js';
import type { Loss, PreparedLoss } from './loss.js';
import { groupsFromLowest } from './suppressed.js';

/**
 * Values that a group spans, as a binary logarithm, per level and group: the leaves, and never fewer than the values
 * that occur, since a missing value counts as no leaf of the hierarchy. So no density is above that of its tuples.
 */
function spans(column: QuasiColumn): { perGroup: Float64Array[]; suppressed: number } {
  const occurs = rowsPerCode(column).map((n) => (n > 0 ? 1 : 0));
  const values = perGroup(column, occurs);
  const log = (leaves: number, present: number) => Math.log2(Math.max(1, leaves, present));
  return {
    perGroup: column.levels.map(({ leaves }, level) => leaves.map((n, group) => log(n, values[level][group]))),
    suppressed: log(
      column.leafCount,
      occurs.reduce((a, b) => a + b, 0),
    ),
  };
}

function concat(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

function prepare(columns: readonly QuasiColumn[], rows: number): PreparedLoss {
  const raw = indexTuples(
    columns.map(({ codes }) => codes),
    columns.map(({ levels }) => Int32Array.from(levels[0].map.keys())),
    columns.map(({ levels }) => levels[0].map.length),
    rows,
  );
  // ARX adds one term a row, each weighed by its tuple's frequency: a tuple of n rows weighs n²/rows.
  const weight = raw.rows.map((n) => (n * n) / rows);
  const squares = raw.rows.map((n) => n * n);
  const input = orderFreeSum(raw.rows.map((n, t) => weight[t] * Math.log2(rows / n)));
  const lowest = columns.map(({ levels, minLevel }, c) => raw.codes[c].map((code) => levels[minLevel].map[code]));
  const groups = columns.map(groupsFromLowest);
  const span = columns.map(spans);
  const everything = span.reduce((sum, { suppressed }) => sum + suppressed, 0);

  const spread = columns.map((column, c) =>
    column.levels.map(({ map }, level) =>
      orderFreeSum(weight.map((w, t) => w * span[c].perGroup[level][map[raw.codes[c][t]]])),
    ),
  );
  const bound = (levels: readonly number[]) =>
    Math.max(0, levels.reduce((sum, level, c) => sum + spread[c][level], 0) - input);

  /** Sum of the squared sizes of the raw tuples in each class of the node: the classes lead a list of all tuples. */
  function tupleSquares({ levels, classes, from }: Parameters<PreparedLoss['measure']>[0]): Float64Array {
    const amounts = new Float64Array(classes.size + raw.size);
    amounts.set(squares, classes.size);
    const merged = rollUp(
      {
        size: amounts.length,
        codes: columns.map((_, c) =>
          concat(
            classes.first.map((i) => from.codes[c][i]),
            lowest[c],
          ),
        ),
        rows: amounts,
      },
      groups.map((byLevel, c) => byLevel[levels[c]]),
      columns.map((column, c) => column.levels[levels[c]].leaves.length),
    );
    if (merged.size !== classes.size)
      fail('internal', 'loss/classes', `${merged.size} classes were found where the search has ${classes.size}`);
    return merged.rows;
  }

  return {
    bound,
    measure(node) {
      const { levels, classes, from, failing } = node;
      if (rows === 0) return 0;
      const inClass = tupleSquares(node);
      const hidden = classes.rows.reduce((sum, n, i) => sum + (failing[i] ? n : 0), 0);
      const cells = columns.map((_, c) => ({
        bits: span[c].perGroup[levels[c]],
        groups: groups[c][levels[c]],
        codes: from.codes[c],
      }));
      const terms = classes.rows.map((n, i) => {
        if (n === 0) return 0;
        let area = 0;
        if (failing[i]) area = everything;
        else for (const { bits, groups, codes } of cells) area += bits[groups[codes[classes.first[i]]]];
        return (inClass[i] / rows) * (area + Math.log2(rows / (failing[i] ? hidden : n)));
      });
      return Math.max(bound(levels), orderFreeSum(terms) - input); // rounding must not put it under its bound
    },
  };
}

/**
 * Kullback-Leibler divergence of the released table from the raw one (Machanavajjhala et al. 2007, as ARX computes it):
 * a class spreads its rows evenly over all raw tuples that it may stand for, all suppressed rows together over every
 * tuple. In bits, at least 0. ARX adds one term a row, so a tuple of n rows weighs n²/rows and not n/rows.
 *
 * The bound is weaker than the measure even where nothing is suppressed: it knows single columns only, and takes every
 * class to be as dense as the table. It counts all raw tuples anew for each node, which makes it the slowest loss.
 */
export const klDivergenceLoss: Loss<Record<never, never>> = Object.freeze({
  kind: 'kl-divergence',
  params: z.strictObject({}),
  prepare,
});
