import { readFileSync } from 'node:fs';
import { kAnonymity } from '@sluice/models';
import { describe, expect, test } from 'vitest';
import { lossOf, searchFullDomain } from '../src/index.js';
import { adult, hasShared, SHARED } from './adult.js';

interface GoldenCase {
  readonly id: string;
  readonly dataset: string;
  readonly privacy: readonly { readonly model: string; readonly k?: number }[];
  readonly suppressionLimit: number;
  readonly metric: { readonly name: string; readonly gsFactor?: number; readonly aggregate?: string };
  readonly algorithm: string;
  readonly localRecoding?: string;
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

/** ARX's name of a metric → kind of loss, and parameters that the name implies. */
const METRICS: Readonly<Record<string, { readonly kind: string; readonly params?: object }>> = {
  Loss: { kind: 'loss' },
  'Discernibility (DM, non-monotonic)': { kind: 'discernibility' },
  'Discernibility monotonic (DM*)': { kind: 'dm-star' },
  'Average equivalence class size': { kind: 'average-class-size' },
  'Precision (non-monotonic)': { kind: 'precision' },
  Height: { kind: 'height' },
  Ambiguity: { kind: 'ambiguity' },
  'Non-uniform entropy (non-monotonic)': { kind: 'entropy' },
  'Non-uniform entropy (monotonic)': { kind: 'entropy', params: { monotone: true } },
  'Normalized non-uniform entropy': { kind: 'normalised-entropy' },
  'KL divergence': { kind: 'kl-divergence' },
};

/** ARX's node has the same loss as ours there, and a higher sum of levels: our rule for ties prefers the lower one. */
const TIES = ['k5-s5-loss-max', 'k5-s100-loss-gs1'];

const golden: readonly GoldenCase[] = hasShared
  ? JSON.parse(readFileSync(`${SHARED}/golden/arx.json`, 'utf8')).cases
  : [];
const listed = golden.filter(
  ({ dataset, privacy, algorithm, localRecoding }) =>
    dataset === 'adult' &&
    privacy.length === 1 &&
    privacy[0].model === 'k-anonymity' &&
    algorithm === 'OPTIMAL (Flash)' &&
    !localRecoding,
);

describe.skipIf(!hasShared)('adult, k-anonymity: the optimum of ARX 3.9.2 under every loss', () => {
  const data = hasShared ? adult() : { names: [], rows: 0, columns: [] };

  function search({ privacy, suppressionLimit, metric }: GoldenCase) {
    const { kind, params } = METRICS[metric.name];
    const loss = lossOf(kind);
    if (!loss) throw new Error(`no loss ${kind}`);
    return searchFullDomain({
      columns: data.columns,
      rows: data.rows,
      models: [{ model: kAnonymity, params: { k: privacy[0].k } }],
      limit: { rows: Math.floor(suppressionLimit * data.rows), people: 0 },
      loss: {
        loss,
        params: loss.params.parse({
          ...params,
          ...(metric.gsFactor !== undefined && { gsFactor: metric.gsFactor }),
          ...(metric.aggregate && { aggregate: metric.aggregate.replace('_', '-') }),
        }),
      },
    });
  }

  test('every metric of the file has its case', () => {
    expect(new Set(listed.map(({ metric }) => metric.name))).toEqual(new Set(Object.keys(METRICS)));
  });

  test.for(listed.map((c) => [c.id, c] as const))('%s', async ([id, expected]) => {
    const t0 = performance.now();
    const { best, loss, latticeSize, nodesChecked } = await search(expected);
    const { result } = expected;
    console.log(
      id,
      loss,
      result.informationLoss,
      (loss - result.informationLoss) / result.informationLoss,
      best.levels.join(''),
      Object.values(result.node).join(''),
      nodesChecked,
      (performance.now() - t0).toFixed(0),
    );
    expect(latticeSize).toBe(result.latticeSize);
    expect(Math.abs(loss - result.informationLoss)).toBeLessThanOrEqual(1e-12 * result.informationLoss);
    const levels = Object.fromEntries(data.names.map((name, c) => [name, best.levels[c]]));
    if (TIES.includes(id)) {
      const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
      expect(sum(best.levels)).toBeLessThan(sum(Object.values(result.node)));
      return;
    }
    expect(levels).toEqual(result.node);
    const released = [...best.classes.rows].filter((_, c) => !best.failing[c]).sort((a, b) => a - b);
    expect(best.suppressedRows).toBe(result.suppressedRows);
    expect(released.length).toBe(result.equivalenceClasses);
    expect(released[0]).toBe(result.minClassSize);
    const histogram = new Map<number, number>();
    for (const size of released) histogram.set(size, (histogram.get(size) ?? 0) + 1);
    expect([...histogram].slice(0, 40)).toEqual(result.classSizeHistogramFirst40);
  });
});
