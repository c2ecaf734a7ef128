import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import type { StoredRecord } from '../record.js';
import { price } from './price.js';
import type { PriceBody } from './price-body.js';

const body = BODIES.price;

it('steps', () => {
  expect(stepsOf(price)).toEqual(['draft --revise*--> draft', 'draft --enact--> live', 'live --close--> closed']);
});

it('welfare is free, and no price is above its ceiling', async () => {
  const add = async (change: object) => furnished().add('price', 'P-1', { ...body, ...change });
  expect(await add({})).toEqual([]);
  expect(await add({ useClass: 'public-welfare' })).toEqual(['price/free']);
  expect(await add({ useClass: 'public-governance', price: 1 })).toEqual(['price/free']);
  expect(await add({ useClass: 'public-welfare', price: 0 })).toEqual([]);
  expect(await add({ price: 6001 })).toEqual(['price/ceiling']);
  expect(await add({ price: 6000 })).toEqual([]);
  expect(await add({ price: 45.5 })).toEqual(['schema:price']);
});

describe('what is enacted', () => {
  const enact = async (registry: ReturnType<typeof furnished>, id: string, change: object) => {
    expect(await registry.add('price', id, { ...body, ...change })).toEqual([]);
    return registry.step('price', id, 'enact');
  };

  it('is one price for product, use class and period', async () => {
    const registry = furnished();
    expect(await enact(registry, 'P-1', {})).toEqual(['price/twice']);
    expect(await enact(registry, 'P-2', { product: 'other' })).toEqual([]);
    expect(await enact(registry, 'P-3', { useClass: 'public-welfare', price: 0 })).toEqual([]);
    expect(await registry.step('price', 'P-2026', 'close')).toEqual([]);
    expect(await registry.step('price', 'P-1', 'enact')).toEqual([]);
  });

  it('is a trial price first, and none after a full year', async () => {
    const registry = furnished();
    expect(await enact(registry, 'P-1', { product: 'new', trial: false })).toEqual(['price/trial']);
    expect(await registry.step('price', 'P-1', 'revise', { trial: true })).toEqual([]);
    expect(await registry.step('price', 'P-1', 'enact')).toEqual([]);
    await registry.step('price', 'P-2026', 'close');
    expect(await enact(registry, 'P-2', { period: '2027' })).toEqual([]);
    await registry.step('price', 'P-2', 'close');
    expect(await enact(registry, 'P-3', { period: '2028' })).toEqual(['price/trial']);
    expect(await registry.step('price', 'P-3', 'revise', { trial: false })).toEqual([]);
    expect(await registry.step('price', 'P-3', 'enact')).toEqual([]);
  });

  it('keeps the currency of the product', async () => {
    const next = { period: '2027', trial: false };
    const closed = async () => {
      const registry = furnished();
      await registry.step('price', 'P-2026', 'close');
      return registry;
    };
    expect(await enact(await closed(), 'P-1', { ...next, currency: 'EUR' })).toEqual(['price/currency']);
    expect(await enact(await closed(), 'P-1', { ...next, exponent: 0 })).toEqual(['price/currency']);
    expect(await enact(await closed(), 'P-1', next)).toEqual([]);
    const registry = await closed();
    await registry.add('price', 'P-0', { ...body, ...next, currency: 'EUR' });
    expect(await enact(registry, 'P-1', next)).toEqual([]);
  });

  it('begins when the period before is closed, and none goes back before one that was enacted', async () => {
    const registry = furnished();
    const next = { period: '2027', trial: false };
    expect(await enact(registry, 'P-1', next)).toEqual(['price/period-open']);
    // A year without a price between them lets nothing lapse.
    expect(await enact(registry, 'P-2', { ...next, period: '2029' })).toEqual(['price/period-open']);
    await registry.step('price', 'P-2026', 'close');
    expect(await registry.step('price', 'P-1', 'enact')).toEqual([]);
    expect(await enact(registry, 'P-3', { trial: true })).toEqual(['price/order']);
  });
});

