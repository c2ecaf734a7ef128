import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { naiveNode } from './optimum.js';

const shared = process.env['SLUICE_SHARED'] ?? join(import.meta.dirname, '../../../../../shared');

interface GoldenCase {
  readonly id: string;
  readonly dataset: string;
  readonly privacy: readonly { readonly model: string; readonly k?: number }[];
  readonly suppressionLimit: number;
  readonly metric: { readonly name: string; readonly gsFactor: number; readonly aggregate: string };
  readonly result: {
    readonly node: Readonly<Record<string, number>>;
    readonly informationLoss: number;
    readonly suppressedRows: number;
    readonly equivalenceClasses: number;
    readonly minClassSize: number;
  };
}

const read = (path: string) => readFileSync(join(shared, path), 'utf8');
const cells = (path: string) =>
  read(path)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(';'));

/** Full-domain k-anonymity on adult under the loss measure, whatever k, limit, factor and aggregate. */
const CASES = ['k5-s0-loss', 'k5-s5-loss', 'k5-s100-loss', 'k2-s5-loss', 'k10-s100-loss', 'k100-s5-loss'].concat(
  ['k5-s100-loss-gs0', 'k5-s100-loss-gs1'],
  ['k5-s5-loss-arith', 'k5-s5-loss-max', 'k5-s5-loss-sum'],
);

describe.skipIf(!existsSync(shared))('adult at the nodes that ARX found', () => {
  const load = () => {
    const [header, ...rows] = cells('data/adult/adult.csv');
    const hierarchies = header.map((name) => cells(`data/adult/adult_hierarchy_${name}.csv`));
    const golden = JSON.parse(read('golden/arx.json')) as { readonly cases: readonly GoldenCase[] };
    return { header, rows, hierarchies, cases: golden.cases };
  };
  let loaded: ReturnType<typeof load> | undefined;

  test.each(CASES)('%s', (id) => {
    loaded ??= load();
    const { header, rows, hierarchies, cases } = loaded;
    const { privacy, suppressionLimit, metric, result } = cases.find((c) => c.id === id)!;
    const node = naiveNode(
      {
        rows,
        hierarchies,
        k: privacy[0].k!,
        limits: { rows: suppressionLimit, people: 0 },
        loss: { gsFactor: metric.gsFactor, aggregate: metric.aggregate.replace('_', '-') as 'geometric-mean' },
      },
      header.map((name) => result.node[name]),
    );
    expect(node).toMatchObject({
      solution: true,
      suppressedRows: result.suppressedRows,
      classes: result.equivalenceClasses,
      minClassSize: result.minClassSize,
    });
    // The aggregate multiplies doubles; each column's loss is floored to 10 decimals and agrees exactly.
    expect(node.loss).toBeCloseTo(result.informationLoss, 14);
  });
});
