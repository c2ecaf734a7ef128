import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyText } from './numbers.js';

describe('moneyText', () => {
  it('places the point by the exponent and groups thousands', () => {
    expect(moneyText(450_000, 'CNY', 2)).toBe('CNY 4,500.00');
    expect(moneyText(5, 'CNY', 2)).toBe('CNY 0.05');
    expect(moneyText(0, 'CNY', 2)).toBe('CNY 0.00');
    expect(moneyText(1_234_567, 'JPY', 0)).toBe('JPY 1,234,567');
    expect(moneyText(1_234_567, 'KWD', 3)).toBe('KWD 1,234.567');
    expect(moneyText(Number.MAX_SAFE_INTEGER, 'CNY', 2)).toBe('CNY 90,071,992,547,409.91');
  });

  it('loses no digit', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(4), (amount, exponent) => {
        const text = moneyText(amount, 'XXX', exponent);
        expect(Number(text.replace(/\D/g, ''))).toBe(amount);
        expect(/\.(\d+)$/.exec(text)?.[1].length ?? 0).toBe(exponent);
      }),
    );
  });
});
