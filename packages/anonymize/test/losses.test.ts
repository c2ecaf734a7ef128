import { kAnonymity } from '@sluice/models';
import { naiveGeneralise, naiveLattice, naiveLoss, naiveProblem, problemArbitrary } from '@sluice/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOSSES, type Loss, lossOf } from '../src/index.js';
import { createNodeChecker } from '../src/search/node-check.js';
import { NAIVE, type PlainNode, type PlainParams } from './losses-naive.js';
import { quasiColumns } from './quasi-columns.js';

const AGGREGATES = ['geometric-mean', 'arithmetic-mean', 'sum', 'maximum'] as const;
const GS = [0, 0.2, 0.5, 0.8, 1];

/** Parameters of every loss, as a product file may give them; weights are put in by column. */
const grid = (gs: readonly number[], more: readonly object[]) =>
  gs.flatMap((gsFactor) => more.map((params) => ({ gsFactor, ...params })));
const aggregates = AGGREGATES.map((aggregate) => ({ aggregate }));
const PARAMS: Readonly<Record<string, readonly PlainParams[]>> = {
  loss: grid(GS, aggregates),
  discernibility: [{}],
  'dm-star': [{}],
  'average-class-size': grid([0.2, 0.5, 0.8, 1], [{}]),
  precision: grid(GS, [...aggregates, { monotone: true }]),
  height: [{}, ...aggregates],
  ambiguity: [{}],
  entropy: grid(GS, [...aggregates, { monotone: true }]),
  'normalised-entropy': [{}, ...aggregates],
  'entropy-based': grid(GS, [{}]),
  'kl-divergence': [{}],
};

/** Losses whose bound is the measure where nothing is suppressed, at least with suppression at its full price. */
const SHARP = ['loss', 'precision', 'height', 'entropy', 'normalised-entropy', 'entropy-based'];
const AGGREGATED = ['loss', 'precision', 'height', 'entropy', 'normalised-entropy'];

const measureOf = (kind: string): ((node: PlainNode, params: PlainParams) => number) =>
  kind === 'loss'
    ? ({ shown, suppressed }, params) => naiveLoss(shown, suppressed, params as Parameters<typeof naiveLoss>[2])
    : NAIVE[kind];

/** Which classes a node suppresses, told by their rows, so that the plain side can tell them as well. */
const outcomes = fc.oneof(
  fc.constant(() => false),
  fc.constant(() => true),
  fc.integer({ min: 2, max: 4 }).map((k) => (rows: number) => rows < k),
  fc.func(fc.boolean()).map((f) => (rows: number) => f(rows)),
);

test('every built-in loss is tried', () => {
  expect(LOSSES.map(({ kind }) => kind).sort()).toEqual(Object.keys(PARAMS).sort());
});

