import { readFileSync } from 'node:fs';
import { type ModelUse, modelOf } from '@sluice/models';
import { describe, expect, test } from 'vitest';
import { granularityLoss, type QuasiColumn, searchFullDomain } from '../src/index.js';
import { adult, hasShared, SHARED } from './adult.js';

interface Golden {
  readonly id: string;
  readonly privacy: readonly { readonly model: string; readonly [parameter: string]: unknown }[];
  readonly suppressionLimit: number;
  readonly sensitive?: string;
  readonly researchSubset?: string;
  readonly populationSize?: number;
  readonly result: {
    readonly node: Record<string, number>;
    readonly informationLoss: number;
    readonly equivalenceClasses: number;
    readonly suppressedRows: number;
    readonly classSizeHistogramFirst40: readonly (readonly [number, number])[];
  };
}

const column = 'occupation';
const reference = 'original';

/** The models of the golden file in our words. ARX compares with the original table and ignores absent values. */
const WORDS: readonly [RegExp, (g: Record<string, unknown>) => Record<string, unknown>][] = [
  [/^k-anonymity$/, ({ k }) => ({ model: 'k-anonymity', k })],
  [/^distinct-l/, ({ l }) => ({ model: 'l-diversity', column, l, variant: 'distinct' })],
  [/^entropy-l-diversity$/, ({ l }) => ({ model: 'l-diversity', column, l, variant: 'entropy' })],
  [/Grassberger/, ({ l }) => ({ model: 'l-diversity', column, l, variant: 'grassberger' })],
  [/^recursive/, ({ l, c }) => ({ model: 'l-diversity', column, l, c, variant: 'recursive' })],
  [/^t-closeness, equal/, ({ t }) => ({ model: 't-closeness', column, t, distance: 'equal', reference })],
  [/^t-closeness, ordered/, ({ t }) => ({ model: 't-closeness', column, t, distance: 'ordered', reference })],
  [
    /^t-closeness, hier/,
    ({ t }) => ({ model: 't-closeness', column, t, distance: 'hierarchical', hierarchy: { file: 'x' }, reference }),
  ],
  [/^basic-beta/, ({ beta }) => ({ model: 'beta-likeness', column, beta, variant: 'basic', reference })],
  [/^delta-disclosure/, ({ delta }) => ({ model: 'delta-disclosure', column, delta, absent: 'ignore', reference })],
];

function useOf(golden: Record<string, unknown>): ModelUse | undefined {
  const words = WORDS.find(([pattern]) => pattern.test(String(golden['model'])))?.[1](golden);
  if (!words) return undefined;
  const { model: kind, ...params } = words;
  const model = modelOf(String(kind));
  return model && { model, params: model.params.parse(params) };
}

describe.skipIf(!hasShared)('adult with a sensitive column: the optimum that ARX 3.9.2 finds', () => {
  const golden: Golden[] = hasShared ? JSON.parse(readFileSync(`${SHARED}/golden/arx.json`, 'utf8')).cases : [];
  const listed = golden.filter((c) => c.sensitive === column);
  const data = hasShared ? adult() : undefined;

  test('all cases with a sensitive column are listed', () => {
    expect(listed.length).toBe(19);
    for (const c of listed) expect([c.id, c.privacy.every((p) => useOf(p) !== undefined)]).toEqual([c.id, true]);
  });

  test.for(listed.map((c) => [c.id, c] as const))('%s', async ([, expected]) => {
    if (!data) return;
    const columns: QuasiColumn[] = data.columns.filter((c) => c.name !== column);
    const result = await searchFullDomain({
      columns,
      rows: data.rows,
      models: expected.privacy.map((p) => useOf(p) as ModelUse),
      sensitive: [data.sensitive(column)],
      limit: { rows: Math.floor(expected.suppressionLimit * data.rows), people: 0 },
      loss: { loss: granularityLoss, params: granularityLoss.params.parse({}) },
    });
    const released = [...result.best.classes.rows].filter((_, c) => !result.best.failing[c]).sort((a, b) => a - b);
    expect(Object.fromEntries(columns.map((c, i) => [c.name, result.best.levels[i]]))).toEqual(expected.result.node);
    expect(Math.abs(result.loss / expected.result.informationLoss - 1)).toBeLessThanOrEqual(1e-12);
    expect(result.best.suppressedRows).toBe(expected.result.suppressedRows);
    expect(released.length).toBe(expected.result.equivalenceClasses);
    const histogram = new Map<number, number>();
    for (const size of released) histogram.set(size, (histogram.get(size) ?? 0) + 1);
    expect([...histogram].slice(0, 40)).toEqual(expected.result.classSizeHistogramFirst40);
  });
});
