import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { revenueOf, standingUsage } from './revenue.js';

it('is the sum over all releases of the product in the year, corrections in the place of what they correct', async () => {
  const registry = furnished();
  registry.put('release', 'rel-2', BODIES.release, 'revoked');
  registry.put('release', 'rel-3', { ...BODIES.release, product: 'other' }, 'published');
  const book = (id: string, change: object) => registry.put('usage', id, { ...BODIES.usage, ...change }, 'booked');
  book('U-1', { amount: 100 });
  book('U-2', { amount: 50, release: 'rel-2' });
  book('U-3', { amount: 7, release: 'rel-3' });
  book('U-4', { amount: 9, day: '2025-12-31' });
  book('U-5', { amount: 30, corrects: 'U-1' });
  book('U-6', { amount: 40, corrects: 'U-5' });
  book('U-7', { amount: 0, useClass: 'public-welfare', currency: 'EUR' });
  expect(await revenueOf(registry.view, 'sme-credit', '2026')).toEqual({
    product: 'sme-credit',
    period: '2026',
    amount: 90,
    currency: 'CNY',
    exponent: 2,
    headroom: 99_910,
    overMaximum: false,
  });
});

it('is flagged from the first unit above the maximum', async () => {
  const registry = furnished();
  registry.put('price', 'P-2026', { ...BODIES.price, maxRevenue: 9000, carriedOver: 1000 }, 'live');
  const over = async (amount: number) => {
    registry.put('usage', 'U-1', { ...BODIES.usage, amount }, 'booked');
    return (await revenueOf(registry.view, 'sme-credit', '2026')).overMaximum;
  };
  expect(await over(8000)).toBe(false);
  expect(await over(8001)).toBe(true);
});

it('is nothing for a product without use, and refused over two currencies', async () => {
  const registry = furnished();
  expect(await revenueOf(registry.view, 'unknown', '2026')).toEqual({
    product: 'unknown',
    period: '2026',
    amount: 0,
    overMaximum: false,
  });
  registry.put('usage', 'U-1', BODIES.usage, 'booked');
  registry.put('usage', 'U-2', { ...BODIES.usage, currency: 'EUR' }, 'booked');
  await expect(revenueOf(registry.view, 'sme-credit', '2026')).rejects.toMatchObject({ code: 'usage/currencies' });
});

it('of chains of corrections counts the last entry of each', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 6 }), (chains) => {
      const entries = chains.flatMap((length, chain) =>
        Array.from({ length: length + 1 }, (_, i) => ({
          kind: 'usage',
          id: `U-${chain}-${i}`,
          state: 'booked',
          version: 1,
          at: '2026-03-02T12:00:00.000Z',
          body: { ...BODIES.usage, ...(i > 0 && { corrects: `U-${chain}-${i - 1}` }) },
        })),
      );
      expect(
        standingUsage([...entries].reverse())
          .map(({ id }) => id)
          .sort(),
      ).toEqual(chains.map((length, chain) => `U-${chain}-${length}`).sort());
    }),
  );
});
