import { kAnonymity } from '@sluice/models';
import { NULL_CODE, subjectsOf } from '@sluice/table';
import {
  compiledRows,
  naiveFloorShare,
  naiveOptimum,
  naivePeople,
  naiveProblem,
  type Problem,
  problemArbitrary,
  toCodedColumn,
} from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { granularityLoss, type QuasiColumn, searchFullDomain } from '../src/index.js';

/** The product's way to a search problem: a missing value is one more code, alone until the top. */
function quasiColumns({ table, hierarchies }: Problem): QuasiColumn[] {
  return table.columns.map((column, c) => {
    const { leafCount, levels } = compiledRows(hierarchies[c], column);
    const missing = column.codes.includes(NULL_CODE);
    const codes = column.codes.map((code) => (code === NULL_CODE ? column.values.length : code));
    return {
      name: column.name,
      codes,
      leafCount,
      minLevel: 0,
      maxLevel: levels.length - 1,
      levels: levels.map(({ map, labels, leaves }) => {
        if (!missing) return { map, leaves };
        const star = labels.length === 1 && labels[0] === '*';
        return {
          map: Int32Array.of(...map, star ? 0 : labels.length),
          leaves: star ? leaves : Float64Array.of(...leaves, 1),
        };
      }),
    };
  });
}

test('the optimum equals an exhaustive search in plain text, by rows and by people', async () => {
  const seen = { rows: 0, constant: 0, varying: 0, unsolvable: 0 };
  await fc.assert(
    fc.asyncProperty(problemArbitrary(), async (problem) => {
      const { table, k, limits, subject, tuples } = problem;
      seen[tuples]++;
      const expected = naiveOptimum(naiveProblem(problem));
      const search = () =>
        searchFullDomain({
          columns: quasiColumns(problem),
          rows: table.rows,
          ...(subject && { subjects: subjectsOf(toCodedColumn({ name: 'id', type: 'string', cells: [...subject] })) }),
          models: [{ model: kAnonymity, params: { k } }],
          limit: {
            rows: naiveFloorShare(limits.rows, table.rows),
            people: subject ? naiveFloorShare(limits.people, naivePeople(subject)) : 0,
          },
          loss: { loss: granularityLoss, params: { gsFactor: 0.5, aggregate: 'geometric-mean' } },
        });
      if (!expected) {
        seen.unsolvable++;
        await expect(search()).rejects.toThrow(/search\/no-solution/);
        return;
      }
      const found = await search();
      expect(Math.abs(found.loss - expected.loss)).toBeLessThan(1e-9);
      expect(expected.nearTies).toContainEqual(found.best.levels);
      if (expected.nearTies.length === 1) {
        expect(found.best.suppressedRows).toBe(expected.suppressedRows);
        expect(found.best.suppressedPeople).toBe(expected.suppressedPeople);
      }
    }),
    { numRuns: 1500 },
  );
  // A generator that stopped making one of these kinds would make the test weaker without a word.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
