import { kAnonymity } from '@sluice/models';
import { naiveFloorShare, problemArbitrary } from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { granularityLoss, searchFullDomain } from '../src/index.js';
import { quasiColumns } from './quasi-columns.js';

const loss = { loss: granularityLoss, params: granularityLoss.params.parse({}) };

test('without pressure the anytime search ends at the same optimum, and its bound says so', async () => {
  await fc.assert(
    fc.asyncProperty(problemArbitrary(), async (problem) => {
      const base = {
        columns: quasiColumns(problem),
        rows: problem.table.rows,
        models: [{ model: kAnonymity, params: { k: problem.k } }],
        limit: { rows: naiveFloorShare(problem.limits.rows, problem.table.rows), people: 0 },
        loss,
      };
      const exact = await searchFullDomain(base).catch(() => undefined);
      const until = { steps: 100_000 };
      if (!exact) {
        await expect(searchFullDomain({ ...base, until })).rejects.toThrow(/search\/none-found/);
        return;
      }
      const found = await searchFullDomain({ ...base, until });
      expect([found.best.levels, found.loss, found.optimal]).toEqual([exact.best.levels, exact.loss, true]);
    }),
    { numRuns: 300 },
  );
});

test('with few steps the loss is no better than the optimum, the bound no worse, and a rerun gives the same levels', async () => {
  await fc.assert(
    fc.asyncProperty(problemArbitrary(), fc.integer({ min: 1, max: 8 }), async (problem, steps) => {
      const base = {
        columns: quasiColumns(problem),
        rows: problem.table.rows,
        models: [{ model: kAnonymity, params: { k: problem.k } }],
        limit: { rows: naiveFloorShare(problem.limits.rows, problem.table.rows), people: 0 },
        loss,
      };
      const exact = await searchFullDomain(base).catch(() => undefined);
      if (!exact) return;
      const run = () => searchFullDomain({ ...base, until: { steps } });
      const found = await run();
      expect(found.nodesChecked).toBeLessThanOrEqual(steps);
      expect(found.lowerBound).toBeLessThanOrEqual(exact.loss * (1 + 1e-12));
      expect(found.loss).toBeGreaterThanOrEqual(exact.loss);
      expect(found.optimal).toBe(found.lowerBound >= found.loss);
      expect((await run()).best.levels).toEqual(found.best.levels);
    }),
    { numRuns: 300 },
  );
});

test('a search that is cancelled ends', async () => {
  const columns = Array.from({ length: 9 }, (_, c) => ({
    name: `c${c}`,
    codes: Int32Array.from({ length: 20_000 }, (_, i) => (i * (c + 7)) % 50),
    levels: [1, 5, 10, 50].map((width) => ({
      map: Int32Array.from({ length: 50 }, (_, v) => Math.floor(v / width)),
      leaves: new Float64Array(Math.ceil(50 / width)).fill(width),
    })),
    leafCount: 50,
    minLevel: 0,
    maxLevel: 3,
  }));
  const stop = new AbortController();
  const models = [{ model: kAnonymity, params: { k: 5 } }];
  const run = (onProgress: () => void) =>
    searchFullDomain({
      columns,
      rows: 20_000,
      models,
      limit: { rows: 900, people: 0 },
      loss,
      signal: stop.signal,
      onProgress,
    });
  // The first sign of progress cancels: timers run while the search breathes, and the next check sees it.
  await expect(run(() => stop.abort())).rejects.toThrow(/search\/cancelled/);
  await expect(run(() => undefined)).rejects.toThrow(/search\/cancelled/);
});
