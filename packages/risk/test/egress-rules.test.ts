import { describe, expect, test } from 'vitest';
import {
  type EgressTable,
  egressPresetOf,
  fromAggregate,
  judgeEgress,
  proposeSuppression,
  tightenThresholds,
  toLeavingTable,
} from '../src/index.js';
import { COUNTS, counts, tableOf, totals } from './tables.js';

const outside = egressPresetOf('outside')!.thresholds;

/** Flags as `row code`; a cell without a row as its positions. */
const flagged = (table: EgressTable, more: Parameters<typeof tightenThresholds>[1] = {}, earlier?: EgressTable) =>
  judgeEgress(table, tightenThresholds(outside, more), earlier && { earlier }).flags.map(
    ({ cell, code }) => `${cell.row ?? cell.at.join(',')} ${code}`,
  );

describe('rules about a published cell', () => {
  test('a count under the minimum is flagged, a count at it and a zero are not', () => {
    expect(flagged(counts('a 9\nb 10\nc 0\nd 1'))).toEqual(['1 minimum-count', '4 minimum-count']);
  });

  test('a cell whose largest makes more than three quarters is dominated; a share of exactly that is not', () => {
    expect(flagged(totals('a 20 1000 750 50\nb 20 1000 751 50'))).toEqual(['2 dominance']);
  });

  test('p%: what remains without the two largest is under 10 % of the largest', () => {
    // 500 + 450 + 50: the remainder is exactly 10 % of 500; with 49 it is less.
    expect(flagged(totals('a 20 1000 500 450\nb 20 999 500 450'))).toEqual(['2 p-percent']);
  });

  test('totals are compared in exact decimals', () => {
    // In doubles 0.1 + 0.2 passes 0.3; here the remainder is 0.03, exactly 10 % of 0.3.
    expect(flagged(totals('a 20 0.53 0.3 0.2\nb 20 0.5299999999999999999 0.3 0.2'))).toEqual(['2 p-percent']);
  });

  test('the p-ratio is the quantity of the p% rule as a share', () => {
    const table = totals('a 20 1000 500 400\nb 20 1200 500 400');
    expect(flagged(table, { pRatio: 0.3 })).toEqual(['1 p-ratio']);
    expect(flagged(table, { p: 30 })).toEqual(['1 p-percent']);
  });

  test('an empty cell, and a total of zero, break no rule about contributions', () => {
    expect(flagged(totals('a 0 0 0 0\nb 20 0 0 0\nc 15 150 12 11'))).toEqual([]);
  });

  test('counts that are no multiples of the base are flagged where one is asked for', () => {
    expect(flagged(counts('a 12\nb 15'))).toEqual([]);
    expect(flagged(counts('a 12\nb 15'), { roundTo: 5 })).toEqual(['1 rounding']);
  });

  test('all units of a group in one cell: that cell and the zeros that show it', () => {
    const table = counts('north yes 40\nnorth no 0\nsouth yes 30\nsouth no 20');
    expect(flagged(table)).toEqual([
      '1 class-disclosure',
      '2 class-disclosure',
      // Of those who said no, all are in the south.
      '2 class-disclosure',
      '4 class-disclosure',
    ]);
  });

  test('a combination without a row is a zero that shows as much', () => {
    expect(flagged(counts('north yes 40\nsouth yes 30\nsouth no 20'))).toContain('0,0 class-disclosure');
  });

  test('every published zero is flagged where that is asked for', () => {
    const table = counts('a 40\nb 0\nc 30');
    expect(flagged(table)).toEqual([]);
    expect(flagged(table, { zeros: true })).toEqual(['2 class-disclosure']);
  });
});

