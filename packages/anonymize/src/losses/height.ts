import { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';
import { type AggregateParams, aggregated, aggregateShape } from './aggregate.js';
import type { Loss, PreparedLoss } from './loss.js';

function prepare(columns: readonly QuasiColumn[], _rows: number, params: AggregateParams): PreparedLoss {
  return aggregated(columns, params, { bound: (levels) => levels, measure: ({ levels }) => levels });
}

/**
 * Height (Samarati 2001): the levels of the columns, added up by default. Suppression costs nothing. The bound equals
 * the measure.
 */
export const heightLoss: Loss<AggregateParams> = Object.freeze({
  kind: 'height',
  params: z.strictObject(aggregateShape('sum')),
  prepare,
});
