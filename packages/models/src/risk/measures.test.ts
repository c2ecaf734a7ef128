import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalistRisk, marketerRisk, prosecutorRisk } from './identity-risk.js';
import { distinction, separation } from './separation.js';
import { sizeHistogram } from './size-histogram.js';

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 15 });

test('prosecutor: risks are those of a list of rows', () => {
  fc.assert(
    fc.property(sizes, fc.constantFrom(0.05, 0.2, 0.5), (of, threshold) => {
      const risks = of.flatMap((size) => Array.from({ length: size }, () => 1 / size));
      const [lowest, highest] = [Math.min(...risks), Math.max(...risks)];
      const found = prosecutorRisk(sizeHistogram(of), threshold);
      expect(found.average).toBeCloseTo(mean(risks), 12);
      expect([found.lowest, found.highest]).toEqual([lowest, highest]);
      expect(found.atRisk).toBeCloseTo(mean(risks.map((r) => (r > threshold ? 1 : 0))), 12);
      expect(found.shareAtLowest).toBeCloseTo(mean(risks.map((r) => (r === lowest ? 1 : 0))), 12);
      expect(found.shareAtHighest).toBeCloseTo(mean(risks.map((r) => (r === highest ? 1 : 0))), 12);
    }),
    { numRuns: 200 },
  );
});

test('journalist and marketer: risks are those of matching against a register', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 30 })), { minLength: 1, maxLength: 15 }),
      fc.constantFrom(0.05, 0.2, 0.5),
      (classes, threshold) => {
        const rows = classes.flatMap(([size, more]) => Array.from({ length: size }, () => 1 / (size + more)));
        const register = classes.reduce((sum, [size, more]) => sum + size + more, 0);
        const [of, population] = [classes.map(([size]) => size), classes.map(([size, more]) => size + more)];
        const found = journalistRisk(of, population, threshold);
        expect(marketerRisk(of, population)).toBeCloseTo(mean(rows), 12);
        expect(found.highest).toBe(Math.max(...rows));
        expect(found.atRisk).toBeCloseTo(mean(rows.map((r) => (r > threshold ? 1 : 0))), 12);
        expect(found.average).toBeCloseTo(Math.max(classes.length / register, mean(rows)), 12);
      },
    ),
    { numRuns: 200 },
  );
  const of = [1, 2, 2, 5];
  expect(journalistRisk(of, of, 0.2)).toEqual({ highest: 1, average: 0.4, atRisk: 0.5 });
  expect(prosecutorRisk(sizeHistogram(of), 0.2).average).toBe(0.4);
});

test('distinction and separation: those of a list of tuples', () => {
  fc.assert(
    fc.property(sizes, (of) => {
      const tuples = of.flatMap((size, tuple) => Array.from({ length: size }, () => tuple));
      const pairs = tuples.flatMap((a, i) => tuples.slice(i + 1).map((b) => (a === b ? 0 : 1)));
      const histogram = sizeHistogram(of);
      expect(distinction(histogram)).toBeCloseTo(new Set(tuples).size / tuples.length, 12);
      if (pairs.length > 0) expect(separation(histogram)).toBeCloseTo(mean(pairs), 12);
    }),
    { numRuns: 200 },
  );
});

test('nothing released, no risk', () => {
  const none = sizeHistogram([3, 4], Uint8Array.of(1, 1));
  expect(none).toMatchObject({ units: 0, classes: 0 });
  expect(prosecutorRisk(none, 0.2)).toMatchObject({ highest: 0, average: 0, atRisk: 0 });
  expect(journalistRisk([], [], 0.2)).toEqual({ highest: 0, average: 0, atRisk: 0 });
  expect([marketerRisk([], []), distinction(none), separation(none), separation(sizeHistogram([1]))]).toEqual([
    0, 0, 0, 0,
  ]);
});

test('separation keeps its digits where squares of counts exceed 2^53', () => {
  const n = 4_000_000_000;
  expect(separation(sizeHistogram([n, 1])) * (n / 2 + 0.5)).toBeCloseTo(1, 12);
});