describe('what is carried over', () => {
  const message = async (registry: ReturnType<typeof furnished>, id: string) => {
    const draft = (await registry.view.get('price', id)) as StoredRecord<PriceBody>;
    const faults = await price.check!({ ...draft, state: 'live' }, draft, registry.view);
    return faults.map(({ code, message }) => `${code}: ${message}`).join();
  };

  it('is exactly what the periods before took above their maximum, whatever the years', async () => {
    const year = fc.record({ taken: fc.nat({ max: 300_000 }), maximum: fc.nat({ max: 200_000 }) });
    const step = fc.record({ year, gap: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.integer(), async (steps, off) => {
        const registry = furnished();
        await registry.step('price', 'P-2026', 'close');
        let [period, carried] = [2026, 0];
        for (const { gap, year } of steps) {
          period += gap;
          const change = { period: String(period), trial: false, maxRevenue: year.maximum, ceiling: 6000 };
          const id = `P-${period}`;
          const wrong = Math.abs(off === carried ? off + 1 : off);
          await registry.add('price', id, { ...body, ...change, carriedOver: wrong });
          if (wrong !== carried) {
            expect(await registry.step('price', id, 'enact')).toEqual(['price/carry-over']);
            expect(await message(registry, id)).toContain(`expected ${carried},`);
          }
          expect(await registry.step('price', id, 'revise', { carriedOver: carried })).toEqual([]);
          expect(await registry.step('price', id, 'enact')).toEqual([]);
          registry.put(
            'usage',
            `U-${period}`,
            { ...BODIES.usage, day: `${period}-05-05`, amount: year.taken },
            'booked',
          );
          expect(await registry.step('price', id, 'close')).toEqual([]);
          carried = Math.max(0, year.taken + carried - year.maximum);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts a use that was corrected after its period had been closed in the next price', async () => {
    const registry = furnished();
    registry.put('usage', 'U-1', { ...BODIES.usage, amount: 90_000 }, 'booked');
    await registry.step('price', 'P-2026', 'close');
    await registry.add('price', 'P-2027', { ...body, period: '2027', trial: false });
    expect(await registry.step('price', 'P-2027', 'enact')).toEqual([]);
    registry.put('usage', 'U-2', { ...BODIES.usage, amount: 150_000, corrects: 'U-1' }, 'booked');
    registry.put('usage', 'U-3', { ...BODIES.usage, day: '2027-02-02', amount: 80_000 }, 'booked');
    await registry.step('price', 'P-2027', 'close');
    expect(await enactedWith(registry, 0)).toEqual(['price/carry-over']);
    expect(await enactedWith(registry, 30_000)).toEqual([]);
  });

  it('is nothing of free use, and free at the first price of a product', async () => {
    const registry = furnished();
    const free = { useClass: 'public-welfare', price: 0, product: 'free' };
    await registry.add('price', 'P-1', { ...body, ...free, carriedOver: 7 });
    expect(await registry.step('price', 'P-1', 'enact')).toEqual([]);
    await registry.step('price', 'P-1', 'close');
    await registry.add('price', 'P-2', { ...body, ...free, period: '2027', carriedOver: 7 });
    expect(await registry.step('price', 'P-2', 'enact')).toEqual(['price/carry-over']);
    await registry.step('price', 'P-2', 'revise', { carriedOver: 0 });
    expect(await registry.step('price', 'P-2', 'enact')).toEqual([]);
  });

  it('is reckoned from the price that was closed last, where one took the place of another', async () => {
    const registry = furnished();
    registry.put('usage', 'U-1', { ...BODIES.usage, amount: 90_000 }, 'booked');
    await registry.step('price', 'P-2026', 'close');
    await registry.add('price', 'P-0', { ...body, maxRevenue: 50_000 });
    registry.on('2026-06-01');
    await registry.step('price', 'P-0', 'enact');
    await registry.step('price', 'P-0', 'close');
    await registry.add('price', 'P-2028', { ...body, period: '2028', trial: false });
    expect(await message(registry, 'P-2028')).toContain('expected 40000,');
  });

  async function enactedWith(registry: ReturnType<typeof furnished>, carriedOver: number) {
    const id = `P-2028-${carriedOver}`;
    await registry.add('price', id, { ...body, period: '2028', trial: false, carriedOver });
    return registry.step('price', id, 'enact');
  }
});
