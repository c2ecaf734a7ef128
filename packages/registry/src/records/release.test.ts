import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import type { MemoryRegistry } from '../../test/memory-registry.js';
import { stepsOf } from '../../test/steps-of.js';
import { countsAsHeld, release } from './release.js';

const KIND = 'release';
const body = BODIES[KIND];

it('steps', () => {
  expect(stepsOf(release)).toEqual([
    'candidate --seal#--> sealing',
    'sealing --give-back!#--> candidate',
    'sealing --publish#--> published',
    'candidate --withdraw!--> withdrawn',
    'published --revoke!*#--> revoked',
    'expired --revoke!*#--> revoked',
    'published --take-down!*#--> taken-down',
    'expired --take-down!*#--> taken-down',
    'revoked --take-down!*#--> taken-down',
    'published --expire@--> expired',
  ]);
});

it('every state counts as held but candidate and withdrawn', () => {
  const held = release.states.filter((state) =>
    countsAsHeld({ kind: KIND, id: 'a', state, version: 1, at: '2026-01-01T00:00:00.000Z', body }),
  );
  expect(held).toEqual(['sealing', 'published', 'expired', 'revoked', 'taken-down']);
});

describe('a candidate', () => {
  const add = async (change: object, registry = furnished()) => registry.add(KIND, 'rel-2', { ...body, ...change });

  it('points to records that are there', async () => {
    expect(await add({})).toEqual([]);
    expect(await add({ sourceRecords: ['tax-2026', 'none'] })).toEqual(['release/source']);
    for (const member of ['assessment', 'agreement', 'item', 'pricing']) {
      expect(await add({ [member]: 'none' })).toEqual([`release/${member}`]);
    }
    expect(await add({ pricing: 'P-2026' })).toEqual([]);
  });

  it('takes the place of a published release of its product', async () => {
    expect(await add({ supersedes: 'rel-1' })).toEqual([]);
    expect(await add({ supersedes: 'rel-0' })).toEqual(['release/supersedes']);
    expect(await add({ supersedes: 'rel-1', product: 'other' })).toEqual(['release/supersedes']);
    const registry = furnished();
    registry.put(KIND, 'rel-1', body, 'withdrawn');
    expect(await add({ supersedes: 'rel-1' }, registry)).toEqual(['release/supersedes']);
  });

  it('has its days in order, no revocation, and no path of a machine', async () => {
    expect(await add({ expires: '2026-03-01' })).toEqual(['release/days']);
    expect(await add({ review: '2026-03-01' })).toEqual(['release/days']);
    expect(await add({ revocation: { reason: 'x', from: '2026-03-02' } })).toEqual(['release/revocation']);
    for (const directory of ['/srv/out', '\\\\host\\out', 'C:\\out']) {
      expect(await add({ directory })).toEqual(['schema:directory']);
    }
    expect(await add({ directory: 'out/rel-2' })).toEqual([]);
  });
});

/** Brings a candidate to the step `publish`; the faults of the first step that is refused. */
async function publish(registry: MemoryRegistry, id: string, change: object): Promise<readonly string[]> {
  expect(await registry.add(KIND, id, { ...body, ...change })).toEqual([]);
  const sealed = await registry.step(KIND, id, 'seal');
  return sealed.length > 0 ? sealed : registry.step(KIND, id, 'publish');
}

