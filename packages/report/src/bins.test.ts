import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf } from './bins.js';
import { byteSize, grouped, percent, percentOf } from './numbers.js';

const edges = (...args: Parameters<typeof binsOf>) => binsOf(...args).map(({ from, to }) => [from, to]);

describe('binsOf', () => {
  it('steps 1, 2, 5 from the smallest class to the largest, empty bins included', () => {
    expect(
      edges([
        [3, 1],
        [61, 2],
      ]),
    ).toEqual([
      [2, 4],
      [5, 9],
      [10, 19],
      [20, 49],
      [50, 99],
    ]);
    expect(edges([])).toEqual([]);
    expect(edges([[1, 4]])).toEqual([[1, 1]]);
  });

  it('k is an edge', () => {
    expect(
      edges(
        [
          [7, 1],
          [12, 1],
        ],
        7,
      ),
    ).toEqual([
      [7, 9],
      [10, 19],
    ]);
    expect(edges([[20, 1]], 20)).toEqual([[20, 49]]);
    expect(edges([[25, 1]], 30)).toEqual([[20, 29]]);
  });

  it('every class is in one bin', () => {
    const histogram = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1000 })), {
        selector: ([size]) => size,
        minLength: 1,
        maxLength: 30,
      })
      .map((pairs) => pairs.sort(([a], [b]) => a - b));
    fc.assert(
      fc.property(histogram, fc.option(fc.integer({ min: 2, max: 1e7 }), { nil: undefined }), (pairs, k) => {
        const bins = binsOf(pairs, k);
        const sum = (of: (bin: (typeof bins)[number]) => number) => bins.reduce((total, bin) => total + of(bin), 0);
        expect(sum(({ classes }) => classes)).toBe(pairs.reduce((total, [, number]) => total + number, 0));
        expect(sum(({ rows }) => rows)).toBe(pairs.reduce((total, [size, number]) => total + size * number, 0));
        bins.forEach(({ from, to }, i) => {
          expect(from).toBeLessThanOrEqual(to);
          if (i > 0) expect(from).toBe(bins[i - 1].to + 1);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('numbers', () => {
  it('grouped', () => {
    expect([0, 999, 1000, 12345, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '12,345', '1,234,567']);
  });
  it('percent has no noise of the binary', () => {
    expect([0, 0.02, 0.07, 0.29, 0.123456, 1].map(percent)).toEqual(['0%', '2%', '7%', '29%', '12.3456%', '100%']);
  });
  it('percentOf', () => {
    expect([percentOf(1, 3), percentOf(1, 100_000), percentOf(0, 5), percentOf(5, 5)]).toEqual([
      '33.3%',
      '<0.1%',
      '0.0%',
      '100.0%',
    ]);
  });
  it('byteSize', () => {
    expect([0, 999, 1000, 48_210, 999_999, 1_000_000, 7.2e15].map(byteSize)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '48.2 kB',
      '1000.0 kB',
      '1.0 MB',
      '7.2 PB',
    ]);
  });
});
