import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { assessment, assessmentCovers } from './assessment.js';

const body = BODIES.assessment;

it('steps', () => {
  expect(stepsOf(assessment)).toEqual(['valid --withdraw!--> withdrawn', 'valid --expire@--> expired']);
});

it('is kept three years at least, is done before it is entered, and has its days in order', async () => {
  const registry = furnished();
  const add = (change: object) => registry.add('assessment', 'PIA-1', { ...body, ...change });
  expect(await add({ keptUntil: '2029-01-04' })).toEqual(['assessment/kept-until']);
  expect(await add({ on: '2026-03-03', keptUntil: '2030-01-01' })).toEqual(['assessment/days']);
  expect(await add({ until: '2026-01-04' })).toEqual(['assessment/days']);
  expect(await add({ scope: {} })).toEqual(['schema:scope']);
  expect(await add({})).toEqual([]);
});

it('stays in the register when it is withdrawn or has run out', async () => {
  const registry = furnished();
  await registry.add('assessment', 'PIA-1', body);
  await registry.add('assessment', 'PIA-2', body);
  expect(await registry.step('assessment', 'PIA-1', 'withdraw')).toEqual([]);
  registry.on('2027-01-01');
  expect((await registry.view.get('assessment', 'PIA-1'))?.body).toEqual(body);
  expect(registry.state('assessment', 'PIA-2')).toBe('expired');
});

it('covers what each of its lists names', () => {
  const scoped = (scope: Parameters<typeof assessmentCovers>[0]['scope']) => ({ ...body, scope });
  const delivery = { product: 'sme-credit', recipient: 'lender', channel: 'sharing' };
  expect(assessmentCovers(scoped({ products: ['sme-credit'] }), delivery)).toBe(true);
  expect(assessmentCovers(scoped({ products: ['other'] }), delivery)).toBe(false);
  expect(assessmentCovers(scoped({ products: ['sme-credit'], channels: ['opening'] }), delivery)).toBe(false);
  expect(assessmentCovers(scoped({ recipients: ['lender'], channels: ['sharing'] }), delivery)).toBe(true);
  expect(assessmentCovers(scoped({ recipients: ['lender'] }), { product: 'a', channel: 'opening' })).toBe(false);
});
