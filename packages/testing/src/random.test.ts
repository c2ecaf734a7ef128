import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normal } from './draw.js';
import { streams } from './random.js';
import { weighted, zipf } from './weights.js';

describe('streams', () => {
  test('the same seed and concern give the same numbers, whatever else was drawn', () => {
    const one = streams(3);
    const other = streams('3');
    const phone = one('phone');
    const first = [phone(), phone(), phone()];
    const name = other('name');
    name();
    const again = other('phone');
    expect([again(), again(), again()]).toEqual(first);
  });

  test('seed and concern cannot run together', () => {
    expect(streams('a')('b/c')()).not.toBe(streams('a/b')('c')());
    expect(streams(1)('x')()).not.toBe(streams(2)('x')());
  });
});

describe('weighted', () => {
  test('draws follow the weights; a weight of nought is never drawn', () => {
    const random = streams(1)('weights');
    const draw = weighted([0, 3, 0, 1, 0]);
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) counts[draw(random)]++;
    expect([counts[0], counts[2], counts[4]]).toEqual([0, 0, 0]);
    expect(counts[1] / 4000).toBeCloseTo(0.75, 1);
  });

  test('both ends of a stream give an index with weight', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 1 }), (weights) => {
        fc.pre(weights.some((w) => w > 0));
        const draw = weighted(weights);
        for (const u of [0, 0.5, 1 - 2 ** -53]) expect(weights[draw(() => u)]).toBeGreaterThan(0);
      }),
    );
  });

  test.each([{ weights: [] }, { weights: [0, 0] }, { weights: [1, -1] }, { weights: [1, Number.NaN] }])(
    'refuses $weights',
    ({ weights }) => {
      expect(() => weighted(weights)).toThrow('testing/weights');
    },
  );

  test('Zipf', () => {
    expect(zipf(3, 1)).toEqual([1, 1 / 2, 1 / 3]);
  });
});

test('normal deviates have mean 0 and variance 1', () => {
  const random = streams(1)('normal');
  const sample = Array.from({ length: 4000 }, () => normal(random));
  const mean = sample.reduce((a, b) => a + b) / sample.length;
  const variance = sample.reduce((a, b) => a + (b - mean) ** 2, 0) / sample.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 0);
});
