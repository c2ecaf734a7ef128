import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import type { MemoryRegistry } from '../../test/memory-registry.js';
import { stepsOf } from '../../test/steps-of.js';
import { liveRegistration, registration } from './registration.js';

const KIND = 'registration';
const body = BODIES[KIND];
// Ten working days after Monday 2 March end on Monday 16 March.
const NOTICE = { notice: { from: '2026-03-02', until: '2026-03-16' } };
const ISSUE = { code: 'REG-1', from: '2026-03-17', until: '2029-03-16' };

it('steps', () => {
  expect(stepsOf(registration)).toEqual([
    'applied --accept--> accepted',
    'accepted --review*--> reviewed',
    'reviewed --notice*--> noticed',
    'noticed --issue*--> live',
    'live --supersede--> superseded',
    'live --cancel!--> cancelled',
    ...['applied', 'accepted', 'reviewed', 'noticed'].map((state) => `${state} --reject!--> rejected`),
    ...['applied', 'accepted', 'reviewed', 'noticed'].map((state) => `${state} --withdraw--> withdrawn`),
    'live --expire@--> expired',
  ]);
});

async function upTo(registry: MemoryRegistry, id: string, change: object, notice: object = NOTICE): Promise<void> {
  expect(await registry.add(KIND, id, { ...body, ...change })).toEqual([]);
  expect(await registry.step(KIND, id, 'accept')).toEqual([]);
  expect(await registry.step(KIND, id, 'review', { notes: 'sound' })).toEqual([]);
  expect(await registry.step(KIND, id, 'notice', notice)).toEqual([]);
}

/** A register on 2026-03-17 with `R-1` issued under REG-1 until 2029-03-16. */
async function issued(): Promise<MemoryRegistry> {
  const registry = furnished();
  await upTo(registry, 'R-1', {});
  registry.on('2026-03-17');
  expect(await registry.step(KIND, 'R-1', 'issue', ISSUE)).toEqual([]);
  return registry;
}

describe('an application', () => {
  it('names an active subject and a current resource, and nothing that is given later', async () => {
    const registry = furnished();
    expect(await registry.add(KIND, 'R-1', { ...body, subject: 'gone' })).toEqual(['registration/subject']);
    expect(await registry.add(KIND, 'R-1', { ...body, object: { resource: 'none' } })).toEqual(['registration/object']);
    expect(await registry.add(KIND, 'R-1', { ...body, code: 'REG-1' })).toEqual(['registration/too-early']);
    expect(await registry.add(KIND, 'R-1', { ...body, object: { product: 'sme-credit' } })).toEqual([]);
  });

  it('changes only what its step is for', async () => {
    const registry = furnished();
    await registry.add(KIND, 'R-1', body);
    await registry.step(KIND, 'R-1', 'accept');
    expect(await registry.step(KIND, 'R-1', 'review', { subject: 'tax' })).toEqual(['registration/fixed-member']);
  });
});

describe('the public notice', () => {
  const notice = async (registry: MemoryRegistry, from: string, until: string) => {
    await registry.add(KIND, 'R-1', body);
    await registry.step(KIND, 'R-1', 'accept');
    await registry.step(KIND, 'R-1', 'review', {});
    return registry.step(KIND, 'R-1', 'notice', { notice: { from, until } });
  };

  it('lasts ten working days, and does not begin in the past', async () => {
    expect(await notice(furnished(), '2026-03-02', '2026-03-15')).toEqual(['registration/notice']);
    expect(await notice(furnished(), '2026-03-01', '2026-03-30')).toEqual(['registration/notice']);
    expect(await notice(furnished(), '2026-03-02', '2026-03-16')).toEqual([]);
  });

  it('follows the calendar and the length of the settings', async () => {
    const registry = furnished();
    const calendar = { holidays: ['2026-03-05'], makeUpDays: [], source: 'announcement' };
    await registry.add('settings', 'default', { calendar, noticeDays: { value: 5, source: 'local rule' } });
    expect(await notice(registry, '2026-03-02', '2026-03-09')).toEqual(['registration/notice']);
    expect(await registry.step(KIND, 'R-1', 'notice', { notice: { from: '2026-03-02', until: '2026-03-10' } })).toEqual(
      [],
    );
  });
});

