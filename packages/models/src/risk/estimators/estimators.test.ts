import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogramOf, type SizeHistogram, sizeHistogram } from '../size-histogram.js';
import { dankar } from './dankar.js';
import { digammaDifference, logGammaRatio } from './gamma.js';
import { fitPitman, pitman } from './pitman.js';
import { rootBetween } from './root.js';
import { fitSnb, snb } from './snb.js';
import { zayatz } from './zayatz.js';

const relative = (actual: number, expected: number) =>
  Math.abs(actual - expected) / Math.max(1e-300, Math.abs(expected));

/** Sizes of a table's classes: many small ones, a few large. */
const classes = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.integer({ min: 1, max: 40 })), {
    minLength: 2,
    maxLength: 60,
  })
  .map((sizes) => sizeHistogram(sizes));

const ESTIMATORS = {
  zayatz,
  snb,
  pitman,
  dankar: (histogram: SizeHistogram, population: number) => dankar(histogram, population)?.uniques,
};

describe.each(Object.entries(ESTIMATORS))('%s', (_name, estimate) => {
  test('is between 0 and the population, or not available', () => {
    fc.assert(
      fc.property(classes, fc.integer({ min: 0, max: 5_000_000_000 }), (histogram, more) => {
        const uniques = estimate(histogram, histogram.units + more);
        if (uniques === undefined) return;
        expect(uniques).toBeGreaterThanOrEqual(0);
        expect(uniques).toBeLessThanOrEqual(histogram.units + more);
      }),
      { numRuns: 300 },
    );
  });

  test('is the number of sample uniques where the sample is the population', () => {
    const histogram = sizeHistogram([1, 1, 1, 2, 7]);
    expect(estimate(histogram, 12)).toBe(3);
  });

  test('is 0 without a sample unique, and not available for a population smaller than the sample', () => {
    expect(estimate(sizeHistogram([2, 2, 5]), 1000)).toBe(0);
    expect(estimate(sizeHistogram([1, 2, 5]), 7)).toBeUndefined();
    expect(estimate(sizeHistogram([1, 2, 5]), Number.NaN)).toBeUndefined();
  });

  test('does not wrap at 2^31: a population ten times as large moves it on smoothly', () => {
    const histogram = histogramOf([
      [1, 400],
      [2, 120],
      [3, 60],
      [5, 30],
      [40, 10],
    ]);
    const [below, above, far] = [2 ** 31 - 1, 2 ** 31 + 1, 2 ** 40].map((n) => estimate(histogram, n)!);
    expect(relative(above, below)).toBeLessThan(1e-6);
    expect(far).toBeGreaterThan(0);
    expect(far).not.toBe(above);
  });
});

test("Zayatz's estimate is Bayes' rule over exact hypergeometric chances", () => {
  const choose = (n: bigint, k: bigint): bigint => {
    if (k < 0n || k > n) return 0n;
    let out = 1n;
    for (let i = 0n; i < k; i++) out = (out * (n - i)) / (i + 1n);
    return out;
  };
  const chance = (j: number, units: number, population: number) => {
    const [nj, n, all] = [BigInt(j), BigInt(units), BigInt(population)];
    return Number((nj * choose(all - nj, n - 1n) * 10n ** 30n) / choose(all, n)) / 1e30;
  };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 200 }),
      (sizes, more) => {
        const histogram = sizeHistogram(sizes);
        const { units } = histogram;
        const uniques = sizes.filter((s) => s === 1).length;
        if (uniques === 0) return;
        const population = units + more;
        const share = (j: number) => chance(j, units, population) / sizes.length;
        const given = (uniques * share(1)) / sizes.reduce((sum, s) => sum + share(s), 0);
        expect(relative(zayatz(histogram, population)!, (uniques * given * population) / units)).toBeLessThan(1e-10);
      },
    ),
    { numRuns: 100 },
  );
});

test("Zayatz's estimate of a sample of uniques is the population, and rounding does not exceed it", () => {
  expect(zayatz(sizeHistogram([1, 1]), 860_590_900)).toBe(860_590_900);
});

