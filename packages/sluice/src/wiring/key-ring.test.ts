import { hkdfSync } from 'node:crypto';
import { defineProduct, type ProductInput, planProduct } from '@sluice/product';
import { pensionRoll, toCodedTable } from '@sluice/testing';
import { describe, expect, test } from 'vitest';
import { keyRing, pseudonymScope } from './key-ring.js';

const MASTER = '0123456789abcdef'.repeat(4);
const io = { env: () => MASTER, readFile: () => new Uint8Array() };
const SHARING = { kind: 'sharing', attribute: 'conditional', provider: 'hrss', item: 'RL-1', purpose: 'subsidies' };

const product = (channel: ProductInput['channel'], id = 'pension-status') =>
  defineProduct({
    sluice: 1,
    id,
    version: '1.0.0',
    title: 'p',
    owner: 'hrss',
    subject: 'id_card',
    unlisted: 'drop',
    channel,
    columns: { id_card: { role: 'direct', op: 'pseudonym', key: 'env:K' }, status: { role: 'quasi' } },
    privacy: { models: [{ model: 'k-anonymity', k: 5 }], suppression: 1 },
  });

const table = toCodedTable(pensionRoll({ seed: 1, people: 400 }));

async function tokens(channel: ProductInput['channel']): Promise<ReadonlySet<string>> {
  const given = product(channel);
  const ring = keyRing(given, io);
  const planned = await planProduct(given, { table, inputs: [] }, { io: { readText: () => '', keyFor: ring.keyFor } });
  const column = planned.prepared.find(({ compiled }) => compiled.name === 'id_card');
  return new Set(column?.output?.values);
}

describe('one person under two recipients', () => {
  test('has tokens that never join', async () => {
    const [civil, health] = await Promise.all([
      tokens({ ...SHARING, recipient: 'civil-affairs' }),
      tokens({ ...SHARING, recipient: 'health-commission' }),
    ]);
    expect([civil.size, health.size]).toEqual([400, 400]);
    expect([...civil].filter((token) => health.has(token))).toEqual([]);
  });

  test('has the same token in every release to one recipient', async () => {
    const channel = { ...SHARING, recipient: 'civil-affairs' };
    expect(await tokens(channel)).toEqual(await tokens({ ...channel, purpose: 'another' }));
  });
});

test('the scope of a pseudonym key is pinned: a change would part every series of releases', () => {
  const given = product({ ...SHARING, recipient: 'civil-affairs' });
  expect(pseudonymScope(given, 'person')).toEqual({
    purpose: 'pseudonym',
    product: 'pension-status',
    channel: 'sharing',
    recipient: 'civil-affairs',
    domain: 'person',
    epoch: 'stable',
  });
  // Six fields, each after its length in four bytes; derived here by the HKDF of another library.
  const info = Buffer.concat(
    ['pseudonym', 'pension-status', 'sharing', 'civil-affairs', '', 'stable'].flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(field));
      return [length, Buffer.from(field)];
    }),
  );
  const expected = Buffer.from(hkdfSync('sha256', Buffer.from(MASTER, 'hex'), new Uint8Array(), info, 32));
  const [column] = [{ name: 'id_card', params: { key: 'env:K', length: 32 } }] as unknown as Parameters<
    ReturnType<typeof keyRing>['keyFor']
  >;
  const derived = Buffer.from(keyRing(given, io).keyFor(column)).toString('hex');
  expect(derived).toBe(expected.toString('hex'));
  expect(derived).toMatchInlineSnapshot(`"c3a443137dec62529ae58b714dd2b4e3e033ac0a5757475cf5bd24b9be14f2d6"`);
});

test('a product for one’s own use has no recipient', () => {
  expect(pseudonymScope(product({ kind: 'internal' }), undefined)).toMatchObject({ recipient: '', domain: '' });
});
