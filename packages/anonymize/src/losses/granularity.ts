import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import type { Loss, PreparedLoss } from './loss.js';

const AGGREGATES = ['geometric-mean', 'arithmetic-mean', 'sum', 'maximum'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export interface GranularityParams {
  /** 0: only suppression costs; 1: only generalisation costs; 0.5: both in full. */
  readonly gsFactor: number;
  readonly aggregate: Aggregate;
}

function aggregate(losses: readonly number[], kind: Aggregate): number {
  const n = losses.length;
  if (n === 0) return 0;
  switch (kind) {
    case 'sum':
      return losses.reduce((a, b) => a + b, 0);
    case 'arithmetic-mean':
      return losses.reduce((a, b) => a + b, 0) / n;
    case 'maximum':
      return losses.reduce((a, b) => Math.max(a, b), 0);
    case 'geometric-mean':
      return losses.reduce((product, x) => product * (x + 1) ** (1 / n), 1) - 1;
  }
}

/** Level maps from codes at the lowest allowed level, which is what a class list holds, to leaf counts. */
function leavesByLevel(column: QuasiColumn): Float64Array[] {
  const base = column.levels[column.minLevel];
  return column.levels.map((level, l) => {
    const leaves = new Float64Array(base.leaves.length);
    if (l >= column.minLevel)
      base.map.forEach((group, code) => {
        leaves[group] = level.leaves[level.map[code]];
      });
    return leaves;
  });
}

/** Sum over all rows of the leaves under each row's group, per level: whole numbers, so that no order of sums matters. */
function totals(column: QuasiColumn): number[] {
  const rowsPerCode = new Float64Array(column.levels[0].map.length);
  for (const code of column.codes) rowsPerCode[code]++;
  return column.levels.map((level) => rowsPerCode.reduce((sum, n, code) => sum + n * level.leaves[level.map[code]], 0));
}

/** Ten decimals, rounded down: without it the results of ARX differ in the tenth digit. */
function floor10(x: number): number {
  return Math.floor(x * 1e10) / 1e10;
}

function prepare(columns: readonly QuasiColumn[], rows: number, params: GranularityParams): PreparedLoss {
  const { gsFactor: gs } = params;
  const generalisation = gs <= 0.5 ? 1 : 2 - 2 * gs;
  const suppression = gs < 0.5 ? 2 * gs : 1;
  const leaves = columns.map(leavesByLevel);
  const total = columns.map(totals);

  // `shown` and `hidden`: leaves summed over released and over suppressed rows.
  function columnLoss(c: number, shown: number, hidden: number, suppressedRows: number): number {
    const L = columns[c].leafCount;
    const share = hidden / L;
    const cost = suppression === 1 ? suppressedRows : share + suppression * (suppressedRows - share);
    const least = (generalisation * rows) / L;
    const span = rows - least;
    if (span <= 0) return 0;
    return floor10(Math.max(0, ((generalisation * shown) / L + cost - least) / span));
  }

  return {
    bound: (levels) =>
      aggregate(
        columns.map((_, c) => columnLoss(c, total[c][levels[c]], 0, 0)),
        params.aggregate,
      ),
    measure({ levels, classes, from, failing }) {
      const gone: number[] = [];
      let suppressedRows = 0;
      for (let i = 0; i < classes.size; i++)
        if (failing[i]) {
          gone.push(i);
          suppressedRows += classes.rows[i];
        }
      const hidden = columns.map((_, c) => {
        const codes = from.codes[c];
        const under = leaves[c][levels[c]];
        let sum = 0;
        for (const i of gone) sum += classes.rows[i] * under[codes[classes.first[i]]];
        return sum;
      });
      return aggregate(
        columns.map((_, c) => columnLoss(c, total[c][levels[c]] - hidden[c], hidden[c], suppressedRows)),
        params.aggregate,
      );
    },
  };
}

/**
 * Loss (Iyengar 2002, as ARX computes it): per quasi-identifier the mean share of leaf values under a cell, 1 for a
 * suppressed cell, normalised so that raw data cost 0; then one aggregate over the columns. Rows are the unit.
 */
export const granularityLoss: Loss<GranularityParams> = Object.freeze({
  kind: 'loss',
  params: z.strictObject({
    gsFactor: z.number().min(0).max(1).default(0.5).describe('balance of generalisation (1) and suppression (0)'),
    aggregate: z.enum(AGGREGATES).default('geometric-mean'),
  }),
  prepare,
});
