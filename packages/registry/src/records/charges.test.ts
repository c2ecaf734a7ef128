import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFor, carryOver, headroom, sumOf } from './charges.js';

const money = fc.nat({ max: 1_000_000_000_000 });
const overflow = expect.objectContaining({ code: 'price/overflow' });

describe('an amount', () => {
  it('is price times units; rows are rounded up to thousands', () => {
    const rows = { price: 4500, unit: 'row-1000' as const };
    expect([0, 1, 1000, 1001, 2000].map((n) => amountFor(rows, n))).toEqual([0, 4500, 4500, 9000, 9000]);
    for (const unit of ['call', 'product', 'month', 'year'] as const) expect(amountFor({ price: 7, unit }, 3)).toBe(21);
  });

  it('is monotone in the quantity and never below the exact share of rows', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), fc.nat({ max: 1_000_000 }), fc.nat({ max: 5000 }), (price, rows, more) => {
        const charge = amountFor({ price, unit: 'row-1000' }, rows);
        expect(amountFor({ price, unit: 'row-1000' }, rows + more)).toBeGreaterThanOrEqual(charge);
        expect(BigInt(charge) * 1000n).toBeGreaterThanOrEqual(BigInt(price) * BigInt(rows));
        expect(BigInt(charge) * 1000n).toBeLessThan(BigInt(price) * BigInt(rows + 1000) + 1n);
      }),
    );
  });

  it('is refused above 2^53, and for what is no count', () => {
    expect(() => amountFor({ price: 2 ** 40, unit: 'call' }, 2 ** 14)).toThrow(overflow);
    expect(amountFor({ price: 2 ** 40, unit: 'call' }, 2 ** 12)).toBe(2 ** 52);
    for (const quantity of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => amountFor({ price: 1, unit: 'call' }, quantity)).toThrow(
        expect.objectContaining({ code: 'price/quantity' }),
      );
    }
  });
});

describe('revenue', () => {
  it('above the maximum is carried over, and nothing else is', () => {
    expect(carryOver(100, 0, 120)).toBe(20);
    expect(carryOver(100, 30, 80)).toBe(10);
    expect(carryOver(100, 0, 100)).toBe(0);
    expect(carryOver(100, 0, 40)).toBe(0);
    expect(headroom({ maxRevenue: 100, carriedOver: 30 }, 60)).toBe(10);
    expect(headroom({ maxRevenue: 100, carriedOver: 30 }, 80)).toBe(-10);
  });

  it('is carried exactly where headroom is negative', () => {
    fc.assert(
      fc.property(money, money, money, (maxRevenue, carriedOver, revenue) => {
        const left = headroom({ maxRevenue, carriedOver }, revenue);
        expect(carryOver(maxRevenue, carriedOver, revenue)).toBe(Math.max(0, 0 - left));
      }),
    );
  });

  it('over many periods never exceeds the sum of the maxima where carried sums are taken off', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 8 }), (periods) => {
        let carried = 0;
        let taken = 0n;
        let allowed = 0n;
        for (const [maxRevenue, wish] of periods) {
          const revenue = Math.min(wish, Math.max(0, headroom({ maxRevenue, carriedOver: carried }, 0)) + 5);
          carried = carryOver(maxRevenue, carried, revenue);
          taken += BigInt(revenue);
          allowed += BigInt(maxRevenue);
          expect(taken <= allowed + BigInt(carried)).toBe(true);
        }
      }),
    );
  });

  it('is added without rounding, or refused', () => {
    const many = Array.from({ length: 3 }, () => 2 ** 51);
    expect(sumOf(many)).toBe(3 * 2 ** 51);
    expect(() => sumOf([...many, ...many])).toThrow(overflow);
    expect(() => carryOver(0, Number.MAX_SAFE_INTEGER, 1)).toThrow(overflow);
    expect(() => headroom({ maxRevenue: 0, carriedOver: Number.MAX_SAFE_INTEGER }, 1)).toThrow(overflow);
  });
});
