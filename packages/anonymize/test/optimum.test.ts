import { kAnonymity } from '@sluice/models';
import { subjectsOf } from '@sluice/table';
import {
  naiveFloorShare,
  naiveOptimum,
  naivePeople,
  naiveProblem,
  problemArbitrary,
  toCodedColumn,
} from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { granularityLoss, searchFullDomain } from '../src/index.js';
import { quasiColumns } from './quasi-columns.js';

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