describe('complementary disclosure', () => {
  test('a single suppressed cell beside its total is recomputable', () => {
    expect(flagged(counts('a 20\nb *\nc 30\ntotal 54'))).toEqual(['2 complementary/recomputable']);
  });

  test('without the total it is not', () => {
    expect(flagged(counts('a 20\nb *\nc 30'))).toEqual([]);
  });

  test('a total of zero gives its suppressed cells away', () => {
    expect(flagged(counts('a *\nb *\ntotal 0'))).toEqual([
      '1 complementary/recomputable',
      '2 complementary/recomputable',
    ]);
  });

  const fourCells = (corner: number) => `
    x p *        
    x q *        
    x r 50
    x total ${corner + 30 + 50}
    y p *
    y q *
    y r 60
    y total ${40 + 20 + 60}
    z p 70
    z q 80
    z r 90
    z total 240
    total p ${corner + 40 + 70}
    total q ${30 + 20 + 80}
    total r 200
    total total ${corner + 30 + 50 + 120 + 240}`;

  test('four suppressed corners that can trade enough among themselves are safe', () => {
    // The corner 4 may be anything from 0 to 24: 20 units can move round.
    expect(flagged(counts(fourCells(4)))).toEqual([]);
  });

  test('four suppressed corners are not safe where the totals leave too little to trade', () => {
    const table = counts(`
      x p *
      x q *
      x total 3
      y p *
      y q *
      y total 40
      total p 20
      total q 23`);
    // Of x there are 3 in all, so that neither p nor q can reach the minimum of 10.
    expect(flagged(table)).toEqual(['1 complementary/too-narrow', '2 complementary/too-narrow', '3 minimum-count']);
  });

  test('a suppressed total that its cells add up to is recomputable', () => {
    expect(flagged(counts('a 20\nb 30\ntotal *'))).toEqual(['3 complementary/recomputable']);
  });

  test('bounds of a suppressed total are judged by the contributions behind it', () => {
    // b may be at most 210: without its two largest (100 + 100) 10 remain, which is 10 % of 100; one less is too few.
    const at = (total: number) => totals(`a 30 300 40 30\nb * * 100 100\nc * * 2 1\ntotal 100 ${total} 100 100`);
    expect(flagged(at(510))).toEqual([]);
    expect(flagged(at(509))).toEqual(['2 complementary/too-narrow']);
  });

  test('where contributions are not known, the range must be wide enough', () => {
    const at = (margin: number) => `
      a p 30 500 40 30
      a q * * * *
      a total 60 ${500 + margin} 40 30
      b p * * * *
      b q * * * *
      b total 90 2000 40 30
      total p 70 1500 40 30
      total q 80 ${1000 + margin} 40 30
      total total 150 ${2500 + margin} 40 30`;
    // a q is alone in its row, so that everything follows from it.
    expect(new Set(flagged(totals(at(100))).map((flag) => flag.split(' ')[1]))).toEqual(
      new Set(['complementary/recomputable']),
    );
  });

  test('in three dimensions a lone cell is recomputable and eight corners are safe', () => {
    const cube = (hidden: (i: number) => boolean) => {
      const lines: string[] = [];
      const names = ['u', 'v', 'total'];
      for (let i = 0; i < 27; i++) {
        const at = [Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3];
        const parts = at.reduce((n, c) => n * (c === 2 ? 2 : 1), 1);
        const inner = parts === 1;
        lines.push(`${at.map((c) => names[c]).join(' ')} ${inner && hidden(i) ? '*' : 30 * parts}`);
      }
      return counts(lines.join('\n'));
    };
    expect(flagged(cube((i) => i === 0))).toEqual(['1 complementary/recomputable']);
    expect(flagged(cube(() => true))).toEqual([]);
  });
});

describe('differences to an earlier table', () => {
  const earlier = counts('a 40\nb 50\nc *\nd 60');

  test('a count that moved by fewer units than the minimum is flagged, an equal or distant one is not', () => {
    expect(flagged(counts('a 43\nb 50\nd 75'), {}, earlier)).toEqual(['1 difference']);
  });

  test('so is a cell that was suppressed then and is published now', () => {
    expect(flagged(counts('a 40\nc 30'), {}, earlier)).toEqual(['2 difference']);
  });
});

