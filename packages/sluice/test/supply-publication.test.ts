import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { stops } from './supply-cases.js';
import { AGREEMENT, ASSESSMENT, BOTH, day, ITEM, onDay, ROLES, supplyDesk, told } from './supply-desk.js';
import { changed, LENDING, layOut, OPENING, SHARING } from './supply-products.js';

const desk = supplyDesk();
const { path } = desk;
const WAITS = [3, 'gate/G14'];

const PRODUCTS = { opening: OPENING, sharing: SHARING, operation: LENDING } as const;
type Channel = keyof typeof PRODUCTS;

/** A candidate of each channel, and the records that know it; no approvals yet. */
beforeAll(async () => {
  layOut(desk);
  for (const channel of Object.keys(PRODUCTS) as Channel[]) {
    desk.file(`${channel}.yaml`, PRODUCTS[channel]);
    const built = await desk.build(`${channel}.yaml`, `${channel}.candidate`, await desk.records(channel));
    if (built.code !== 3) throw new Error(built.err);
  }
});

let made = 0;
async function again(channel: Channel, roles: readonly string[] = BOTH[channel]) {
  const name = `again-${++made}`;
  cpSync(path(`${channel}.candidate`), path(`${name}.candidate`), { recursive: true });
  cpSync(path(`${channel}.records`), path(`${name}.records`), { recursive: true });
  await desk.approve(`${name}.candidate`, roles);
  const records = path(`${name}.records`);
  return {
    name,
    records,
    publish: async (...more: string[]) => told(await desk.publish(`${name}.candidate`, name, records, ...more)),
  };
}

describe('G14, approvals: it waits', () => {
  test.each<readonly [Channel, readonly string[]]>([
    ['opening', []],
    ['opening', ['owner', 'provider']],
    ['sharing', ['privacy-officer']],
    ['sharing', ['owner', 'privacy-officer']],
    ['operation', ['implementer']],
    ['operation', ['provider', 'privacy-officer']],
  ])('%s, with those of %j', async (channel, roles) => {
    expect(await (await again(channel, roles)).publish()).toEqual(WAITS);
  });
});

describe('G14, approvals: it is refused', () => {
  const keys = (change: Readonly<Record<string, object>>) =>
    desk.trust(`trust-${++made}.json`, [
      ['author', 'operator', change['author']],
      ...ROLES.map((role) => [role, role, change[role]] as const),
    ]);
  test.each<readonly [string, Channel, Readonly<Record<string, object>>, readonly unknown[]]>([
    ['by a key of another role', 'sharing', { provider: { roles: ['owner'] } }, stops('G14')],
    ['by a key of another channel', 'sharing', { provider: { channels: ['opening'] } }, stops('G14')],
    ['by a key of other products', 'operation', { implementer: { products: ['census'] } }, stops('G14')],
    ['by a key that is no longer in force', 'opening', { owner: { until: day(-1) } }, stops('G14')],
    ['by a key that is not in force yet', 'opening', { owner: { from: day(1) } }, stops('G14')],
    ['by another key of the author', 'opening', { owner: { holder: 'author' } }, stops('G14')],
    [
      'the author’s own key may not build for this channel',
      'operation',
      { author: { channels: ['opening'] } },
      stops('G14'),
    ],
  ])('%s', async (_, channel, change, outcome) => {
    const { publish } = await again(channel);
    expect(await publish('--trust', path(keys(change)))).toEqual(outcome);
  });

  test('by a key that nobody trusts', async () => {
    const { publish } = await again('sharing');
    const known = [
      ['author', 'operator'],
      ['privacy-officer', 'privacy-officer'],
    ] as const;
    expect(await publish('--trust', path(desk.trust('few.json', known)))).toEqual(stops('G14'));
  });

  test('two keys of one holder are one', async () => {
    const { publish } = await again('opening');
    const one = keys({ owner: { holder: 'the office' }, 'privacy-officer': { holder: 'the office' } });
    expect(await publish('--trust', path(one))).toEqual(WAITS);
  });
});

describe('G15, the sealed release', () => {
  test('passes in a fresh process, and is told to the log', async () => {
    const { name, records, publish } = await again('sharing');
    expect(await publish()).toEqual([0]);
    expect((await desk.verify(name)).code).toBe(0);
    const events = await desk.reading(records, (registry) => registry.log({ kind: 'release' }));
    expect(events.map(({ event }) => event)).toEqual(['add', 'seal', 'publish']);
  });

  test('is refused where the seal is of a key that the organisation does not trust to publish', async () => {
    for (const key of ['stranger', 'privacy-officer']) {
      const { records, publish } = await again('sharing');
      expect(await publish('--sign', path(`keys/${key}.key`))).toEqual([1, 'publish/key']);
      // It is a candidate as before, and may be published by somebody who may.
      const [release] = await desk.reading(records, (registry) => registry.list('release'));
      expect(release.state).toBe('candidate');
      expect(await publish()).toEqual([0]);
    }
  });
});

