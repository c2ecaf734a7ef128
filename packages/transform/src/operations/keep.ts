import { z } from 'zod';
import { mapValues } from '../columns/map-values.js';
import type { Operation } from '../operation.js';
import { oneColumn } from './one-column.js';

const params = z.strictObject({});

export type KeepParams = z.infer<typeof params>;

/** Releases a column as it is. The dictionary is rebuilt all the same: values of dropped rows must not ride along. */
export const keep: Operation<KeepParams> = Object.freeze<Operation<KeepParams>>({
  kind: 'keep',
  params,
  inputs: 1,
  outputs: 1,
  per: 'value',
  properties: Object.freeze({ needsKey: false, reversible: true, deterministic: true, injective: true }),
  effect: (labels) => labels,
  apply(columns) {
    const column = oneColumn(columns, 'keep');
    return [mapValues(column, column.type, (value) => value)];
  },
  publicParams: () => ({}),
});
