import { describe, expect, test } from 'vitest';
import { streams } from '../random.js';
import { mutualInformation, shuffledMutualInformation } from './mutual-information.js';

describe('mutual information', () => {
  test('of a column with itself is its entropy', () => {
    expect(mutualInformation(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'])).toBeCloseTo(2, 12);
  });

  test('of independent columns is nought', () => {
    expect(mutualInformation(['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'y'])).toBeCloseTo(0, 12);
  });

  test('of a noisy binary channel: 1 - H(1/4)', () => {
    const sent = [...Array(8).fill(0), ...Array(8).fill(1)];
    const got = [...Array(6).fill(0), 1, 1, ...Array(6).fill(1), 0, 0];
    const entropy = -(0.25 * Math.log2(0.25) + 0.75 * Math.log2(0.75));
    expect(mutualInformation(sent, got)).toBeCloseTo(1 - entropy, 12);
  });

  test('refuses columns of different length', () => {
    expect(() => mutualInformation([1], [1, 2])).toThrow('got 1 and 2 rows');
  });
});

test('a shuffle breaks the tie between two equal columns, but leaves the bias of a sparse table', () => {
  const column = Array.from({ length: 2000 }, (_, i) => i % 20);
  const left = shuffledMutualInformation(column, column, { random: streams(1)('shuffle'), times: 5 });
  // Miller and Madow: (20 - 1)^2 / (2 n ln 2) bits.
  expect(left).toBeGreaterThan(0.08);
  expect(left).toBeLessThan(0.2);
});
