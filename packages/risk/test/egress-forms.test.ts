import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EgressTable,
  type EgressThresholds,
  egressPresetOf,
  fromAggregate,
  fromMicrodata,
  judgeEgress,
  proposeSuppression,
  tightenThresholds,
} from '../src/index.js';
import { tableOf } from './tables.js';

const outside = egressPresetOf('outside')!.thresholds;
const TOTALS = ['total'];

interface Firm {
  readonly region: number;
  readonly size: number;
  readonly turnover: number;
}

/** Rows of firms, some of them on two rows of the same cell. */
const firms = fc.array(
  fc.record({
    region: fc.integer({ min: 0, max: 2 }),
    size: fc.integer({ min: 0, max: 1 }),
    turnover: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(400)),
  }),
  { minLength: 20, maxLength: 90 },
);

const microRows = (given: readonly Firm[]) =>
  given.flatMap(({ region, size, turnover }, i): (string | number)[][] => {
    const row = (amount: string) => [`r${region}`, `s${size}`, `f${i}`, amount];
    return i % 4 === 0 ? [row(`${turnover}`), row('0.5')] : [row(`${turnover}.25`)];
  });

const fromRows = (given: readonly Firm[], margins: boolean): EgressTable =>
  fromMicrodata(tableOf(['region', 'size', 'firm', 'turnover'], microRows(given)), {
    dims: ['region', 'size'],
    unit: 'firm',
    value: 'turnover',
    margins,
    totals: TOTALS,
    contributions: 2,
  });

/** The aggregated table of the same firms, made plainly in hundredths. */
function fromCells(given: readonly Firm[], margins: boolean): EgressTable {
  const amounts = given.map(({ turnover }, i) => 100 * turnover + (i % 4 === 0 ? 50 : 25));
  const regions = [...new Set(given.map((f) => f.region))].sort();
  const sizes = [...new Set(given.map((f) => f.size))].sort();
  const rows: (string | number)[][] = [];
  for (const region of [...regions, null]) {
    for (const size of [...sizes, null]) {
      if (!margins && (region === null || size === null)) continue;
      const own = amounts
        .filter((_, i) => (region === null || given[i].region === region) && (size === null || given[i].size === size))
        .sort((a, b) => b - a);
      const [sum, one = 0, two = 0] = [own.reduce((a, b) => a + b, 0), ...own];
      const texts = [sum, one, two].map((x) => (x / 100).toFixed(2));
      rows.push([region === null ? 'total' : `r${region}`, size === null ? 'total' : `s${size}`, own.length, ...texts]);
    }
  }
  return fromAggregate(tableOf(['region', 'size', 'n', 'x', 't1', 't2'], rows), {
    dims: ['region', 'size'],
    count: 'n',
    value: 'x',
    largest: ['t1', 't2'],
    totals: TOTALS,
    contributions: 2,
  });
}

const verdict = (table: EgressTable, thresholds: EgressThresholds) =>
  judgeEgress(table, thresholds).flags.map(({ cell, code }) => `${cell.at.join(',')} ${code}`);

describe('the two forms', () => {
  test.each([true, false])('give the same verdict on the same cell, margins: %s', (margins) => {
    fc.assert(
      fc.property(firms, (given) => {
        expect(verdict(fromRows(given, margins), outside)).toEqual(verdict(fromCells(given, margins), outside));
      }),
      { numRuns: 60, seed: 21 },
    );
  });

  test('give the same proposal, and what it leaves passes', () => {
    fc.assert(
      fc.property(firms, (given) => {
        const proposals = [fromRows(given, true), fromCells(given, true)].map((t) => proposeSuppression(t, outside));
        const [one, other] = proposals.map(({ primary, complementary }) => ({ primary, complementary }));
        expect(one).toEqual(other);
        expect(proposals[0].clean).toBe(true);
        expect(verdict(proposals[0].table, outside)).toEqual([]);
      }),
      { numRuns: 25, seed: 22 },
    );
  });
});

describe('microdata', () => {
  const rows = (given: (string | number | null)[][], margins = false) =>
    fromMicrodata(tableOf(['region', 'firm', 'x'], given), {
      dims: ['region'],
      unit: 'firm',
      value: 'x',
      margins,
      totals: TOTALS,
      contributions: 2,
    });

  test('units are counted once, their contributions added up, whatever the spelling', () => {
    const [cell] = rows([
      ['a', 'f1', '1.5'],
      ['a', ' F1 ', '2.25'],
      ['a', 'f2', '3'],
    ]).cells;
    expect([cell.count, cell.total, cell.largest]).toEqual([2n, 675n, [375n, 300n]]);
  });

  test.each([
    ['a missing value', [['a', 'f', null]], 'egress/missing'],
    ['a missing unit', [['a', null, 1]], 'egress/missing'],
    ['a missing dimension', [['', 'f', 1]], 'egress/missing'],
    ['a negative value', [['a', 'f', '-0.5']], 'egress/negative'],
    ['a value that is no number', [['a', 'f', 'n/a']], 'egress/not-a-number'],
    ['a value with the label of a total', [['Total', 'f', 1]], 'egress/total-label'],
  ])('%s is refused', (_, given, code) => {
    expect(() => rows(given)).toThrow(expect.objectContaining({ code }));
  });

  test('margins over units with rows in several cells are refused: such counts do not add up', () => {
    const given = [
      ['a', 'f', 1],
      ['b', 'f', 2],
    ];
    expect(() => rows(given, true)).toThrow(expect.objectContaining({ code: 'egress/unit-in-several-cells' }));
    expect(rows(given).cells).toHaveLength(2);
  });
});

describe('tightening', () => {
  const stricter = fc.record(
    {
      least: fc.integer({ min: 10, max: 30 }),
      p: fc.integer({ min: 10, max: 60 }),
      nk: fc.record({ n: fc.constantFrom(1, 2), k: fc.constantFrom(0.75, 0.6, 0.3) }),
      pRatio: fc.constantFrom(0.1, 0.5),
      roundTo: fc.constantFrom(5, 10),
      zeros: fc.constant(true),
    },
    { requiredKeys: [] },
  );

  test('never unflags a cell, and never clears what is suppressed', () => {
    fc.assert(
      fc.property(firms, stricter, (given, wish) => {
        const table = fromRows(given, true);
        const tight = tightenThresholds(outside, wish);
        const cellsOf = (t: EgressTable, by: EgressThresholds) =>
          new Set(judgeEgress(t, by).flags.map(({ cell }) => cell.index));
        const blanked = {
          ...table,
          cells: table.cells.map((cell) =>
            cell.count === 0n || cell.count! > 12n ? cell : { ...cell, count: null, total: null },
          ),
        };
        for (const t of [table, blanked]) {
          const after = cellsOf(t, tight);
          for (const index of cellsOf(t, outside)) expect(after).toContain(index);
        }
      }),
      { numRuns: 80, seed: 23 },
    );
  });
});