test("Pitman's parameters solve the likelihood equations, and no near ones are likelier", () => {
  /** Log-likelihood of Pitman's formula up to a constant, by its definition: a product over classes and units. */
  const likelihood = ({ sizes, counts, units, classes: u }: SizeHistogram, alpha: number, theta: number) => {
    let sum = 0;
    for (let i = 1; i < u; i++) sum += Math.log(theta + i * alpha);
    for (let i = 1; i < units; i++) sum -= Math.log(theta + i);
    for (let s = 0; s < sizes.length; s++) {
      for (let j = 1; j < sizes[s]; j++) sum += counts[s] * Math.log(j - alpha);
    }
    return sum;
  };
  let inside = 0;
  fc.assert(
    fc.property(classes, (histogram) => {
      const fit = fitPitman(histogram);
      if (!fit) return;
      const { alpha, theta } = fit;
      expect(alpha).toBeGreaterThanOrEqual(0);
      expect(theta).toBeGreaterThan(-alpha);
      if (alpha > 0) inside++;
      const best = likelihood(histogram, alpha, theta);
      const shift = theta + alpha;
      for (const a of [alpha - 0.02, alpha, alpha + 0.02]) {
        for (const t of [0.9 * shift - a, shift - a, 1.1 * shift - a]) {
          if (a >= 0 && a < 1 && t > -a) expect(likelihood(histogram, a, t)).toBeLessThanOrEqual(best + 1e-6);
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(inside).toBeGreaterThan(10);
});

test("at the boundary alpha = 0 Pitman's estimate is Ewens' theta", () => {
  const histogram = histogramOf([
    [1, 29930],
    [2, 35],
  ]);
  const { alpha, theta } = fitPitman(histogram)!;
  expect(alpha).toBe(0);
  let expected = 0;
  for (let i = 0; i < histogram.units; i++) expected += theta / (theta + i);
  expect(relative(expected, histogram.classes)).toBeLessThan(1e-12);
  expect(relative(pitman(histogram, 300_000_000)!, theta)).toBeLessThan(1e-9);
});

test('a sample of uniques alone has no likeliest parameters: not available', () => {
  expect(pitman(sizeHistogram([1, 1, 1, 1]), 100)).toBeUndefined();
  expect(snb(sizeHistogram([1, 1, 1, 1]), 100)).toBeUndefined();
});

describe('slide negative binomial', () => {
  /** Chances of the model that a class of the population is of j, by the definition of NB(alpha, beta) slid by one. */
  const chances = (alpha: number, q: number) => {
    const out = [0, (1 - q) ** alpha];
    for (let j = 2; j < 4000; j++) out.push((out[j - 1] * (alpha + j - 2) * q) / (j - 1));
    return out;
  };

  test('the expected classes of one and of two in the sample are the ones seen', () => {
    const histogram = histogramOf([
      [1, 1200],
      [2, 350],
      [3, 160],
      [4, 90],
      [7, 60],
      [20, 5],
    ]);
    for (const fraction of [0.05, 0.2, 0.5, 0.9]) {
      const population = Math.round(histogram.units / fraction);
      const f = histogram.units / population;
      const { classes: k, alpha, q } = fitSnb(histogram, population)!;
      let [ones, twos] = [0, 0];
      chances(alpha, q).forEach((p, j) => {
        if (j >= 1) ones += k * p * j * f * (1 - f) ** (j - 1);
        if (j >= 2) twos += (k * p * j * (j - 1) * f * f * (1 - f) ** (j - 2)) / 2;
      });
      expect(relative(ones, 1200)).toBeLessThan(1e-8);
      expect(relative(twos, 350)).toBeLessThan(1e-8);
    }
  });

  test('finds the uniques of a population drawn from the model, within a tenth', () => {
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const p = chances(0.8, 0.6);
    const population: number[] = [];
    for (let c = 0; c < 20_000; c++) {
      let size = 0;
      for (let u = random(); u >= 0 && size < p.length - 1; ) u -= p[++size];
      population.push(size);
    }
    const sample = population
      .map((size) => Array.from({ length: size }, random).filter((u) => u < 0.4).length)
      .filter((size) => size > 0);
    const truth = population.filter((size) => size === 1).length;
    const total = population.reduce((a, b) => a + b, 0);
    expect(relative(snb(sizeHistogram(sample), total)!, truth)).toBeLessThan(0.1);
  });
});

test("Dankar's rule takes Pitman's estimate up to a tenth, else the lower of the two others", () => {
  fc.assert(
    fc.property(classes, fc.integer({ min: 1, max: 40 }), (histogram, times) => {
      const population = histogram.units * times;
      const rule = dankar(histogram, population)!;
      const small = pitman(histogram, population);
      const slide = snb(histogram, population);
      const bayes = zayatz(histogram, population)!;
      if (times >= 10) expect(rule.uniques).toBe(small ?? bayes);
      else expect(rule.uniques).toBe(Math.min(slide ?? bayes, bayes));
      expect(rule.uniques).toBe(ESTIMATORS[rule.estimator](histogram, population));
    }),
    { numRuns: 200 },
  );
});

test('differences of log-gamma and digamma are the sums that they stand for', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 300 }), (x, m) => {
      let [logs, reciprocals] = [0, 0];
      for (let i = 0; i < m; i++) {
        logs += Math.log(x + i);
        reciprocals += 1 / (x + i);
      }
      expect(Math.abs(logGammaRatio(x, m) - logs)).toBeLessThanOrEqual(1e-12 * (Math.abs(logs) + m + 15));
      expect(Math.abs(digammaDifference(x, m) - reciprocals)).toBeLessThanOrEqual(1e-12 * reciprocals);
    }),
    { numRuns: 300 },
  );
  // Gamma(1/2) is the root of pi; far out, Gamma(x + a) / Gamma(x) is x^a.
  expect(logGammaRatio(0.5, 0.5)).toBeCloseTo(-Math.log(Math.PI) / 2, 13);
  expect(Math.abs(logGammaRatio(16, 1) - Math.log(16))).toBeLessThan(1e-14);
  expect(logGammaRatio(1e12, 0.5)).toBeCloseTo(Math.log(1e12) / 2, 12);
});

test('a root takes few values of a smooth function', () => {
  let values = 0;
  rootBetween(
    (x) => {
      values++;
      return Math.exp(x) - 5;
    },
    -3,
    40,
  );
  expect(values).toBeLessThan(30);
});

test('a root is found within its bracket, and none where the signs agree', () => {
  expect(rootBetween((x) => x ** 3 - 2, 0, 2)).toBeCloseTo(2 ** (1 / 3), 14);
  expect(rootBetween((x) => (x < 0.3 ? -1e300 : 1e-300), 0, 1)).toBeCloseTo(0.3, 14);
  expect(rootBetween((x) => 1 / x - 3, 0, 9)).toBeCloseTo(1 / 3, 14);
  expect(rootBetween((x) => x * x + 1, -1, 1)).toBeUndefined();
  expect(rootBetween(() => Number.NaN, 0, 1)).toBeUndefined();
});
