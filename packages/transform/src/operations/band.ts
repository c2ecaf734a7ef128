import { fail } from '@sluice/errors';
import { z } from 'zod';
import { countText } from '../columns/count-text.js';
import { mapValues } from '../columns/map-values.js';
import { ascendingEdges } from '../numbers/ascending.js';
import { bandFinder, bandLabels } from '../numbers/bands.js';
import type { Operation } from '../operation.js';
import { oneColumn } from './one-column.js';

const params = z
  .strictObject({
    edges: ascendingEdges,
    labels: z
      .array(z.string().min(1))
      .optional()
      .describe('a name for each band, from below the first edge to the last edge and above: edges + 1 names'),
  })
  .check((context) => {
    const { edges, labels } = context.value;
    if (!labels) return;
    const issue = (message: string) =>
      context.issues.push({ code: 'custom', message, path: ['labels'], input: context.value });
    if (labels.length !== edges.length + 1) {
      issue(
        `expected ${edges.length + 1} labels for ${edges.length} edges (one below the first edge, one from the last on)`,
      );
    } else if (new Set(labels).size !== labels.length) issue('labels must differ from each other');
  });

export type BandParams = z.infer<typeof params>;

/**
 * Replaces a number by the half-open band `[a, b)` that holds it (bottom and top coding at the outer edges; Hundepool
 * et al. 2012, section 3.2). The edges stand in the product file and are never read from the data.
 * @throws transform/not-a-number with counts, when a value is no decimal number
 */
export const band: Operation<BandParams> = Object.freeze<Operation<BandParams>>({
  kind: 'band',
  params,
  inputs: 1,
  outputs: 1,
  per: 'value',
  properties: Object.freeze({ needsKey: false, reversible: false, deterministic: true, injective: false }),
  effect: (labels) => labels,
  apply(columns, { edges, labels = bandLabels(edges) }) {
    const column = oneColumn(columns, 'band');
    const find = bandFinder(edges);
    // Index -1 (no number) has no label: undefined.
    return [mapValues(column, 'string', (value) => labels[find(value)], { refuse: notNumbers })];

    function notNumbers(offenders: { distinct: number; rows: number }): never {
      return fail(
        'input',
        'transform/not-a-number',
        `Column '${column.name}': operation 'band' expects numbers; ${countText(offenders, column)} are none.`,
        { hint: 'Mend the values at the source, or drop the column.', path: ['columns', column.name, 'op'] },
      );
    }
  },
  publicParams: ({ edges, labels }) => ({ edges, ...(labels && { labels }) }),
});
