import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { agreement } from './agreement.js';

const KIND = 'agreement';
const body = BODIES[KIND];

it('steps', () => {
  expect(stepsOf(agreement)).toEqual([
    'draft --revise*--> draft',
    'draft --sign--> live',
    'live --end!--> ended',
    'live --expire@--> expired',
  ]);
});

describe('terms', () => {
  const add = async (change: object) => furnished().add(KIND, 'AG-1', { ...body, ...change });

  it('of at most five years, in order', async () => {
    expect(await add({})).toEqual([]);
    expect(await add({ until: '2031-01-01' })).toEqual(['agreement/term']);
    expect(await add({ until: '2025-12-31' })).toEqual(['agreement/days']);
  });

  it('follow the settings', async () => {
    const registry = furnished();
    await registry.add('settings', 'default', { agreementYears: { value: 2, source: 'local rule' } });
    expect(await registry.add(KIND, 'AG-1', body)).toEqual(['agreement/term']);
    expect(await registry.add(KIND, 'AG-1', { ...body, until: '2027-12-31' })).toEqual([]);
  });

  it('are exclusive only with an end within them', async () => {
    expect(await add({ exclusive: true })).toEqual(['agreement/exclusive-until']);
    expect(await add({ exclusive: true, exclusiveUntil: '2031-01-01' })).toEqual(['agreement/exclusive-until']);
    expect(await add({ exclusive: true, exclusiveUntil: '2025-01-01' })).toEqual(['agreement/exclusive-until']);
    expect(await add({ exclusiveUntil: '2026-12-31' })).toEqual(['agreement/exclusive-until']);
    expect(await add({ exclusive: true, exclusiveUntil: '2026-12-31' })).toEqual([]);
  });

  it('name two active parties, and never the operator as recipient', async () => {
    expect(await add({ operator: 'bureau' })).toEqual(['agreement/party']);
    expect(await add({ operator: 'gone' })).toEqual(['agreement/party']);
    expect(await add({ recipients: ['lender', 'operator-a'] })).toEqual(['agreement/own-recipient']);
    expect(await add({ redevelopment: 'allowed' })).toEqual(['schema:redevelopment']);
  });
});

describe('two agreements', () => {
  const both = async (first: object, second: object) => {
    const registry = furnished();
    expect(await registry.add(KIND, 'AG-1', { ...body, ...first })).toEqual([]);
    expect(await registry.step(KIND, 'AG-1', 'sign')).toEqual([]);
    expect(await registry.add(KIND, 'AG-2', { ...body, ...second })).toEqual([]);
    return registry.step(KIND, 'AG-2', 'sign');
  };

  it('of the same parties overlap in days, concept and scenario together only', async () => {
    expect(await both({}, {})).toEqual(['agreement/overlap']);
    expect(await both({ until: '2026-12-31' }, { from: '2026-12-31', until: '2027-12-31' })).toEqual([
      'agreement/overlap',
    ]);
    expect(await both({ until: '2026-12-31' }, { from: '2027-01-01', until: '2027-12-31' })).toEqual([]);
    expect(await both({}, { concepts: ['power-use'] })).toEqual([]);
    expect(await both({}, { scenarios: ['transport'] })).toEqual([]);
    expect(await both({}, { implementer: 'tax' })).toEqual([]);
  });

  it('of two operators meet only where one is exclusive, whichever was signed first', async () => {
    const exclusive = { exclusive: true, exclusiveUntil: '2026-12-31' };
    expect(await both({}, { operator: 'operator-b' })).toEqual([]);
    expect(await both(exclusive, { operator: 'operator-b' })).toEqual(['agreement/exclusive']);
    expect(await both({}, { ...exclusive, operator: 'operator-b' })).toEqual(['agreement/exclusive']);
    expect(await both(exclusive, { operator: 'operator-b', from: '2027-01-01' })).toEqual([]);
    expect(await both(exclusive, { operator: 'operator-b', scenarios: ['transport'] })).toEqual([]);
  });
});

it('runs out after its last day, and cannot be signed then', async () => {
  const registry = furnished();
  await registry.add(KIND, 'AG-1', { ...body, until: '2026-06-30' });
  await registry.add(KIND, 'AG-2', { ...body, until: '2026-06-30' });
  await registry.step(KIND, 'AG-1', 'sign');
  registry.on('2026-07-01');
  expect(registry.state(KIND, 'AG-1')).toBe('expired');
  expect(await registry.step(KIND, 'AG-1', 'end')).toEqual(['illegal']);
  expect(await registry.step(KIND, 'AG-2', 'sign')).toEqual(['agreement/expired']);
});

it('ends only when every release under it is revoked', async () => {
  const registry = furnished();
  await registry.add(KIND, 'AG-1', body);
  await registry.step(KIND, 'AG-1', 'sign');
  registry.put('release', 'rel-9', { ...BODIES.release, agreement: 'AG-1' }, 'published');
  expect(await registry.step(KIND, 'AG-1', 'end')).toEqual(['agreement/live-releases']);
  const revocation = { reason: 'agreement-ended', from: '2026-03-02' };
  expect(await registry.step('release', 'rel-9', 'revoke', { revocation })).toEqual([]);
  expect(await registry.step(KIND, 'AG-1', 'end')).toEqual([]);
});
