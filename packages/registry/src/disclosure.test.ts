import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../test/bodies.js';
import { disclosure } from './disclosure.js';

const release = { ...BODIES.release, agreement: 'AG-1' };

function operated() {
  const registry = furnished();
  registry.put('agreement', 'AG-1', BODIES.agreement, 'live');
  registry.put('agreement', 'AG-2', { ...BODIES.agreement, operator: 'operator-b' }, 'live');
  registry.put('agreement', 'AG-3', BODIES.agreement, 'draft');
  registry.put('release', 'rel-1', release, 'published');
  return registry;
}

describe('a yearly disclosure', () => {
  it('names the organisation, its agreements, products with prices, use and releases', async () => {
    const registry = operated();
    registry.put('usage', 'U-1', BODIES.usage, 'booked');
    expect(await disclosure(registry.view, '2026', 'operator', 'operator-a')).toEqual({
      year: '2026',
      role: 'operator',
      organisation: { id: 'operator-a', title: BODIES.organisation.title, type: 'operator' },
      agreements: [
        {
          id: 'AG-1',
          state: 'live',
          implementer: 'bureau',
          operator: 'operator-a',
          mode: 'scenario',
          concepts: ['tax-record'],
          scenarios: ['sme-lending'],
          from: '2026-01-01',
          until: '2030-12-31',
        },
      ],
      products: [
        {
          product: 'sme-credit',
          prices: [
            {
              id: 'P-2026',
              useClass: 'industry',
              unit: 'row-1000',
              price: 4500,
              ceiling: 6000,
              currency: 'CNY',
              exponent: 2,
              trial: true,
            },
          ],
        },
      ],
      usage: [
        {
          product: 'sme-credit',
          useClass: 'industry',
          currency: 'CNY',
          exponent: 2,
          entries: 1,
          calls: 1,
          amount: 9000,
        },
      ],
      totals: { entries: 1, calls: 1, amounts: [{ currency: 'CNY', exponent: 2, amount: 9000 }] },
      releases: [{ id: 'rel-1', state: 'published', product: 'sme-credit', version: '1.0.0', issued: '2026-03-02' }],
    });
  });

  it('of the implementer spans all of its operators', async () => {
    const registry = operated();
    const ids = async (role: 'implementer' | 'operator', of: string) =>
      (await disclosure(registry.view, '2026', role, of)).agreements.map(({ id }) => id);
    expect(await ids('implementer', 'bureau')).toEqual(['AG-1', 'AG-2']);
    expect(await ids('operator', 'operator-b')).toEqual(['AG-2']);
    expect(await ids('operator', 'bureau')).toEqual([]);
  });

  it('lists releases that were valid in the year', async () => {
    const registry = operated();
    const put = (id: string, state: string, change: object) =>
      registry.put('release', id, { ...release, ...change }, state);
    put('rel-1', 'published', { issued: '2027-01-01' });
    put('rel-2', 'published', { issued: '2025-01-01', expires: '2025-12-31' });
    put('rel-3', 'revoked', { issued: '2025-01-01', revocation: { reason: 'a', from: '2026-01-01' } });
    put('rel-4', 'revoked', { issued: '2025-01-01', revocation: { reason: 'a', from: '2026-01-02' } });
    put('rel-5', 'candidate', {});
    put('rel-6', 'sealing', {});
    put('rel-7', 'published', {});
    const { releases } = await disclosure(registry.view, '2026', 'operator', 'operator-a');
    expect(releases.map(({ id }) => id)).toEqual(['rel-4', 'rel-7']);
  });

  it('is refused where industry used a product without a price', async () => {
    const registry = operated();
    registry.put('usage', 'U-1', BODIES.usage, 'booked');
    registry.put('price', 'P-2026', BODIES.price, 'draft');
    await expect(disclosure(registry.view, '2026', 'operator', 'operator-a')).rejects.toMatchObject({
      code: 'disclosure/no-price',
    });
    registry.put('price', 'P-2026', BODIES.price, 'closed');
    expect((await disclosure(registry.view, '2026', 'operator', 'operator-a')).totals.amounts[0]?.amount).toBe(9000);
  });

  it('is refused for an organisation or a year that is none', async () => {
    const { view } = operated();
    await expect(disclosure(view, '2026', 'operator', 'nobody')).rejects.toMatchObject({
      code: 'disclosure/unknown-organisation',
    });
    await expect(disclosure(view, '26', 'operator', 'operator-a')).rejects.toMatchObject({ code: 'disclosure/year' });
  });

  it('agrees with the usage records: every total is the sum of the entries that stand', async () => {
    const entry = fc.record({
      release: fc.constantFrom('rel-1', 'rel-2', 'rel-3'),
      year: fc.constantFrom('2025', '2026'),
      useClass: fc.constantFrom('industry', 'public-welfare'),
      calls: fc.nat({ max: 1000 }),
      amount: fc.nat({ max: 1_000_000_000 }),
      voided: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 20 }), async (entries) => {
        const registry = operated();
        registry.put('release', 'rel-2', { ...release, product: 'other' }, 'revoked');
        registry.put('release', 'rel-3', { ...release, agreement: 'AG-2' }, 'published');
        registry.put('price', 'P-other', { ...BODIES.price, product: 'other' }, 'live');
        let [count, calls, amount] = [0, 0, 0];
        for (const [i, { year, voided, ...change }] of entries.entries()) {
          const body = { ...BODIES.usage, ...change, day: `${year}-05-05` };
          registry.put('usage', `U-${i}`, body, 'booked');
          if (voided) registry.put('usage', `V-${i}`, { ...body, calls: 0, amount: 0, corrects: `U-${i}` }, 'booked');
          if (year !== '2026' || change.release === 'rel-3') continue;
          count += 1;
          calls += voided ? 0 : change.calls;
          amount += voided ? 0 : change.amount;
        }
        const { totals, usage } = await disclosure(registry.view, '2026', 'operator', 'operator-a');
        expect(totals.entries).toBe(count);
        expect(totals.calls).toBe(calls);
        expect(totals.amounts[0]?.amount ?? 0).toBe(amount);
        expect(usage.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
      }),
      { numRuns: 50 },
    );
  });
});