describe('what changed between build and publication', () => {
  type Step = Parameters<Parameters<typeof desk.change>[1]>[1];
  type Add = Parameters<Parameters<typeof desk.change>[1]>[0];
  const since: readonly (readonly [string, Channel, string, (step: Step, add: Add) => Promise<unknown>])[] = [
    ['the source was retired', 'opening', 'G02', (step) => step('source', 'residents', 'retire', undefined, 'gone')],
    [
      'the source moved on to another version',
      'opening',
      'G02',
      (step) => step('source', 'residents', 'update', { version: '2', versionOrder: 2 }),
    ],
    ['the system left the list', 'sharing', 'G02', (step) => step('system', 'SYS-1', 'delist', undefined, 'gone')],
    [
      'the item was suspended',
      'sharing',
      'G04',
      (step) => step('responsibility-item', 'RL-1', 'suspend', undefined, 'dispute'),
    ],
    [
      'the item was closed',
      'sharing',
      'G04',
      (step) => step('responsibility-item', 'RL-1', 'close', undefined, 'over'),
    ],
    ['the agreement was ended', 'operation', 'G04', (step) => step('agreement', 'AG-1', 'end', undefined, 'exit')],
    [
      'the registration of the product was cancelled',
      'operation',
      'G04',
      (step) => step('registration', 'R-1', 'cancel', undefined, 'withdrawn'),
    ],
    [
      'the assessment was withdrawn',
      'sharing',
      'G05',
      (step) => step('assessment', 'DPIA-1', 'withdraw', undefined, 'wrong'),
    ],
    ['the price was closed', 'operation', 'G12', (step) => step('price', 'P-1', 'close')],
  ];
  for (const [what, channel, rule, work] of since)
    test(`${what}: ${rule} stops it`, async () => {
      const { records, publish } = await again(channel);
      await desk.change(records, (add, step) => work(step, add));
      const [code, ...codes] = await publish();
      expect([code, codes]).toEqual([1, expect.arrayContaining([`gate/${rule}`])]);
    });

  test('the revenue of the period was used up: G12 stops it', async () => {
    const { records, publish } = await again('operation');
    expect(await publish()).toEqual([0]);
    desk.file('second.yaml', changed(LENDING, [['version: 1.0.0', 'version: 1.0.1']]));
    expect((await desk.build('second.yaml', 'second.candidate', records)).code).toBe(3);
    await desk.approve('second.candidate', BOTH.operation);
    const [release] = await desk.reading(records, (registry) => registry.list('release', { state: 'published' }));
    const use = ['--recipient', 'bank-1', '--calls', '1', '--rows', '200000', '--registry', records];
    expect((await desk.run('registry', 'use', release.id, ...use)).code).toBe(0);
    expect(told(await desk.publish('second.candidate', 'second', records))).toEqual(stops('G12'));
  });

  const untilYesterday: readonly (readonly [
    string,
    Channel,
    string,
    (step: Step, add: Add) => Promise<unknown>,
    readonly (readonly [string, string])[],
  ])[] = [
    [
      'the agreement ran out',
      'operation',
      'G04',
      async (step, add) => {
        await step('agreement', 'AG-1', 'end', undefined, 'renegotiated');
        await add('agreement', 'AG-2', {
          ...AGREEMENT,
          from: day(-30),
          until: day(-1),
        });
        await step('agreement', 'AG-2', 'sign');
      },
      [
        ['agreement: AG-1', 'agreement: AG-2'],
        [`expires: ${day(100)}`, `expires: ${day(-1)}`],
      ],
    ],
    [
      'the assessment ran out',
      'sharing',
      'G05',
      async (_, add) => add('assessment', 'DPIA-2', { ...ASSESSMENT, on: day(-20), until: day(-1) }),
      [['DPIA-1', 'DPIA-2']],
    ],
    [
      'the item ran out',
      'sharing',
      'G04',
      async (_, add) =>
        add('responsibility-item', 'RL-3', {
          ...ITEM,
          from: day(-20),
          until: day(-1),
        }),
      [['RL-1', 'RL-3']],
    ],
    [
      'the release itself ran out',
      'sharing',
      'G04',
      async () => undefined,
      [[`expires: ${day(100)}`, `expires: ${day(-1)}`]],
    ],
  ];
  for (const [what, channel, rule, work, change] of untilYesterday)
    test(`${what}: ${rule} stops it`, async () => {
      const name = `late-${++made}`;
      const records = await desk.records(name);
      desk.file(`${name}.yaml`, changed(PRODUCTS[channel], change));
      await onDay(-10, async () => {
        await desk.change(records, (add, step) => work(step, add));
        const built = await desk.build(`${name}.yaml`, `${name}.candidate`, records);
        expect([built.code, told(built)]).toEqual([3, [3]]);
        await desk.approve(`${name}.candidate`, BOTH[channel]);
      });
      expect(told(await desk.publish(`${name}.candidate`, name, records))).toEqual(stops(rule));
    });
});