describe('a publication', () => {
  it('passes, once; and what is given back can be withdrawn', async () => {
    const registry = furnished();
    expect(await publish(registry, 'rel-2', { expires: '2026-12-31' })).toEqual([]);
    expect(await registry.step(KIND, 'rel-2', 'publish')).toEqual(['illegal']);
    await registry.add(KIND, 'rel-3', body);
    await registry.step(KIND, 'rel-3', 'seal');
    expect(await registry.step(KIND, 'rel-3', 'withdraw')).toEqual(['illegal']);
    expect(await registry.step(KIND, 'rel-3', 'give-back')).toEqual([]);
    expect(await registry.step(KIND, 'rel-3', 'withdraw')).toEqual([]);
  });

  it('is refused for one’s own use, and after the last day', async () => {
    expect(await publish(furnished(), 'rel-2', { channel: 'internal' })).toEqual(['release/internal']);
    const registry = furnished();
    await registry.add(KIND, 'rel-2', { ...body, expires: '2026-03-02' });
    registry.on('2026-03-03');
    expect(await registry.step(KIND, 'rel-2', 'seal')).toEqual(['release/expired']);
  });

  it('needs its registration, agreement, item and assessment in force on the day', async () => {
    const registry = furnished();
    expect(await publish(registry, 'rel-2', { registration: 'REG-1' })).toEqual(['release/registration']);
    const live = { ...BODIES.registration, code: 'REG-1', from: '2026-01-01', until: '2026-03-02' };
    registry.put('registration', 'R-1', live, 'live');
    expect(await publish(registry, 'rel-3', { registration: 'REG-1' })).toEqual([]);

    registry.put('agreement', 'AG-1', { ...BODIES.agreement, until: '2026-03-02' }, 'live');
    registry.put('responsibility-item', 'RL-1', { ...BODIES['responsibility-item'], until: '2026-03-02' }, 'active');
    registry.put('assessment', 'PIA-1', { ...BODIES.assessment, until: '2026-03-02' }, 'valid');
    const all = { agreement: 'AG-1', item: 'RL-1', assessment: 'PIA-1' };
    expect(await publish(registry, 'rel-4', all)).toEqual([]);
    registry.on('2026-03-03');
    expect(await publish(registry, 'rel-5', all)).toEqual(['release/agreement', 'release/item', 'release/assessment']);
    registry.on('2026-03-02');
    registry.put('responsibility-item', 'RL-1', BODIES['responsibility-item'], 'suspended');
    expect(await publish(registry, 'rel-6', all)).toEqual(['release/item']);
  });

  it('waits while a privacy concern about the product is open', async () => {
    const registry = furnished();
    await registry.add('feedback', 'F-1', { ...BODIES.feedback, type: 'privacy-concern' });
    expect(await publish(registry, 'rel-2', {})).toEqual(['release/frozen']);
    await registry.step('feedback', 'F-1', 'examine');
    expect(await registry.step(KIND, 'rel-2', 'seal')).toEqual(['release/frozen']);
    await registry.step('feedback', 'F-1', 'resolve');
    expect(await registry.step(KIND, 'rel-2', 'seal')).toEqual([]);
  });

  it('in a bundle needs the bundle', async () => {
    expect(await publish(furnished(), 'rel-2', { bundle: 'B-1' })).toEqual(['release/bundle']);
  });
});

describe('a revocation', () => {
  const revocation = { reason: 'data-error', from: '2026-03-02' };

  it('gives reason and day, from the issue to today', async () => {
    const registry = furnished();
    const revoke = (change: object) => registry.step(KIND, 'rel-1', 'revoke', change);
    expect(await revoke({})).toEqual(['release/revocation']);
    expect(await revoke({ revocation: { ...revocation, from: '2026-03-03' } })).toEqual(['release/revocation']);
    expect(await revoke({ revocation: { ...revocation, from: '2026-03-01' } })).toEqual(['release/revocation']);
    expect(await revoke({ revocation, version: '2.0.0' })).toEqual(['release/fixed-member']);
    expect(await revoke({ revocation })).toEqual([]);
    expect(await registry.step(KIND, 'rel-1', 'take-down', {})).toEqual([]);
    expect(registry.state(KIND, 'rel-1')).toBe('taken-down');
  });

  it('names a published replacement, if any', async () => {
    const registry = furnished();
    const revoke = (replacement: string) =>
      registry.step(KIND, 'rel-1', 'revoke', { revocation: { ...revocation, replacement } });
    expect(await revoke('rel-2')).toEqual(['release/replacement']);
    expect(await revoke('rel-1')).toEqual(['release/replacement']);
    registry.put(KIND, 'rel-2', body, 'candidate');
    expect(await revoke('rel-2')).toEqual(['release/replacement']);
    registry.put(KIND, 'rel-2', { ...body, expires: '2026-03-01' }, 'published');
    expect(await revoke('rel-2')).toEqual(['release/replacement']);
    registry.put(KIND, 'rel-2', body, 'published');
    expect(await revoke('rel-2')).toEqual([]);
    registry.put(KIND, 'rel-2', body, 'revoked');
    expect(await registry.step(KIND, 'rel-1', 'take-down', {})).toEqual([]);
  });

  it('reaches a release that ran out', async () => {
    const registry = furnished();
    registry.put(KIND, 'rel-1', { ...body, expires: '2026-06-30' }, 'published');
    registry.on('2026-07-01');
    expect(registry.state(KIND, 'rel-1')).toBe('expired');
    expect(await registry.step(KIND, 'rel-1', 'revoke', { revocation })).toEqual([]);
  });
});
