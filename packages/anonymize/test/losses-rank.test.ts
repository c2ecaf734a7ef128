import { kAnonymity } from '@sluice/models';
import { naiveFloorShare, naiveLattice, problemArbitrary } from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lossOf, searchFullDomain } from '../src/index.js';
import { createNodeChecker } from '../src/search/node-check.js';
import { quasiColumns } from './quasi-columns.js';

/** Losses of single columns in descending order: each column alone under the same loss. */
function vector(
  kind: string,
  columns: ReturnType<typeof quasiColumns>,
  rows: number,
  problem: object,
  levels: number[],
) {
  const loss = lossOf(kind)!;
  const node = createNodeChecker(problem as Parameters<typeof createNodeChecker>[0]).check(levels);
  const alone = columns.map((_, c) => {
    const weights = Object.fromEntries(columns.map(({ name }, other) => [name, other === c ? 1 : 0]));
    return loss.prepare(columns, rows, loss.params.parse({ aggregate: 'sum', weights })).measure(node);
  });
  return { node, order: [...alone.sort((a, b) => b - a), levels.reduce((a, b) => a + b, 0), ...levels] };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((x, entry) => x !== b[entry]);
  return i < 0 ? 0 : a[i] - b[i];
}

test.each(['loss', 'precision', 'height', 'entropy'])('the optimum by rank is the least vector: %s', async (kind) => {
  const loss = lossOf(kind)!;
  let beyondFirst = 0;
  await fc.assert(
    fc.asyncProperty(problemArbitrary({ maxRows: 16 }), async ({ hierarchies, table, k, limits, ...rest }) => {
      const columns = quasiColumns({ hierarchies, table, k, limits, ...rest });
      const problem = {
        columns,
        rows: table.rows,
        models: [{ model: kAnonymity, params: { k } }],
        limit: { rows: naiveFloorShare(limits.rows, table.rows), people: 0 },
      };
      const nodes = naiveLattice(hierarchies)
        .map((levels) => vector(kind, columns, table.rows, problem, levels))
        .filter(({ node }) => node.withinLimit)
        .sort((a, b) => compare(a.order, b.order));
      fc.pre(nodes.length > 0);
      if (nodes.length > 1 && nodes[0].order[0] === nodes[1].order[0]) beyondFirst++;
      const found = await searchFullDomain({
        ...problem,
        loss: { loss, params: loss.params.parse({ aggregate: 'rank' }) },
      });
      expect(found.best.levels).toEqual(nodes[0].node.levels);
      expect(found.loss).toBe(nodes[0].order[0]);
    }),
    { numRuns: 150 },
  );
  expect(beyondFirst).toBeGreaterThan(5);
});
