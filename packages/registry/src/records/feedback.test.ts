import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { feedback } from './feedback.js';
import { frozenProducts } from './frozen-products.js';

it('steps', () => {
  expect(stepsOf(feedback)).toEqual([
    'received --examine--> examining',
    'examining --resolve!--> resolved',
    'examining --dismiss!--> dismissed',
  ]);
});

it.each(['resolve', 'dismiss'])('only the privacy officer may %s a privacy concern', (event) => {
  expect(feedback.transitions[event]).toMatchObject({
    roles: ['privacy-officer'],
    rolesWhere: { type: 'privacy-concern' },
  });
});

it('is about a release that is there, in at most 2000 characters', async () => {
  const registry = furnished();
  expect(await registry.add('feedback', 'F-1', { ...BODIES.feedback, release: 'rel-0' })).toEqual(['feedback/release']);
  expect(await registry.add('feedback', 'F-1', { ...BODIES.feedback, text: 'a'.repeat(2001) })).toEqual([
    'schema:text',
  ]);
  expect(await registry.add('feedback', 'F-1', { ...BODIES.feedback, text: 'a'.repeat(2000) })).toEqual([]);
});

it('freezes a product from the arrival of a privacy concern until it is settled', async () => {
  const registry = furnished();
  const frozen = async () => [...(await frozenProducts(registry.view)).entries()];
  await registry.add('feedback', 'F-1', BODIES.feedback);
  expect(await frozen()).toEqual([]);
  for (const id of ['F-2', 'F-3']) {
    await registry.add('feedback', id, { ...BODIES.feedback, type: 'privacy-concern' });
  }
  expect(await frozen()).toEqual([['sme-credit', ['F-2', 'F-3']]]);
  await registry.step('feedback', 'F-2', 'examine');
  await registry.step('feedback', 'F-3', 'examine');
  expect(await frozen()).toEqual([['sme-credit', ['F-2', 'F-3']]]);
  await registry.step('feedback', 'F-2', 'resolve');
  expect(await frozen()).toEqual([['sme-credit', ['F-3']]]);
  await registry.step('feedback', 'F-3', 'dismiss');
  expect(await frozen()).toEqual([]);
});

it('shows neither text nor contact in a list', () => {
  const body = feedback.schema.parse({ ...BODIES.feedback, contact: 'someone' });
  expect(JSON.stringify(feedback.columns(body))).not.toMatch(/someone|district/);
});
