import { fail } from '@sluice/errors';
import { z } from 'zod';
import { countText } from '../columns/count-text.js';
import { mapValues, type Offenders } from '../columns/map-values.js';
import type { Operation } from '../operation.js';
import { readRecoding } from '../recoding/read.js';
import { oneColumn } from './one-column.js';

const params = z.strictObject({
  list: z
    .string()
    .regex(/^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+$/, 'expected `NAME@VERSION`, such as gbt2260@2023')
    .describe('code list that the output follows: `NAME@VERSION`'),
  file: z
    .string()
    .min(1)
    .describe('path of the mapping: two cells a line, `;` between them, no header; old code, then new code or nothing'),
  unmapped: z
    .enum(['suppress', 'refuse'])
    .default('refuse')
    .describe('what happens to a code that the mapping lacks: it becomes missing, or the plan refuses'),
});

export type RecodeParams = z.infer<typeof params>;

/**
 * Maps codes of an older version of a code list to the current one (administrative divisions of GB/T 2260, industries of
 * GB/T 4754). Every output is a code of the mapping's second column or missing: nothing passes through, so a code that
 * is the same in both versions stands in the file as well. The role stays: a mapped quasi-identifier is one.
 * @throws transform/unmapped with counts, where `unmapped: refuse`; recode/* for the mapping
 */
export const recode: Operation<RecodeParams> = Object.freeze<Operation<RecodeParams>>({
  kind: 'recode',
  params,
  inputs: 1,
  outputs: 1,
  per: 'value',
  // Both versions of a list are public: whoever has them can map back what was mapped one to one.
  properties: Object.freeze({ needsKey: false, reversible: true, deterministic: true, injective: false }),
  effect: (labels) => labels,
  apply(columns, { file, unmapped }, { readText }) {
    const column = oneColumn(columns, 'recode');
    if (!readText) return fail('internal', 'internal/no-reader', `Column '${column.name}': no mapping can be read.`);
    const codes = readRecoding(readText(file), file);
    const unknown = unmapped === 'suppress' ? null : undefined;
    const output = (value: string) => (codes.has(value) ? codes.get(value) : unknown);
    return [mapValues(column, 'string', output, { refuse: notMapped })];

    function notMapped(offenders: Offenders): never {
      return fail(
        'input',
        'transform/unmapped',
        `Column '${column.name}': ${countText(offenders, column)} have no place in the mapping.`,
        {
          hint: 'Add a line for each old code (nothing after `;` suppresses it), or write `unmapped: suppress`.',
          path: ['columns', column.name, 'unmapped'],
        },
      );
    }
  },
  publicParams: ({ list, unmapped }) => ({ list, unmapped }),
});
