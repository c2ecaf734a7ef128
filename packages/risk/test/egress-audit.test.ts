import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bounds, FREE } from '../src/egress/audit/bounds.js';
import { manyWayReader } from '../src/egress/audit/many-way.js';
import { readerOf } from '../src/egress/audit/readers.js';
import { type EgressTable, egressPresetOf, judgeEgress } from '../src/index.js';
import { extremes, type Sum } from './enumerate.js';
import { counts } from './tables.js';

const thresholds = egressPresetOf('outside')!.thresholds;

interface Case {
  readonly sizes: readonly number[];
  readonly values: readonly number[];
  /** Inner cells that are suppressed. */
  readonly hidden: ReadonlySet<number>;
  /** Margins that are published, by their own number. */
  readonly shown: (margin: number) => boolean;
}

interface Made {
  readonly table: EgressTable;
  readonly open: readonly number[];
  /** Sums over open places only. */
  readonly sums: readonly Sum[];
  /** Place of an inner cell in the grid of the table. */
  readonly placeOf: (inner: number) => number;
}

const coordinatesIn = (sizes: readonly number[], n: number) => {
  const at: number[] = [];
  for (let d = sizes.length - 1, rest = n; d >= 0; d--) {
    at[d] = rest % sizes[d];
    rest = Math.floor(rest / sizes[d]);
  }
  return at;
};

/** A table as text, and the same as sums of open places, by another way than the code under test. */
function make({ sizes, values, hidden, shown }: Case): Made {
  const inner = values.map((_, i) => coordinatesIn(sizes, i));
  const lines = inner.map((at, i) => `${at.map((c) => `v${c}`).join(' ')} ${hidden.has(i) ? '*' : values[i]}`);
  const sums: Sum[] = [];
  const extended = sizes.map((size) => size + 1);
  const all = extended.reduce((a, b) => a * b, 1);
  for (let m = 0; m < all; m++) {
    const at = coordinatesIn(extended, m);
    if (at.every((c, d) => c < sizes[d]) || !shown(m)) continue;
    const parts = inner.flatMap((own, i) => (own.every((c, d) => at[d] === sizes[d] || at[d] === c) ? [i] : []));
    lines.push(
      `${at.map((c, d) => (c === sizes[d] ? 'total' : `v${c}`)).join(' ')} ${parts.reduce((a, i) => a + values[i], 0)}`,
    );
    const open = parts.filter((i) => hidden.has(i));
    sums.push({ places: open, makes: open.reduce((a, i) => a + values[i], 0) });
  }
  const table = counts(lines.join('\n'));
  return { table, open: [...hidden], sums, placeOf: (i) => table.cells[i].index };
}

const caseOf = (sizes: readonly number[], most: number) => {
  const cells = sizes.reduce((a, b) => a * b, 1);
  const margins = sizes.reduce((a, b) => a * (b + 1), 1);
  return fc
    .record({
      values: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: cells, maxLength: cells }),
      hidden: fc.uniqueArray(fc.integer({ min: 0, max: cells - 1 }), { minLength: 1, maxLength: most }),
      dropped: fc.uniqueArray(fc.integer({ min: 0, max: margins - 1 }), { maxLength: 3 }),
    })
    .map(
      ({ values, hidden, dropped }): Case => ({
        sizes,
        values,
        hidden: new Set(hidden),
        shown: (margin) => !dropped.includes(margin),
      }),
    );
};

