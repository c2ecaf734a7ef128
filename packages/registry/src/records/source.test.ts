import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { isStale, source } from './source.js';

const OTHER = 'cd'.repeat(32);
const { commitment } = BODIES.source;
const copy = { ...BODIES.source, authority: 'bureau', authoritative: false, copyOf: 'tax-2026' };

it('steps', () => {
  expect(stepsOf(source)).toEqual(['current --update*--> current', 'current --retire!--> retired']);
});

describe('one source for one concept', () => {
  it('a second authority is refused, until the first is retired', async () => {
    const registry = furnished();
    const second = { ...BODIES.source, authority: 'bureau' };
    expect(await registry.add('source', 'second', second)).toEqual(['source/two-authorities']);
    // The same table is not the authority of another concept either; another table may be.
    expect(await registry.add('source', 'second', { ...second, concept: 'other' })).toEqual(['source/same-table']);
    expect(await registry.add('source', 'second', { ...second, concept: 'other', commitment: OTHER })).toEqual([]);
    expect(await registry.step('source', 'tax-2026', 'retire')).toEqual([]);
    expect(await registry.add('source', 'third', second)).toEqual([]);
  });

  it('a copy does not become a second authority', async () => {
    const registry = furnished();
    expect(await registry.add('source', 'copy', copy)).toEqual([]);
    const { copyOf, ...rest } = copy;
    expect(
      await registry.step('source', 'copy', 'update', { ...rest, copyOf: undefined, authoritative: true }),
    ).toEqual(['source/two-authorities']);
  });

  it('a copy points to the current original of its concept', async () => {
    const registry = furnished();
    const { copyOf, ...lost } = copy;
    expect(await registry.add('source', 'copy', lost)).toEqual(['source/copy']);
    expect(await registry.add('source', 'copy', { ...copy, copyOf: 'nowhere' })).toEqual(['source/copy']);
    expect(await registry.add('source', 'copy', { ...copy, copyOf: 'copy' })).toEqual(['source/copy']);
    expect(await registry.add('source', 'copy', { ...copy, concept: 'other' })).toEqual(['source/copy']);
    expect(await registry.add('source', 'copy', copy)).toEqual([]);
    expect(await registry.add('source', 'copy-2', { ...copy, copyOf: 'copy' })).toEqual(['source/copy']);
    expect(await registry.add('source', 'x', { ...BODIES.source, concept: 'x', commitment: OTHER, copyOf })).toEqual([
      'source/copy',
    ]);
    registry.put('source', 'tax-2026', BODIES.source, 'retired');
    expect(await registry.add('source', 'copy-3', copy)).toEqual(['source/copy']);
  });
});

describe('versions', () => {
  it('a copy of an older version, or with other content, is stale', async () => {
    const registry = furnished();
    registry.put('source', 'tax-2026', { ...BODIES.source, versionOrder: 2 }, 'current');
    expect(await registry.add('source', 'copy', copy)).toEqual(['source/stale-copy']);
    expect(await registry.add('source', 'copy', { ...copy, versionOrder: 2, commitment: OTHER })).toEqual([
      'source/stale-copy',
    ]);
    expect(await registry.add('source', 'copy', { ...copy, versionOrder: 3 })).toEqual(['source/copy-ahead']);
    expect(await registry.add('source', 'copy', { ...copy, versionOrder: 2 })).toEqual([]);
    expect(await registry.step('source', 'tax-2026', 'update', { versionOrder: 3 })).toEqual([]);
    expect(await registry.step('source', 'copy', 'update', { lastUpdated: '2026-03-01' })).toEqual([
      'source/stale-copy',
    ]);
    expect(await registry.step('source', 'copy', 'retire')).toEqual([]);
  });

  it('staleness is told from order and commitment', () => {
    const original = { ...BODIES.source, versionOrder: 2 };
    expect(isStale({ ...copy, versionOrder: 1 }, original)).toBe(true);
    expect(isStale({ ...copy, versionOrder: 2 }, original)).toBe(false);
    expect(isStale({ ...copy, versionOrder: 2, commitment: OTHER }, original)).toBe(true);
    const { commitment: _, ...bare } = { ...copy, versionOrder: 2 };
    expect(isStale(bare, original)).toBe(true);
    expect(isStale({ ...copy, versionOrder: 3, commitment }, original)).toBe(false);
  });

  it('only grow, and other content is a new version', async () => {
    const registry = furnished();
    const update = (change: object) => registry.step('source', 'tax-2026', 'update', change);
    expect(await update({ versionOrder: 0 })).toEqual(['source/version-order']);
    expect(await update({ commitment: OTHER })).toEqual(['source/version-reused']);
    expect(await update({ concept: 'other' })).toEqual(['source/fixed-member']);
    expect(await update({ commitment: OTHER, versionOrder: 2, version: '2026-02' })).toEqual([]);
    expect(await update({ lastUpdated: '2026-03-01' })).toEqual([]);
  });
});

