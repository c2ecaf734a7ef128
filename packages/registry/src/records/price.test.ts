import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { price } from './price.js';

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
    expect(await enact(registry, 'P-2', { period: '2027' })).toEqual([]);
    expect(await enact(registry, 'P-3', { period: '2028' })).toEqual(['price/trial']);
    expect(await registry.step('price', 'P-3', 'revise', { trial: false })).toEqual([]);
    expect(await registry.step('price', 'P-3', 'enact')).toEqual([]);
  });

  it('keeps the currency of the product', async () => {
    const next = { period: '2027', trial: false };
    expect(await enact(furnished(), 'P-1', { ...next, currency: 'EUR' })).toEqual(['price/currency']);
    expect(await enact(furnished(), 'P-1', { ...next, exponent: 0 })).toEqual(['price/currency']);
    expect(await enact(furnished(), 'P-1', next)).toEqual([]);
    const registry = furnished();
    await registry.add('price', 'P-0', { ...body, ...next, currency: 'EUR' });
    expect(await enact(registry, 'P-1', next)).toEqual([]);
  });
});