describe('what a reader can work out', () => {
  test.each([[[2, 2]], [[2, 3]], [[3, 3]], [[4]]])('the bounds are those of all tables that fit, in %j', (sizes) => {
    fc.assert(
      fc.property(caseOf(sizes, 4), (given) => {
        const { table, open, sums, placeOf } = make(given);
        // Above every sum that can be published: what reaches it has no bound.
        const cap = Math.min(13, 2 * given.values.length + 1);
        const reader = readerOf(table, 'count', thresholds);
        const known = extremes(open, sums, cap);
        for (const cell of open) {
          const { least, greatest } = known.get(cell)!;
          const { low, high } = reader.bounds(placeOf(cell));
          expect([Number(low), high === null ? cap : Math.min(cap, Number(high))]).toEqual([least, greatest]);
        }
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  test.each([[[2, 2]], [[2, 3]], [[2, 2, 2]]])('what is determined is flagged, in %j', (sizes) => {
    fc.assert(
      fc.property(caseOf(sizes, 4), (given) => {
        const { table, open, sums, placeOf } = make(given);
        const known = extremes(open, sums, 8);
        const flagged = new Set(
          judgeEgress(table, thresholds)
            .flags.filter(({ code }) => code === 'complementary/recomputable')
            .map(({ cell }) => cell.index),
        );
        for (const cell of open) {
          const { least, greatest } = known.get(cell)!;
          // With a cap on the enumeration only what is below it is sure.
          if (least === greatest) expect(flagged).toContain(placeOf(cell));
          else expect(flagged).not.toContain(placeOf(cell));
        }
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  test.each([
    [20, 'anywhere'],
    [0, 'anywhere'],
    [20, 'to the true table'],
  ])('a witness is a table that fits: %d steps, led %s', (steps, led) => {
    const sizes = [2, 2, 2];
    fc.assert(
      fc.property(
        caseOf(sizes, 5),
        fc.array(fc.bigInt({ min: 0n, max: 6n }), { minLength: 27, maxLength: 27 }),
        fc.integer({ min: 0, max: 4 }),
        (given, anywhere, value) => {
          const { table, open, sums, placeOf } = make(given);
          const known = Array.from({ length: table.grid.length }, (): Bounds => FREE);
          for (const { index, count } of table.cells) if (count !== null) known[index] = { low: count, high: count };
          const aim = [...anywhere];
          if (led !== 'anywhere') for (const [i, own] of given.values.entries()) aim[placeOf(i)] = BigInt(own);
          const reader = manyWayReader(table.grid, known, aim, { tries: 2000, steps })!;
          for (const cell of open) {
            const range = { low: 0n, high: BigInt(value) };
            const witness = reader.witness(placeOf(cell), range);
            const fits = [...Array(value + 1).keys()].filter(
              (makes) => extremes(open, [...sums, { places: [cell], makes }], 6).size > 0,
            );
            if (typeof witness === 'bigint') expect(fits).toContain(Number(witness));
            else if (witness === 'none') expect(fits).toEqual([]);
            if (steps > 1) expect(witness).not.toBe('undecided');
          }
        },
      ),
      { numRuns: 15, seed: 14 },
    );
  });

  test('a cube of eight has one degree of freedom, and none once a corner is published', () => {
    const isEven = (i: number) => coordinatesIn([2, 2, 2], i).reduce((a, b) => a + b, 0) % 2 === 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }),
        fc.nat(8),
        (values, shown) => {
          const hidden = new Set(values.keys());
          hidden.delete(shown);
          const { table, placeOf } = make({ sizes: [2, 2, 2], values, hidden, shown: () => true });
          const aim: (bigint | null)[] = Array.from({ length: table.grid.length }, () => null);
          for (const [i, own] of values.entries()) aim[placeOf(i)] = BigInt(own);
          const known = Array.from({ length: table.grid.length }, (): Bounds => FREE);
          for (const { index, count } of table.cells) if (count !== null) known[index] = { low: count, high: count };
          const reader = manyWayReader(table.grid, known, aim)!;
          for (const cell of hidden) {
            const room = Math.min(...values.filter((_, i) => isEven(i) !== isEven(cell)));
            const most = BigInt(values[cell] + (hidden.size === 8 ? room : 0));
            expect(reader.witness(placeOf(cell), { low: most, high: null })).toBe(most);
            expect(reader.witness(placeOf(cell), { low: most + 1n, high: null })).toBe('none');
          }
        },
      ),
      { numRuns: 40, seed: 15 },
    );
  });

  test('in three dimensions a witness is found where there is one, and never where there is none', () => {
    fc.assert(
      fc.property(caseOf([2, 2, 3], 5), fc.integer({ min: 0, max: 4 }), (given, value) => {
        const { table, open, sums, placeOf } = make(given);
        const reader = readerOf(table, 'count', thresholds);
        const wanted = { low: BigInt(value), high: BigInt(value) };
        for (const cell of open) {
          const withValue: Sum[] = [...sums, { places: [cell], makes: value }];
          const exists = extremes(open, withValue, 7).size > 0;
          const witness = reader.witness(placeOf(cell), wanted);
          // What the enumeration finds below its cap exists; a witness may need numbers beyond it only where a sum is open.
          if (exists) expect(witness).toBe(BigInt(value));
          else if (witness !== 'none') expect(extremes(open, withValue, 12).size).toBeGreaterThan(0);
        }
      }),
      { numRuns: 25, seed: 13 },
    );
  });
});
