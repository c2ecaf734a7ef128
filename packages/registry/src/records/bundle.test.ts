import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import type { MemoryRegistry } from '../../test/memory-registry.js';
import { stepsOf } from '../../test/steps-of.js';
import { bundle } from './bundle.js';

const B = { ...BODIES.bundle, releases: ['rel-2', 'rel-3'] };

async function assembled(change: object = {}): Promise<MemoryRegistry> {
  const registry = furnished();
  for (const id of B.releases) await registry.add('release', id, { ...BODIES.release, ...change });
  expect(await registry.add('bundle', 'B-1', B)).toEqual([]);
  return registry;
}

it('steps', () => {
  expect(stepsOf(bundle)).toEqual(['assembled --publish#--> published', 'assembled --dissolve!--> dissolved']);
});

it('is of two candidates at least, in no other bundle', async () => {
  const registry = await assembled({ bundle: 'B-1' });
  expect(await registry.add('bundle', 'B-2', { ...B, releases: ['rel-2'] })).toEqual(['schema:releases']);
  await registry.add('release', 'rel-4', BODIES.release);
  await registry.add('release', 'rel-5', BODIES.release);
  expect(await registry.add('bundle', 'B-2', { ...B, releases: ['rel-1', 'rel-4'] })).toEqual(['bundle/member']);
  expect(await registry.add('bundle', 'B-2', { ...B, releases: ['rel-0', 'rel-4'] })).toEqual(['bundle/member']);
  expect(await registry.add('bundle', 'B-2', { ...B, releases: ['rel-4', 'rel-5'] })).toEqual([]);
  expect(await registry.add('bundle', 'B-3', { ...B, releases: ['rel-4', 'rel-5'] })).toEqual([
    'bundle/member',
    'bundle/member',
  ]);
});

it('is published when all members were, at one time', async () => {
  const registry = await assembled({ bundle: 'B-1' });
  for (const id of B.releases) await registry.step('release', id, 'seal');
  await registry.step('release', 'rel-2', 'publish');
  expect(await registry.step('bundle', 'B-1', 'publish')).toEqual(['bundle/together']);
  await registry.step('release', 'rel-3', 'publish');
  expect(await registry.step('bundle', 'B-1', 'publish')).toEqual([]);
});

it('is refused where a member was published before', async () => {
  const registry = await assembled({ bundle: 'B-1' });
  for (const id of B.releases) await registry.step('release', id, 'seal');
  await registry.step('release', 'rel-2', 'publish');
  registry.on('2026-03-03');
  await registry.step('release', 'rel-3', 'publish');
  expect(await registry.step('bundle', 'B-1', 'publish')).toEqual(['bundle/together']);
  expect(await registry.step('bundle', 'B-1', 'dissolve')).toEqual(['bundle/member', 'bundle/member']);
});

it('is dissolved as long as nothing has left, and frees its members', async () => {
  const registry = await assembled();
  await registry.step('release', 'rel-2', 'seal');
  expect(await registry.step('bundle', 'B-1', 'dissolve')).toEqual(['bundle/member']);
  await registry.step('release', 'rel-2', 'give-back');
  expect(await registry.step('bundle', 'B-1', 'dissolve')).toEqual([]);
  expect(await registry.add('bundle', 'B-2', B)).toEqual([]);
});
