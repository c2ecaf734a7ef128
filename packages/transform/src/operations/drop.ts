import { z } from 'zod';
import type { Operation } from '../operation.js';

const params = z.strictObject({});

export type DropParams = z.infer<typeof params>;

/** Releases nothing of a column: no output, so no label either. */
export const drop: Operation<DropParams> = Object.freeze<Operation<DropParams>>({
  kind: 'drop',
  params,
  inputs: 1,
  outputs: 0,
  per: 'value',
  properties: Object.freeze({ needsKey: false, reversible: false, deterministic: true, injective: false }),
  effect: () => [],
  apply: () => [],
  publicParams: () => ({}),
});