describe('refusals', () => {
  const code = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'none';
  };
  const read = (rows: (string | number | null)[][], names = ['d', 'n'], more = {}) =>
    fromAggregate(tableOf(names, rows), { ...COUNTS, dims: ['d'], ...more });

  test.each([
    ['a negative count', () => read([['a', -1]]), 'egress/negative'],
    ['a count that is no number', () => read([['a', '1,000']]), 'egress/not-a-number'],
    ['a fractional count', () => read([['a', '1.5']]), 'egress/count'],
    ['a missing dimension', () => read([[null, 12]]), 'egress/missing'],
    [
      'two rows for one cell',
      () =>
        read([
          ['a', 12],
          ['a', 13],
        ]),
      'egress/duplicate-cell',
    ],
    ['a column that nobody judges', () => read([['a', 12, 1.5]], ['d', 'n', 'mean']), 'egress/unlisted-column'],
    [
      'totals without contributions',
      () => read([['a', 12, 15]], ['d', 'n', 'x'], { value: 'x' }),
      'egress/contributions',
    ],
    ['totals alone', () => read([['total', 12]]), 'egress/no-cells'],
    ['largest contributions above the total', () => totals('a 12 10 9 8'), 'egress/contradiction'],
    ['cells that make more than their total', () => flagged(counts('a 12\nb *\ntotal 11')), 'egress/not-additive'],
    ['cells that make another total', () => flagged(counts('a 12\nb 20\ntotal 40')), 'egress/not-additive'],
    ['a looser minimum', () => tightenThresholds(outside, { least: 5 }), 'egress/loosens'],
    ['another dominance', () => tightenThresholds(outside, { nk: { n: 2, k: 0.9 } }), 'egress/loosens'],
    [
      'a base that is no multiple',
      () => tightenThresholds({ ...outside, roundTo: 5 }, { roundTo: 7 }),
      'egress/loosens',
    ],
    ['a minimum of nothing', () => tightenThresholds(outside, { least: 0 }), 'egress/thresholds'],
  ])('%s', (_, work, expected) => {
    expect(code(work)).toBe(expected);
  });

  test('a message names rows, never what is in them', () => {
    expect(() =>
      read([
        ['a', 12],
        ['b', 'forty'],
      ]),
    ).toThrow(/row 2: no plain decimal number in column "n"/);
  });
});

describe('proposals', () => {
  const table = counts(`
    x p 4
    x q 30
    x r 50
    x total 84
    y p 40
    y q 20
    y r 60
    y total 120
    total p 44
    total q 50
    total r 110
    total total 204`);

  test('the flagged cell goes, and as much beside it as the same check asks for', () => {
    const { primary, complementary, clean, table: result } = proposeSuppression(table, outside);
    expect(primary).toEqual([table.cells[0].index]);
    expect(complementary).toHaveLength(3);
    expect(clean).toBe(true);
    expect(judgeEgress(result, outside).ok).toBe(true);
  });

  test('what leaves has stars for what is suppressed and no contributions', () => {
    const firms = totals('a 20 1000 900 50\nb 20 1000 300 200\nc 30 1500 300 200');
    const { columns } = toLeavingTable(proposeSuppression(firms, outside).table);
    expect(columns.map((c) => c.name)).toEqual(['d1', 'n', 'x']);
    expect(Array.from(columns[2].codes, (code) => columns[2].values[code])).toEqual(['*', '1000', '1500']);
  });

  test('a count under the minimum is not rounded into safety', () => {
    const { primary, table: result } = proposeSuppression(counts('a 8\nb 12\nc 33'), { ...outside, roundTo: 5 });
    expect(primary).toHaveLength(1);
    expect(result.cells.map(({ count }) => count)).toEqual([null, 10n, 35n]);
  });

  test('rounded cells and totals that no longer add up are read as rounded', () => {
    const { clean, rounded, complementary } = proposeSuppression(counts('a 8\nb 12\nc 33\nd 51\ntotal 104'), {
      ...outside,
      roundTo: 5,
    });
    expect({ clean, rounded, more: complementary.length }).toEqual({ clean: true, rounded: true, more: 1 });
  });

  test('in three dimensions the proposal is proven by witnesses', () => {
    const lines: string[] = [];
    const names = ['u', 'v', 'w', 'total'];
    for (let i = 0; i < 64; i++) {
      const at = [Math.floor(i / 16), Math.floor(i / 4) % 4, i % 4];
      const parts = at.reduce((n, c) => n * (c === 3 ? 3 : 1), 1);
      const hasFirst = at.every((c) => c === 0 || c === 3);
      lines.push(`${at.map((c) => names[c]).join(' ')} ${40 * parts - (hasFirst ? 35 : 0)}`);
    }
    const { clean, primary, complementary } = proposeSuppression(counts(lines.join('\n')), outside);
    expect({ clean, primary: primary.length, more: complementary.length >= 7 }).toEqual({
      clean: true,
      primary: 1,
      more: true,
    });
  });
});
