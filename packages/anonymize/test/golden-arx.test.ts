import { readFileSync } from 'node:fs';
import { kAnonymity } from '@sluice/models';
import { describe, expect, test } from 'vitest';
import { granularityLoss, searchFullDomain } from '../src/index.js';
import { adult, grownAdult, hasShared, SHARED } from './adult.js';

interface GoldenCase {
  readonly id: string;
  readonly suppressionLimit: number;
  readonly metric: { readonly gsFactor: number; readonly aggregate: string };
  readonly result: {
    readonly latticeSize: number;
    readonly node: Record<string, number>;
    readonly informationLoss: number;
    readonly equivalenceClasses: number;
    readonly minClassSize: number;
    readonly suppressedRows: number;
    readonly classSizeHistogramFirst40: [number, number][];
  };
}

const CASES = ['k5-s0-loss', 'k5-s5-loss', 'k5-s100-loss', 'k5-s5-loss-sum', 'k5-s5-loss-arith'];

describe.skipIf(!hasShared)('adult, k = 5, nine quasi-identifiers: the optimum that ARX 3.9.2 finds', () => {
  const golden: GoldenCase[] = hasShared ? JSON.parse(readFileSync(`${SHARED}/golden/arx.json`, 'utf8')).cases : [];
  const data = hasShared ? adult() : { names: [], rows: 0, columns: [] };
  const listed = golden.filter(({ id }) => CASES.includes(id));

  test('the golden cases of this loss are found in the file', () => {
    expect(listed.map((c) => c.id).sort()).toEqual([...CASES].sort());
  });

  test.for(listed.map((c) => [c.id, c] as const))('%s', async ([, expected]) => {
    const aggregate = expected.metric.aggregate.replace('_', '-');
    const result = await searchFullDomain({
      columns: data.columns,
      rows: data.rows,
      models: [{ model: kAnonymity, params: { k: 5 } }],
      limit: { rows: Math.floor(expected.suppressionLimit * data.rows), people: 0 },
      loss: {
        loss: granularityLoss,
        params: granularityLoss.params.parse({ gsFactor: expected.metric.gsFactor, aggregate }),
      },
    });
    const released = [...result.best.classes.rows].filter((_, c) => !result.best.failing[c]).sort((a, b) => a - b);
    expect(Object.fromEntries(data.names.map((name, c) => [name, result.best.levels[c]]))).toEqual(
      expected.result.node,
    );
    expect(Math.abs(result.loss - expected.result.informationLoss)).toBeLessThanOrEqual(
      1e-12 * expected.result.informationLoss,
    );
    expect(result.latticeSize).toBe(expected.result.latticeSize);
    expect(result.best.suppressedRows).toBe(expected.result.suppressedRows);
    expect(released.length).toBe(expected.result.equivalenceClasses);
    expect(released[0]).toBe(expected.result.minClassSize);
    const histogram = new Map<number, number>();
    for (const size of released) histogram.set(size, (histogram.get(size) ?? 0) + 1);
    expect([...histogram].slice(0, 40)).toEqual(expected.result.classSizeHistogramFirst40);
  });
});

describe.skipIf(!hasShared)('adult grown to 301,620 rows', () => {
  const golden: GoldenCase[] = hasShared ? JSON.parse(readFileSync(`${SHARED}/golden/arx.json`, 'utf8')).scale : [];
  const data = hasShared ? grownAdult(10) : undefined;

  test.for(['scale-x10-s0', 'scale-x10-s5', 'scale-x10-s100'])('%s', async (id) => {
    const expected = golden.find((c) => c.id === id);
    if (!expected || !data) throw new Error('the golden case is not there');
    const result = await searchFullDomain({
      columns: data.columns,
      rows: data.rows,
      models: [{ model: kAnonymity, params: { k: 5 } }],
      limit: { rows: Math.floor(expected.suppressionLimit * data.rows), people: 0 },
      loss: { loss: granularityLoss, params: granularityLoss.params.parse({}) },
    });
    expect(result.best.levels).toEqual(data.names.map((name) => expected.result.node[name]));
    expect(Math.abs(result.loss / expected.result.informationLoss - 1)).toBeLessThanOrEqual(1e-12);
    expect(result.best.suppressedRows).toBe(expected.result.suppressedRows);
  });
});
