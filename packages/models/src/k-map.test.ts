import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellSizeEstimator, criticalSize } from './k-map/critical-size.js';
import { type KMapParams, kMap } from './k-map.js';

const sizes = (...n: number[]) => Float64Array.from(n);

describe('with a population table', () => {
  test('a class fails exactly when fewer than k people of the population are in it', () => {
    const classArbitrary = fc.record({ rows: fc.nat(20), population: fc.nat(20), people: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(classArbitrary), fc.integer({ min: 2, max: 15 }), fc.boolean(), (classes, k, byPeople) => {
        const facts = {
          size: classes.length,
          rows: sizes(...classes.map((c) => c.rows)),
          ...(byPeople && { people: sizes(...classes.map((c) => c.people)) }),
          population: sizes(...classes.map((c) => c.population)),
        };
        const params: KMapParams = { k, population: 'people.csv' };
        const expected = classes.map((c) => (c.population < k ? 1 : 0));
        expect([...kMap.failing(facts, params)]).toEqual(expected);
        expect(kMap.evidence(facts, params)).toEqual([
          {
            unit: byPeople ? 'people' : 'rows',
            grade: 'attested',
            strength: 'sufficient',
            holds: !expected.includes(1),
          },
        ]);
      }),
    );
  });

  test('a population that was not counted is a fault of the program', () => {
    expect(() => kMap.failing({ size: 1, rows: sizes(3) }, { k: 2, population: 'p.csv' })).toThrow(
      'models/no-population',
    );
  });
});

/** P(X = n) as a product, and the rules from their definitions. */
function naive(k: number, fraction: number, significance: number, estimator: CellSizeEstimator): number {
  const lambda = k * fraction;
  const mass = (n: number) =>
    Array.from({ length: n }, (_, i) => lambda / (i + 1)).reduce((a, b) => a * b, Math.exp(-lambda));
  const from = estimator === 'poisson' ? 0 : 1;
  const whole = estimator === 'poisson' ? 1 : 1 - Math.exp(-lambda);
  for (let n = from, sum = 0; ; n++) {
    sum += mass(n);
    if (sum / whole >= 1 - significance) return Math.min(k, n + (estimator === 'poisson' ? 2 : 1));
  }
}

describe('with an estimator', () => {
  const estimators = fc.constantFrom<CellSizeEstimator>('poisson', 'zero-truncated-poisson');

  test('the class size asked for is that of the distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(0.013, 0.051, 0.11, 0.27),
        estimators,
        (k, thousandths, significance, estimator) => {
          const fraction = thousandths / 1000;
          expect(criticalSize(k, fraction, significance, estimator)).toBe(naive(k, fraction, significance, estimator));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('values from tables of the Poisson distribution', () => {
    // Mean 5: P(X <= 10) = 0.9863, P(X <= 11) = 0.9945.
    expect(criticalSize(50, 0.1, 0.01, 'poisson')).toBe(13);
    expect(criticalSize(50, 0.1, 0.01, 'zero-truncated-poisson')).toBe(12);
    // adult as a sample of three hundred million: what ARX derives for k = 5 is 2.
    expect(criticalSize(5, 30162 / 300_000_000, 0.01, 'poisson')).toBe(2);
    expect(criticalSize(5, 30162 / 300_000_000, 0.01, 'zero-truncated-poisson')).toBe(2);
  });

  test('large means: the quantile is that of the normal distribution with its correction', () => {
    // Cornish and Fisher: mean + z sqrt(mean) + (z^2 - 1) / 6.
    for (const lambda of [600, 701, 12_345, 1_000_000, 400_000_000]) {
      const z = 2.3263478740408408;
      const quantile = lambda + z * Math.sqrt(lambda) + (z * z - 1) / 6;
      const k = Math.min(1_000_000_000, lambda * 2);
      expect(Math.abs(criticalSize(k, lambda / k, 0.01, 'poisson') - 2 - quantile)).toBeLessThan(1.1);
    }
  });

  const params: KMapParams = { k: 20, estimator: 'poisson', significance: 0.01, populationSize: 1000 };

  test('classes need that many units; people where they are the unit', () => {
    // 40 of 1000: mean 0.8, P(X <= 3) = 0.9909, so 5.
    const rows = sizes(4, 5, 31);
    expect([...kMap.failing({ size: 3, rows }, params)]).toEqual([1, 0, 0]);
    const people = sizes(4, 4, 5);
    // 13 of 1000: mean 0.26, P(X <= 2) = 0.9979, so 4.
    expect([...kMap.failing({ size: 3, rows, people }, params)]).toEqual([0, 0, 0]);
    expect(kMap.evidence({ size: 3, rows, people }, params).map((e) => `${e.unit} ${e.grade} ${e.strength}`)).toEqual([
      'rows recomputed necessary',
      'people attested sufficient',
    ]);
  });

  test('a population smaller than the table is refused', () => {
    expect(() => kMap.failing({ size: 1, rows: sizes(1001) }, params)).toThrow('models/population-size');
  });
});

test('monotone: merging and dropping classes never fails another', () => {
  const classes = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 9 }), population: fc.nat(9) }), {
    minLength: 2,
    maxLength: 6,
  });
  const params = fc.constantFrom<KMapParams>(
    { k: 6, population: 'p.csv' },
    { k: 6, estimator: 'zero-truncated-poisson', significance: 0.05, populationSize: 100 },
  );
  fc.assert(
    fc.property(classes, params, (list, p) => {
      const run = (of: typeof list) =>
        kMap.failing(
          { size: of.length, rows: sizes(...of.map((c) => c.rows)), population: sizes(...of.map((c) => c.population)) },
          p,
        );
      const fine = run(list);
      const [a, b, ...rest] = list;
      const union = { rows: a.rows + b.rows, population: a.population + b.population };
      if (fine[0] === 0 || fine[1] === 0) expect(run([union, ...rest])[0]).toBe(0);
      const without = run(list.slice(1));
      for (let c = 1; c < list.length; c++) if (fine[c] === 0) expect(without[c - 1]).toBe(0);
    }),
  );
});

test('parameters: a population table, or an estimator with its numbers', () => {
  const parse = (p: object) => kMap.params.safeParse({ k: 5, ...p }).success;
  const estimator = { estimator: 'poisson', significance: 0.01, populationSize: 1000 };
  expect(parse({ population: 'p.csv' })).toBe(true);
  expect(parse(estimator)).toBe(true);
  expect(parse({})).toBe(false);
  expect(parse({ population: 'p.csv', ...estimator })).toBe(false);
  expect(parse({ population: 'p.csv', significance: 0.01 })).toBe(false);
  expect(parse({ estimator: 'poisson', significance: 0.01 })).toBe(false);
});
