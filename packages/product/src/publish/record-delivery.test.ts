import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRegistry, openRegistry, RECORD_KINDS, type Registry } from '@sluice/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordDelivery } from './record-delivery.js';

const folder = mkdtempSync(join(tmpdir(), 'sluice-delivery-'));
const clock = () => new Date('2026-05-04T08:00:00Z');
const actor = { id: 'registrar', role: 'steward' };
let registry: Registry;

beforeAll(async () => {
  await createRegistry(join(folder, 'records'), { clock });
  registry = await openRegistry(join(folder, 'records'), { kinds: RECORD_KINDS, clock });
  await registry.write(async (tx) => {
    const add = (kind: string, id: string, body: unknown) => tx.add(kind, id, body, actor);
    for (const id of ['pensions', 'tax']) await add('organisation', id, { title: { en: id }, type: 'department' });
    const item = {
      ...{ provider: 'pensions', consumer: 'tax', concept: 'roll', fields: ['district'], purpose: 'statistics' },
      ...{ attribute: 'conditional', updateCycle: 'P1M', from: '2026-01-01', lastSupplied: '2026-02-01' },
    };
    await add('responsibility-item', 'RL-1', item);
    await add('responsibility-item', 'RL-2', item);
    await tx.step('responsibility-item', 'RL-2', 'suspend', { actor, reason: 'review' });
    for (const id of ['REQ-1', 'REQ-2']) {
      const wish = { title: { en: id }, from: 'public', channel: 'opening', wish: 'visits', livelihood: true };
      await add('request', id, { ...wish, urgent: false, demand: 1, risk: 0, effort: 0 });
    }
    await tx.step('request', 'REQ-1', 'accept', { actor });
  });
});
afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

test('a share supplies its item as of today, keeping the rest of it; one that is suspended is left alone', async () => {
  const before = await registry.get('responsibility-item', 'RL-1');
  await registry.write((tx) => recordDelivery({ kind: 'sharing', item: 'RL-1' }, tx, actor));
  await registry.write((tx) => recordDelivery({ kind: 'sharing', item: 'RL-2' }, tx, actor));
  const after = await registry.get('responsibility-item', 'RL-1');
  expect(after?.body).toEqual({ ...(before?.body as object), lastSupplied: '2026-05-04' });
  expect((await registry.get('responsibility-item', 'RL-2'))?.body).toMatchObject({ lastSupplied: '2026-02-01' });
});

test('accepted requests are delivered, others stay where they are', async () => {
  await registry.write((tx) => recordDelivery({ kind: 'opening', demand: ['REQ-1', 'REQ-2'] }, tx, actor));
  expect((await registry.get('request', 'REQ-1'))?.state).toBe('delivered');
  expect((await registry.get('request', 'REQ-2'))?.state).toBe('received');
  // A second release for the same requests changes nothing.
  await registry.write((tx) => recordDelivery({ kind: 'opening', demand: ['REQ-1'] }, tx, actor));
  expect((await registry.get('request', 'REQ-1'))?.state).toBe('delivered');
});