describe('the issue', () => {
  it('waits for the end of the notice', async () => {
    const registry = furnished();
    await upTo(registry, 'R-1', {});
    registry.on('2026-03-16');
    expect(await registry.step(KIND, 'R-1', 'issue', ISSUE)).toEqual(['registration/notice']);
    registry.on('2026-03-17');
    expect(await registry.step(KIND, 'R-1', 'issue', ISSUE)).toEqual([]);
  });

  it('is for three years at most, from today on, with a code', async () => {
    const registry = furnished();
    await upTo(registry, 'R-1', {});
    registry.on('2026-03-17');
    const issue = (change: object) => registry.step(KIND, 'R-1', 'issue', { ...ISSUE, ...change });
    expect(await issue({ until: '2029-03-17' })).toEqual(['registration/validity']);
    expect(await issue({ from: '2026-03-16', until: '2028-01-01' })).toEqual(['registration/days']);
    expect(await registry.step(KIND, 'R-1', 'issue', { from: ISSUE.from, until: ISSUE.until })).toEqual([
      'registration/issue',
    ]);
  });

  it('gives a code that no live registration has, and no object two registrations', async () => {
    const registry = await issued();
    registry.on('2026-03-02');
    await upTo(registry, 'R-2', { object: { product: 'sme-credit' } });
    await upTo(registry, 'R-3', {});
    registry.on('2026-03-17');
    expect(await registry.step(KIND, 'R-2', 'issue', ISSUE)).toEqual(['registration/code']);
    expect(await registry.step(KIND, 'R-3', 'issue', { ...ISSUE, code: 'REG-3' })).toEqual([
      'registration/object-registered',
    ]);
    expect(await registry.step(KIND, 'R-1', 'cancel')).toEqual([]);
    expect(await registry.step(KIND, 'R-2', 'issue', ISSUE)).toEqual([]);
  });
});

describe('validity', () => {
  it('begins and ends with its days', async () => {
    const registry = await issued();
    const found = async (day: string) => (await liveRegistration(registry.view, 'REG-1', day))?.id;
    expect(await found('2026-03-16')).toBeUndefined();
    expect(await found('2026-03-17')).toBe('R-1');
    expect(await found('2029-03-16')).toBe('R-1');
    expect(await found('2029-03-17')).toBeUndefined();
    expect(await liveRegistration(registry.view, 'REG-2', '2026-03-17')).toBeUndefined();
    registry.on('2029-03-17');
    expect(registry.state(KIND, 'R-1')).toBe('expired');
    expect(await registry.step(KIND, 'R-1', 'cancel')).toEqual(['illegal']);
  });
});

describe('a later registration', () => {
  const later = { type: 'renewal', changes: 'R-1' };

  it('names the live one of the same subject and object', async () => {
    const registry = await issued();
    const add = (change: object) => registry.add(KIND, 'R-2', { ...body, type: 'change', changes: 'R-1', ...change });
    expect(await add({ type: 'first' })).toEqual(['registration/changes']);
    expect(await registry.add(KIND, 'R-2', { ...body, type: 'change' })).toEqual(['registration/changes']);
    expect(await add({ changes: 'R-0' })).toEqual(['registration/changes']);
    expect(await add({ subject: 'tax' })).toEqual(['registration/changes']);
    expect(await add({ object: { product: 'tax-2026' } })).toEqual(['registration/changes']);
    expect(await add({})).toEqual([]);
  });

  it('renews from sixty days before expiry until the last day', async () => {
    const registry = await issued();
    registry.on('2029-01-14');
    expect(await registry.add(KIND, 'R-2', { ...body, ...later })).toEqual(['registration/renewal-too-early']);
    registry.on('2029-03-17');
    expect(await registry.add(KIND, 'R-2', { ...body, ...later })).toEqual(['registration/renewal-too-late']);
    registry.on('2029-03-16');
    expect(await registry.add(KIND, 'R-2', { ...body, ...later })).toEqual([]);
    registry.on('2029-01-15');
    expect(await registry.add(KIND, 'R-3', { ...body, ...later })).toEqual([]);
  });

  it('takes the place of the earlier one, which stays', async () => {
    const registry = await issued();
    expect(await registry.step(KIND, 'R-1', 'supersede')).toEqual(['registration/no-successor']);
    const notice = { notice: { from: '2026-03-17', until: '2026-03-31' } };
    await upTo(registry, 'R-2', { type: 'correction', changes: 'R-1' }, notice);
    registry.on('2026-04-01');
    const issue = { ...ISSUE, from: '2026-04-01' };
    expect(await registry.step(KIND, 'R-2', 'issue', issue)).toEqual([
      'registration/code',
      'registration/not-superseded',
    ]);
    expect(await registry.step(KIND, 'R-1', 'supersede')).toEqual([]);
    expect(await registry.step(KIND, 'R-2', 'issue', { ...issue, until: '2029-03-17' })).toEqual([
      'registration/validity',
    ]);
    expect(await registry.step(KIND, 'R-2', 'issue', issue)).toEqual([]);
    expect(registry.state(KIND, 'R-1')).toBe('superseded');
    expect((await liveRegistration(registry.view, 'REG-1', '2026-04-01'))?.id).toBe('R-2');
  });

  it('extends validity only as a renewal, also when the earlier one has run out meanwhile', async () => {
    const registry = await issued();
    registry.on('2029-03-16');
    const notice = { notice: { from: '2029-03-16', until: '2029-03-30' } };
    await upTo(registry, 'R-2', later, notice);
    registry.on('2029-03-31');
    expect(await registry.step(KIND, 'R-2', 'issue', { ...ISSUE, from: '2029-03-31', until: '2032-03-30' })).toEqual(
      [],
    );
  });
});
