import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../test/bodies.js';
import { catalogue } from './catalogue.js';

const body = BODIES.release;
const DAY = '2026-03-02';

async function listed(registry: ReturnType<typeof furnished>, day = DAY) {
  return (await catalogue(registry.view, day)).entries.map(({ release }) => release);
}

async function noticesOf(change: object, prepare = (_: ReturnType<typeof furnished>) => {}, day = DAY) {
  const registry = furnished();
  registry.put('release', 'rel-1', { ...body, ...change }, 'published');
  prepare(registry);
  const { entries } = await catalogue(registry.view, day);
  return entries.find(({ release }) => release === 'rel-1')?.notices.map(({ code }) => code);
}

describe('the catalogue', () => {
  it('lists what is published, valid and not for one’s own use', async () => {
    const registry = furnished();
    for (const state of ['candidate', 'sealing', 'withdrawn', 'revoked', 'taken-down']) {
      registry.put('release', `rel-${state}`, body, state);
    }
    registry.put('release', 'rel-2', { ...body, expires: '2026-06-30' }, 'published');
    registry.put('release', 'rel-3', { ...body, channel: 'internal' }, 'published');
    registry.put('release', 'rel-4', { ...body, issued: '2026-03-03' }, 'published');
    expect(await listed(registry)).toEqual(['rel-1', 'rel-2']);
    expect(await listed(registry, '2026-06-30')).toEqual(['rel-1', 'rel-2', 'rel-4']);
    expect(await listed(registry, '2026-07-01')).toEqual(['rel-1', 'rel-4']);
  });

  it('lists a bundle when it is published as a whole', async () => {
    const registry = furnished();
    registry.put('release', 'rel-2', body, 'published');
    registry.put('bundle', 'B-1', { ...BODIES.bundle, releases: ['rel-2', 'rel-3'] }, 'assembled');
    expect(await listed(registry)).toEqual(['rel-1']);
    registry.put('bundle', 'B-1', { ...BODIES.bundle, releases: ['rel-2', 'rel-3'] }, 'published');
    expect(await listed(registry)).toEqual(['rel-1', 'rel-2']);
  });

  it('says terms, and neither recipient nor digest', async () => {
    const registry = furnished();
    registry.put(
      'release',
      'rel-1',
      { ...body, licence: 'CC-BY-4.0', theme: 'finance', registration: 'REG-1' },
      'published',
    );
    const { entries } = await catalogue(registry.view, DAY);
    expect(entries).toEqual([
      {
        release: 'rel-1',
        product: 'sme-credit',
        version: '1.0.0',
        title: { en: 'SME credit bands' },
        channel: 'authorised-operation',
        concepts: ['tax-record'],
        issued: '2026-03-02',
        licence: 'CC-BY-4.0',
        theme: 'finance',
        registration: 'REG-1',
        notices: [],
      },
    ]);
  });

  it('leaves a tombstone with id, reason and replacement of what was called back', async () => {
    const registry = furnished();
    const revocation = { reason: 'data-error', from: '2026-03-02', replacement: 'rel-1' };
    registry.put('release', 'rel-2', { ...body, revocation }, 'revoked');
    registry.put('release', 'rel-3', { ...body, revocation: { reason: 'legal', from: '2026-03-02' } }, 'taken-down');
    registry.put('release', 'rel-4', { ...body, channel: 'internal', revocation }, 'revoked');
    expect((await catalogue(registry.view, DAY)).tombstones).toEqual([
      { release: 'rel-2', reason: 'data-error', replacement: 'rel-1' },
      { release: 'rel-3', reason: 'legal' },
    ]);
  });
});

describe('a notice', () => {
  it('warns of an update that the provider owes', async () => {
    const item = BODIES['responsibility-item'];
    const under = (change: object, state: string) =>
      noticesOf({ item: 'RL-1' }, (registry) =>
        registry.put('responsibility-item', 'RL-1', { ...item, ...change }, state),
      );
    expect(await under({}, 'active')).toEqual(['update-overdue']);
    expect(await under({ lastSupplied: '2026-02-20' }, 'active')).toEqual([]);
    expect(await under({}, 'suspended')).toEqual([]);
  });

  it('announces the end, thirty days ahead or as the settings say', async () => {
    expect(await noticesOf({ expires: '2026-04-01' })).toEqual(['retiring']);
    expect(await noticesOf({ expires: '2026-04-02' })).toEqual([]);
    const settings = { retirementNoticeDays: { value: 90, source: 'local rule' } };
    expect(
      await noticesOf({ expires: '2026-04-02' }, (registry) =>
        registry.put('settings', 'default', settings, 'in-force'),
      ),
    ).toEqual(['retiring']);
  });

  it('tells of a review that is due, a successor, and a source that is retired', async () => {
    expect(await noticesOf({ review: '2026-03-02' })).toEqual([]);
    expect(await noticesOf({ review: '2026-03-02' }, undefined, '2026-03-03')).toEqual(['review-overdue']);
    expect(
      await noticesOf({}, (registry) => {
        registry.put('release', 'rel-2', { ...body, supersedes: 'rel-1' }, 'published');
        registry.put('source', 'tax-2026', BODIES.source, 'retired');
      }),
    ).toEqual(['superseded', 'source-retired']);
  });
});
