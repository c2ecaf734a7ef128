import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { request } from './request.js';

const body = BODIES.request;

it('steps', () => {
  expect(stepsOf(request)).toEqual([
    'received --accept--> accepted',
    'received --reject!*--> rejected',
    'accepted --reject!*--> rejected',
    'accepted --compile--> compiled',
    'compiled --deliver--> delivered',
    'delivered --close--> closed',
  ]);
});

it('a rejection has a reason of the list, and nothing else has one', async () => {
  const registry = furnished();
  expect(await registry.add('request', 'REQ-1', { ...body, reason: 'duplicate' })).toEqual(['request/reason']);
  expect(await registry.add('request', 'REQ-1', body)).toEqual([]);
  const reject = (change: object) => registry.step('request', 'REQ-1', 'reject', change);
  expect(await reject({})).toEqual(['request/reason']);
  expect(await reject({ reason: 'no-wish-to' })).toEqual(['schema:reason']);
  expect(await reject({ reason: 'duplicate', demand: 0 })).toEqual(['request/fixed-member']);
  expect(await registry.step('request', 'REQ-1', 'accept')).toEqual([]);
  expect(await reject({ reason: 'duplicate' })).toEqual([]);
});

it('comes from the public or an active organisation, and goes to its end', async () => {
  const registry = furnished();
  expect(await registry.add('request', 'REQ-1', { ...body, from: 'gone' })).toEqual(['request/from']);
  expect(await registry.add('request', 'REQ-1', { ...body, from: 'tax' })).toEqual([]);
  for (const event of ['accept', 'compile', 'deliver', 'close']) {
    expect(await registry.step('request', 'REQ-1', event)).toEqual([]);
  }
  expect(registry.state('request', 'REQ-1')).toBe('closed');
});
