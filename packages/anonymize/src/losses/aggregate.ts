import { fail } from '@sluice/errors';
import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import type { MeasuredNode, PreparedLoss } from './loss.js';

const AGGREGATES = ['geometric-mean', 'arithmetic-mean', 'sum', 'maximum', 'rank'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** How the losses of the columns become one number. */
export interface AggregateParams {
  readonly aggregate: Aggregate;
  /** Column name → weight of at least 0; 0.5 where a column is not named. Only ratios count. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

/** A column that the weights do not name has this one, as in ARX. */
const UNNAMED = 0.5;

/** The two parameters as part of a loss's schema. */
export function aggregateShape(standard: Aggregate) {
  return {
    aggregate: z.enum(AGGREGATES).default(standard),
    weights: z
      .record(z.string(), z.number().min(0))
      .optional()
      .describe(`weight of each column, ${UNNAMED} where not named; only ratios count`),
  };
}

/** One weight a column, the largest of them 1. */
function weightsOf(columns: readonly QuasiColumn[], weights: Readonly<Record<string, number>>): number[] {
  const names = new Set(columns.map((column) => column.name));
  for (const name of Object.keys(weights))
    if (!names.has(name))
      fail('input', 'loss/unknown-column', `weights name "${name}", which is not a quasi-identifier`, {
        hint: `name one of: ${[...names].join(', ')}`,
        path: ['privacy', 'loss', 'weights', name],
      });
  const list = columns.map(({ name }) => (Object.hasOwn(weights, name) ? weights[name] : UNNAMED));
  const largest = Math.max(...list);
  if (columns.length > 0 && !(largest > 0))
    fail('input', 'loss/no-weight', 'every quasi-identifier has weight 0, so there is nothing to minimise', {
      hint: 'give at least one column a weight above 0',
      path: ['privacy', 'loss', 'weights'],
    });
  return list.map((weight) => weight / largest);
}

/** A loss that is counted column by column: entry c is that of column c. */
export interface ColumnLosses {
  bound(levels: readonly number[]): readonly number[];
  measure(node: MeasuredNode): readonly number[];
}

/**
 * Makes the losses of the columns one number: never smaller where no loss is smaller, so that a bound stays one.
 * Geometric mean: Π (1 + x)^(w/q) - 1, so that a column without loss does not hide the others; the others weigh x by
 * w. (ARX multiplies 1 + x by w instead, which leaves the order of nodes as it is without weights.) Rank: the largest
 * loss, and of equal ones the next largest, and so on.
 *
 * @throws loss/unknown-column, loss/no-weight
 */
export function aggregated(
  columns: readonly QuasiColumn[],
  params: AggregateParams,
  losses: ColumnLosses,
): PreparedLoss {
  const weight = weightsOf(columns, params.weights ?? {});
  const combine = aggregator(weight, params.aggregate);
  const prepared: PreparedLoss = {
    bound: (levels) => combine(losses.bound(levels)),
    measure: (node) => combine(losses.measure(node)),
  };
  if (params.aggregate !== 'rank') return prepared;
  const descending = (list: readonly number[]) => list.map((x, c) => x * weight[c]).sort((a, b) => b - a);
  return { ...prepared, rest: (node) => descending(losses.measure(node)).slice(1) };
}

function aggregator(weight: readonly number[], aggregate: Aggregate): (losses: readonly number[]) => number {
  const q = weight.length;
  const sum = (losses: readonly number[]) => losses.reduce((total, x, c) => total + x * weight[c], 0);
  if (q === 0) return () => 0;
  switch (aggregate) {
    case 'sum':
      return sum;
    case 'arithmetic-mean':
      return (losses) => sum(losses) / q;
    case 'maximum':
    case 'rank':
      return (losses) => losses.reduce((most, x, c) => Math.max(most, x * weight[c]), 0);
    case 'geometric-mean':
      return (losses) => losses.reduce((product, x, c) => product * (x + 1) ** (weight[c] / q), 1) - 1;
  }
}