describe('the subject domain', () => {
  const released = (subjectDomain?: string) => {
    const registry = furnished();
    registry.put('source', 'tax-2026', { ...BODIES.source, ...(subjectDomain && { subjectDomain }) }, 'current');
    return registry;
  };
  const refused = ['source/subject-domain'];

  it('stays as it was once a release was made from the source, in whatever state the release is', async () => {
    for (const state of ['candidate', 'published', 'revoked', 'expired']) {
      const registry = released('firm');
      registry.put('release', 'rel-1', BODIES.release, state);
      expect(await registry.step('source', 'tax-2026', 'update', { subjectDomain: 'company' })).toEqual(refused);
      expect(await registry.step('source', 'tax-2026', 'update', { subjectDomain: undefined })).toEqual(refused);
      expect(await registry.step('source', 'tax-2026', 'update', { versionOrder: 2 })).toEqual([]);
    }
  });

  it('is not set for the first time after a release was made without it', async () => {
    expect(await released().step('source', 'tax-2026', 'update', { subjectDomain: 'firm' })).toEqual(refused);
  });

  it('may be set or corrected before there is a release', async () => {
    const registry = released();
    registry.put('release', 'rel-1', { ...BODIES.release, sourceRecords: ['other'] }, 'published');
    expect(await registry.step('source', 'tax-2026', 'update', { subjectDomain: 'firms' })).toEqual([]);
    expect(await registry.step('source', 'tax-2026', 'update', { subjectDomain: 'firm' })).toEqual([]);
  });

  it('of a copy is that of its original, and a release from the copy holds the original too', async () => {
    const registry = released('firm');
    registry.put('release', 'rel-1', { ...BODIES.release, sourceRecords: ['copy'] }, 'published');
    expect(await registry.add('source', 'copy', copy)).toEqual(refused);
    expect(await registry.add('source', 'copy', { ...copy, subjectDomain: 'company' })).toEqual(refused);
    expect(await registry.add('source', 'copy', { ...copy, subjectDomain: 'firm' })).toEqual([]);
    expect(await registry.step('source', 'tax-2026', 'update', { subjectDomain: 'company' })).toEqual(refused);
  });
});

it('its authority, system and code lists are registered', async () => {
  const registry = furnished();
  const add = (change: object) =>
    registry.add('source', 'new', { ...BODIES.source, concept: 'new', commitment: OTHER, ...change });
  expect(await add({ authority: 'gone' })).toEqual(['source/authority']);
  expect(await add({ system: 'SYS-99' })).toEqual(['source/system']);
  expect(await add({ system: 'SYS-00' })).toEqual(['source/system']);
  expect(await add({ codeLists: { district: 'gbt2260@2023' } })).toEqual(['source/code-list']);
  registry.put('code-list', 'gbt2260@2023', BODIES['code-list'], 'current');
  expect(await add({ codeLists: { district: 'gbt2260@2023' } })).toEqual([]);
});
