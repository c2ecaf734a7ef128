import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { usage } from './usage.js';

const body = BODIES.usage;
const add = async (change: object, registry = furnished()) => registry.add('usage', 'U-1', { ...body, ...change });

it('has no steps at all', () => {
  expect(stepsOf(usage)).toEqual([]);
});

describe('an amount', () => {
  it('for industry is price times quantity', async () => {
    expect(await add({})).toEqual([]);
    expect(await add({ amount: 8999 })).toEqual(['usage/amount']);
    expect(await add({ quantity: 3000 })).toEqual(['usage/amount']);
    expect(await add({ amount: 13500, quantity: 3000 })).toEqual([]);
    expect(await add({ quantity: 1500 })).toEqual(['usage/exact-rows']);
    const { quantity, ...rest } = body;
    expect(await furnished().add('usage', 'U-1', rest)).toEqual(['usage/quantity']);
  });

  it('by call counts the calls', async () => {
    const registry = furnished();
    registry.put('price', 'P-2026', { ...BODIES.price, unit: 'call', price: 100 }, 'live');
    const { quantity, ...rest } = { ...body, calls: 3 };
    expect(await registry.add('usage', 'U-1', { ...rest, amount: 300 })).toEqual([]);
    expect(await registry.add('usage', 'U-2', { ...rest, amount: 300, quantity: 4 })).toEqual(['usage/quantity']);
  });

  it('needs the live price of the year, in its currency', async () => {
    expect(await add({ currency: 'EUR' })).toEqual(['usage/currency']);
    expect(await add({ exponent: 0 })).toEqual(['usage/currency']);
    const registry = furnished();
    registry.put('price', 'P-2026', BODIES.price, 'closed');
    expect(await add({}, registry)).toEqual(['usage/no-price']);
    const later = furnished();
    later.on('2027-01-01');
    expect(await add({ day: '2027-01-01' }, later)).toEqual(['usage/no-price']);
  });

  it('for governance and welfare is nothing, and needs no price', async () => {
    expect(await add({ useClass: 'public-welfare' })).toEqual(['usage/free']);
    expect(await add({ useClass: 'public-welfare', amount: 0 })).toEqual([]);
  });

  it('above the maximum revenue is booked', async () => {
    expect(await add({ quantity: 100_000, amount: 450_000 })).toEqual([]);
  });

  it('that would overflow is refused', async () => {
    const registry = furnished();
    registry.put('price', 'P-2026', { ...BODIES.price, price: 2 ** 50 }, 'live');
    await expect(add({ quantity: 2 ** 20 * 1000 }, registry)).rejects.toMatchObject({ code: 'price/overflow' });
  });
});

describe('a release', () => {
  const on = async (state: string, change: object, day = '2026-03-02') => {
    const registry = furnished();
    registry.on('2026-04-01');
    registry.put('release', 'rel-1', { ...BODIES.release, ...change }, state);
    return add({ day }, registry);
  };

  it('must be published and valid on the day of use', async () => {
    expect(await on('published', {})).toEqual([]);
    for (const state of ['candidate', 'sealing', 'withdrawn', 'taken-down']) {
      expect(await on(state, {})).toEqual(['usage/not-usable']);
    }
    expect(await on('published', {}, '2026-03-01')).toEqual(['usage/not-usable']);
    expect(await on('published', { expires: '2026-03-10' }, '2026-03-10')).toEqual([]);
    expect(await on('published', { expires: '2026-03-10' }, '2026-03-11')).toEqual(['usage/not-usable']);
    expect(await on('expired', { expires: '2026-03-10' }, '2026-03-11')).toEqual(['usage/not-usable']);
  });

  it('that is revoked could be used until the day before', async () => {
    const revocation = { reason: 'data-error', from: '2026-03-10' };
    expect(await on('revoked', { revocation }, '2026-03-09')).toEqual([]);
    expect(await on('revoked', { revocation }, '2026-03-10')).toEqual(['usage/not-usable']);
  });

  it('is there, and was given to this recipient', async () => {
    expect(await add({ release: 'rel-0' })).toEqual(['usage/release']);
    expect(await add({ recipient: 'bureau' })).toEqual(['usage/recipient']);
    expect(await add({ day: '2026-03-03' })).toEqual(['usage/day']);
    expect(await add({ rowsBand: '1234' })).toEqual(['schema:rowsBand']);
  });
});

describe('a correction', () => {
  it('names an entry that stands, of the same release and recipient', async () => {
    const registry = furnished();
    registry.put('release', 'rel-2', BODIES.release, 'published');
    await registry.add('usage', 'U-1', body);
    const correct = (id: string, change: object) => registry.add('usage', id, { ...body, corrects: 'U-1', ...change });
    expect(await correct('U-2', { corrects: 'U-0' })).toEqual(['usage/corrects']);
    expect(await correct('U-2', { release: 'rel-2' })).toEqual(['usage/corrects']);
    expect(await correct('U-2', { calls: 0, quantity: 0, amount: 0, rowsBand: '0' })).toEqual([]);
    expect(await correct('U-3', {})).toEqual(['usage/corrects']);
    expect(await correct('U-3', { corrects: 'U-2' })).toEqual([]);
  });

  it('reaches a period that is closed', async () => {
    const registry = furnished();
    await registry.add('usage', 'U-1', body);
    registry.put('price', 'P-2026', BODIES.price, 'closed');
    expect(await registry.add('usage', 'U-2', { ...body, corrects: 'U-1' })).toEqual([]);
  });
});
