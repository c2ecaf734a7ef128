import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BODIES } from '../../test/bodies.js';
import { createRegistry } from '../create.js';
import { openRegistry } from '../open.js';
import type { Registry, Transaction } from '../registry.js';
import { RECORD_KINDS } from './index.js';

const actor = { id: 'li.wei', role: 'steward' };
const officer = { id: 'wang.fang', role: 'privacy-officer' };
const reason = 'as agreed';

let folder: string;
let registry: Registry;
let now: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-kinds-'));
  now = '2026-03-02T08:00:00.000Z';
  const clock = () => new Date(now);
  await createRegistry(join(folder, 'registry'), { clock });
  registry = await openRegistry(join(folder, 'registry'), { kinds: RECORD_KINDS, clock });
  await registry.write(async (tx) => {
    for (const id of ['tax', 'bureau', 'operator-a', 'operator-b', 'lender']) {
      await tx.add('organisation', id, BODIES.organisation, actor);
    }
    await tx.add('system', 'SYS-02', BODIES.system, actor);
    await tx.add('source', 'tax-2026', BODIES.source, actor);
    for (const id of ['rel-1', 'rel-2']) await tx.add('release', id, BODIES.release, actor);
  });
});

afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

async function publish(tx: Transaction, id: string): Promise<void> {
  await tx.step('release', id, 'seal', { actor });
  await tx.step('release', id, 'publish', { actor });
}

it('a bundle is published in one transaction, or nothing of it', async () => {
  await registry.write((tx) => tx.add('bundle', 'B-1', BODIES.bundle, actor));
  const partly = registry.write(async (tx) => {
    await publish(tx, 'rel-1');
    await tx.step('bundle', 'B-1', 'publish', { actor });
  });
  await expect(partly).rejects.toMatchObject({ code: 'bundle/together' });
  expect((await registry.list('release')).map(({ state }) => state)).toEqual(['candidate', 'candidate']);
  await registry.write(async (tx) => {
    for (const id of ['rel-1', 'rel-2']) await publish(tx, id);
    await tx.step('bundle', 'B-1', 'publish', { actor });
  });
  expect((await registry.list('release')).map(({ state }) => state)).toEqual(['published', 'published']);
});

it('of two exclusive grants signed at once, one is refused', async () => {
  await registry.write(async (tx) => {
    const exclusive = { ...BODIES.agreement, exclusive: true, exclusiveUntil: '2026-12-31' };
    await tx.add('agreement', 'AG-1', exclusive, actor);
    await tx.add('agreement', 'AG-2', { ...exclusive, operator: 'operator-b' }, actor);
  });
  const sign = (id: string) => registry.write((tx) => tx.step('agreement', id, 'sign', { actor }));
  const results = await Promise.allSettled([sign('AG-1'), sign('AG-2')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = results.find((result) => result.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'agreement/exclusive' });
});

it('a privacy concern is dismissed by the privacy officer, other feedback by anyone', async () => {
  await registry.write(async (tx) => {
    await publish(tx, 'rel-1');
    for (const [id, type] of [
      ['F-1', 'privacy-concern'],
      ['F-2', 'wish'],
    ]) {
      await tx.add('feedback', id, { ...BODIES.feedback, type }, actor);
      await tx.step('feedback', id, 'examine', { actor });
    }
  });
  const dismiss = (id: string, by: typeof actor) =>
    registry.write((tx) => tx.step('feedback', id, 'dismiss', { actor: by, reason }));
  await expect(dismiss('F-1', actor)).rejects.toMatchObject({ kind: 'refused' });
  expect((await dismiss('F-1', officer)).state).toBe('dismissed');
  expect((await dismiss('F-2', actor)).state).toBe('dismissed');
});

it('what ran out is listed as expired, and takes no step of the living', async () => {
  await registry.write(async (tx) => {
    await tx.add('agreement', 'AG-1', { ...BODIES.agreement, until: '2026-06-30' }, actor);
    await tx.step('agreement', 'AG-1', 'sign', { actor });
  });
  now = '2026-07-01T00:00:00.000Z';
  expect((await registry.list('agreement', { state: 'expired' })).map(({ id }) => id)).toEqual(['AG-1']);
  const end = registry.write((tx) => tx.step('agreement', 'AG-1', 'end', { actor, reason }));
  await expect(end).rejects.toMatchObject({ code: 'registry/illegal-transition' });
  expect((await registry.check()).ok).toBe(true);
});

it('code lists keep their version in the id', async () => {
  await registry.write((tx) => tx.add('code-list', 'gbt2260@2023', BODIES['code-list'], actor));
  expect((await registry.get('code-list', 'gbt2260@2023'))?.body).toEqual(BODIES['code-list']);
});