describe.each(LOSSES.map((loss) => [loss.kind, loss] as const))('%s', (kind, loss: Loss) => {
  const weighted = fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 3, maxLength: 3 });
  const uses = fc.constantFrom(...PARAMS[kind]);

  test('is what its definition gives on rows of text, and never under its bound, which grows with the levels', () => {
    const seen = { suppressed: 0, sharp: 0 };
    fc.assert(
      fc.property(
        problemArbitrary({ maxRows: 16 }),
        uses,
        outcomes,
        fc.option(weighted),
        fc.boolean(),
        (problem, params, fails, weights, raised) => {
          const columns = quasiColumns(problem).map((column) =>
            // A lowest level above the raw values: class lists then hold codes of that level.
            raised && column.maxLevel > 0 ? { ...column, minLevel: 1 } : column,
          );
          const { rows, hierarchies } = naiveProblem(problem);
          const largest = weights ? Math.max(...weights.slice(0, columns.length)) : 0;
          const byName =
            weights && largest > 0 && AGGREGATED.includes(kind) && kind !== 'loss'
              ? { weights: Object.fromEntries(columns.map(({ name }, c) => [name, weights[c]])) }
              : {};
          const plain: PlainParams = byName.weights ? { ...params, weights: weights!.map((w) => w / largest) } : params;
          const { bound, measure } = loss.prepare(columns, rows.length, loss.params.parse({ ...params, ...byName }));
          const checker = createNodeChecker({
            columns,
            rows: rows.length,
            models: [{ model: kAnonymity, params: { k: 2 } }],
            limit: { rows: rows.length, people: 0 },
          });
          const generalised = (levels: readonly number[]) =>
            hierarchies.map((hierarchy, c) =>
              naiveGeneralise(
                rows.map((row) => row[c]),
                hierarchy,
                levels[c],
              ),
            );
          const raw = generalised(columns.map(() => 0));

          for (const levels of naiveLattice(hierarchies)) {
            if (levels.some((level, c) => level < columns[c].minLevel)) continue;
            const { classes, from } = checker.check(levels);
            const failing = Uint8Array.from(classes.rows, (n) => (fails(n) ? 1 : 0));
            const measured = measure({ levels, classes, from, failing });

            const shown = generalised(levels);
            const keys = rows.map((_, row) => JSON.stringify(shown.map(({ cells }) => cells[row])));
            const suppressed = keys.map((key) => fails(keys.filter((other) => other === key).length));
            const highest = hierarchies.map((hierarchy) => hierarchy[0].length - 1);
            const expected = measureOf(kind)({ levels, highest, raw, shown, suppressed }, plain);
            if (expected === Number.POSITIVE_INFINITY) expect(measured).toBe(expected);
            else expect(Math.abs(measured - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));

            const least = bound(levels);
            expect(least).toBeLessThanOrEqual(measured);
            expect(least).toBeGreaterThanOrEqual(0);
            if (suppressed.includes(true)) seen.suppressed++;
            else if (SHARP.includes(kind) && (params.gsFactor ?? 0.5) >= 0.5) {
              seen.sharp++;
              expect(least).toBe(measured);
            }
            levels.forEach((level, c) => {
              if (level < columns[c].maxLevel) expect(bound(levels.with(c, level + 1))).toBeGreaterThanOrEqual(least);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(seen.suppressed).toBeGreaterThan(50);
    if (SHARP.includes(kind)) expect(seen.sharp).toBeGreaterThan(50);
  });
});

test('a skewed column sharpens the bounds of losses over classes', () => {
  // Nine rows share a value of `a`, and `b` has two values: at most two classes there and one beside, of 4.5² or more.
  const column = (name: string, codes: number[]) => ({
    name,
    codes: Int32Array.from(codes),
    levels: [{ map: Int32Array.of(0, 1), leaves: Float64Array.of(1, 1) }],
    leafCount: 2,
    minLevel: 0,
    maxLevel: 0,
  });
  const columns = [column('a', [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), column('b', [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])];
  const bound = (kind: string) => lossOf(kind)!.prepare(columns, 10, lossOf(kind)!.params.parse({})).bound([0, 0]);
  expect(bound('discernibility')).toBe(41.5);
  expect(bound('dm-star')).toBe(41.5);
  expect(bound('average-class-size')).toBe(10 / 3);
});

describe('parameters', () => {
  const columns = ['a', 'b'].map((name) => ({
    name,
    codes: Int32Array.of(0, 1),
    levels: [
      { map: Int32Array.of(0, 1), leaves: Float64Array.of(1, 1) },
      { map: Int32Array.of(0, 0), leaves: Float64Array.of(2) },
    ],
    leafCount: 2,
    minLevel: 0,
    maxLevel: 1,
  }));
  const height = (params: object) => {
    const loss = lossOf('height')!;
    return loss.prepare(columns, 2, loss.params.parse(params));
  };

  test('a column that the weights do not name has half a weight, and only ratios count', () => {
    expect(height({ weights: { a: 1 } }).bound([1, 1])).toBe(1.5);
    expect(height({ weights: { a: 4, b: 2 } }).bound([1, 1])).toBe(1.5);
    expect(height({ weights: { a: 0.25 } }).bound([1, 1])).toBe(1.5);
    expect(height({}).bound([1, 1])).toBe(2);
  });

  test('weights for a column that is no quasi-identifier are refused', () => {
    expect(() => height({ weights: { c: 1 } })).toThrow(/loss\/unknown-column/);
    expect(() => height({ weights: { constructor: 1 } })).toThrow(/loss\/unknown-column/);
  });

  test('weights that leave nothing to minimise are refused', () => {
    expect(() => height({ weights: { a: 0, b: 0 } })).toThrow(/loss\/no-weight/);
  });

  test('without columns nothing is lost', () => {
    for (const kind of AGGREGATED) {
      const loss = lossOf(kind)!;
      expect(loss.prepare([], 3, loss.params.parse({})).bound([])).toBe(0);
    }
  });

  test.each([
    { kind: 'average-class-size', params: { gsFactor: 0 } },
    { kind: 'precision', params: { gsFactor: 1.1 } },
    { kind: 'height', params: { gsFactor: 0.5 } },
    { kind: 'entropy', params: { weights: { a: -1 } } },
    { kind: 'kl-divergence', params: { aggregate: 'sum' } },
  ])('$kind does not take $params', ({ kind, params }) => {
    expect(lossOf(kind)!.params.safeParse(params).success).toBe(false);
  });
});
