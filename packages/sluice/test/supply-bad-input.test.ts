import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { casesAt, PASSES, stops } from './supply-cases.js';
import { AGREEMENT, BOTH, day, ITEM, onDay, PRICE, SOURCE, supplyDesk, told } from './supply-desk.js';
import { changed, LENDING, layOut, SHARING } from './supply-products.js';

const desk = supplyDesk();
const { cases } = casesAt(desk);
const { path } = desk;
beforeAll(() => layOut(desk));

/** Loads records by the command line, with steps. */
async function load(records: string, ...entries: readonly object[]) {
  writeFileSync(path('load.json'), JSON.stringify(entries));
  return told(await desk.run('registry', 'load', path('load.json'), '--registry', records));
}
const agreement = (id: string, change: object, steps: readonly string[] = ['sign']) => ({
  kind: 'agreement',
  id,
  body: { ...AGREEMENT, ...change },
  ...(steps.length > 0 && { steps }),
});

describe('agreements', () => {
  test.each<readonly [string, object, string]>([
    ['over before it was signed', { scenarios: ['farming'], from: day(-20), until: day(-1) }, 'agreement/expired'],
    ['longer than five years', { scenarios: ['farming'], from: '2025-09-01', until: '2030-09-01' }, 'agreement/term'],
    ['that ends before it begins', { scenarios: ['farming'], until: day(-41) }, 'agreement/days'],
    ['of the same parties over the same matter at the same time', {}, 'agreement/overlap'],
    ['that overlaps by its last day alone', { from: day(400), until: day(500) }, 'agreement/overlap'],
    [
      'exclusive, over what another has',
      { operator: 'bank-2', recipients: ['bank-1'], exclusive: true, exclusiveUntil: day(10) },
      'agreement/exclusive',
    ],
    ['exclusive without an end', { scenarios: ['farming'], exclusive: true }, 'agreement/exclusive-until'],
    [
      'whose operator is its own recipient',
      { scenarios: ['farming'], recipients: ['operator-a'] },
      'agreement/own-recipient',
    ],
    ['of an operator that nobody knows', { scenarios: ['farming'], operator: 'nobody' }, 'agreement/party'],
  ])('%s', async (what, change, code) => {
    const records = await desk.records(`agreement-${what.replace(/\W/g, '-')}`);
    expect(await load(records, agreement('AG-9', change))).toEqual([1, code]);
    // All or nothing: no draft is left of it.
    expect(await desk.reading(records, (registry) => registry.get('agreement', 'AG-9'))).toBeUndefined();
  });

  test('five years to the day, and one that begins when the other is over, are good', async () => {
    const records = await desk.records('agreement-good');
    const five = { scenarios: ['farming'], from: '2025-09-01', until: '2030-08-31' };
    expect(
      await load(records, agreement('AG-8', five), agreement('AG-9', { from: day(401), until: day(500) })),
    ).toEqual([0]);
  });

  const AG9 = [['agreement: AG-1', 'agreement: AG-9']] as const;
  cases([
    ['that is not there', LENDING, AG9, stops('G04')],
    [
      'that nobody signed',
      LENDING,
      AG9,
      stops('G04'),
      (add) => add('agreement', 'AG-9', { ...AGREEMENT, scenarios: ['lending'] }),
    ],
    [
      'that has not begun',
      LENDING,
      AG9,
      stops('G04'),
      async (add, step) => {
        await add('agreement', 'AG-9', { ...AGREEMENT, from: day(401), until: day(500) });
        await step('agreement', 'AG-9', 'sign');
      },
    ],
    [
      'that has not begun, which did not end the other one',
      LENDING,
      [],
      PASSES,
      async (add, step) => {
        await add('agreement', 'AG-9', { ...AGREEMENT, from: day(401), until: day(500) });
        await step('agreement', 'AG-9', 'sign');
      },
    ],
    ['that was ended', LENDING, [], stops('G04'), (_, step) => step('agreement', 'AG-1', 'end', undefined, 'exit')],
  ]);

  test('that ran out', async () => {
    const records = await desk.records('ran-out');
    const short = { ...AGREEMENT, scenarios: ['farming'], from: day(-25), until: day(-1) };
    await onDay(-20, () =>
      desk.change(records, async (add, step) => {
        await add('agreement', 'AG-9', short);
        await step('agreement', 'AG-9', 'sign');
      }),
    );
    desk.file('ran-out.yaml', changed(LENDING, [...AG9, ['scenario: lending', 'scenario: farming']]));
    expect(told(await desk.build('ran-out.yaml', 'ran-out', records))).toEqual(stops('G04'));
  });
});

describe('a clock that goes backwards', () => {
  const BACKWARDS = [1, 'registry/clock-backwards'];
  const tomorrow = (records: string) =>
    onDay(1, () =>
      desk.change(records, (add) => add('organisation', 'later', { title: { en: 'later' }, type: 'department' })),
    );

  test('builds no candidate', async () => {
    const records = await desk.records('clock');
    await tomorrow(records);
    desk.file('clock.yaml', SHARING);
    expect(told(await desk.build('clock.yaml', 'clock', records))).toEqual(BACKWARDS);
    expect([existsSync(path('clock')), existsSync(path('clock.annex'))]).toEqual([false, false]);
  });

  test('notes no approval, publishes and revokes nothing, and adds no record', async () => {
    const records = await desk.records('back');
    desk.file('back.yaml', SHARING);
    expect(told(await desk.build('back.yaml', 'back.candidate', records))).toEqual(PASSES);
    await desk.approve('back.candidate', BOTH.sharing);
    await tomorrow(records);
    const sign = (role: string) => ['--sign', path(`keys/${role}.key`), '--registry', records];
    const noted = await desk.run('approve', path('back.candidate'), '--role', 'owner', ...sign('owner'));
    expect(told(noted)).toEqual(BACKWARDS);
    expect(told(await desk.publish('back.candidate', 'back', records))).toEqual(BACKWARDS);
    const [release] = await desk.reading(records, (registry) => registry.list('release'));
    expect(release.state).toBe('candidate');
    const list = ['--reason', 'data-error', '--list', path('back.list'), ...sign('author')];
    expect((await desk.run('revoke', release.id, ...list)).code).not.toBe(0);
    expect(existsSync(path('back.list'))).toBe(false);
    expect(
      await load(records, {
        kind: 'system',
        id: 'SYS-9',
        body: { title: { en: 's' }, protocol: 'SFTP', owner: 'health' },
      }),
    ).toEqual(BACKWARDS);
  });

  test('publishes no candidate of a day to come, nor one that was approved on one', async () => {
    const records = await desk.records('future');
    desk.file('future.yaml', SHARING);
    // The registry of another machine, whose clock is right, would not have stopped the build.
    await onDay(2, () => desk.build('future.yaml', 'future.candidate', records));
    cpSync(path('first'), path('fresh.records'), { recursive: true });
    await desk.approve('future.candidate', BOTH.sharing);
    expect((await desk.publish('future.candidate', 'future', records)).code).toBe(1);
    expect(told(await desk.build('future.yaml', 'now.candidate', path('fresh.records')))).toEqual(PASSES);
    await onDay(2, () => desk.approve('now.candidate', ['provider']));
    await desk.approve('now.candidate', ['privacy-officer']);
    expect(told(await desk.publish('now.candidate', 'now', path('fresh.records')))).toEqual(stops('G14'));
  });
});

describe('records that cannot be', () => {
  const source = (id: string, change: object) => ({ kind: 'source', id, body: { ...SOURCE, ...change } });
  const price = (change: object, steps: readonly string[] = []) => ({
    kind: 'price',
    id: 'P-9',
    body: { ...PRICE, product: 'another', ...change },
    ...(steps.length > 0 && { steps }),
  });
  test.each<readonly [string, object, readonly unknown[]]>([
    ['two authorities for one concept', source('again', {}), [1, 'source/two-authorities']],
    ['neither the authority nor a copy', source('again', { authoritative: false }), [1, 'source/copy']],
    [
      'a copy that is stale on arrival',
      source('again', { authoritative: false, copyOf: 'residents', versionOrder: 0 }),
      [1, 'source/stale-copy'],
    ],
    ['a copy of a copy', source('again', { authoritative: false, copyOf: 'tax' }), [1, 'source/copy']],
    ['a price above its ceiling', price({ price: 6001 }), [1, 'price/ceiling']],
    ['welfare with a price', price({ useClass: 'public-welfare' }), [1, 'price/free']],
    ['governance with a price', price({ useClass: 'public-governance' }), [1, 'price/free']],
    ['two live prices of one product', price({ product: 'lending' }, ['enact']), [1, 'price/twice']],
    ['a price that is no integer', price({ price: 45.5 }), [2, 'record/type']],
    [
      'an item whose consumer provides',
      { kind: 'responsibility-item', id: 'RL-9', body: { ...ITEM, consumer: 'health' } },
      [1, 'responsibility-item/parties'],
    ],
  ])('%s', async (what, entry, outcome) => {
    const records = await desk.records(`record-${what.replace(/\W/g, '-')}`);
    expect(await load(records, entry)).toEqual(outcome);
  });
});

interface Database {
  prepare(sql: string): { run(...values: readonly unknown[]): unknown };
  close(): void;
}
type OpenDatabase = new (file: string) => Database;

describe('a registry that was touched by hand', () => {
  // The driver belongs to the package of the registry.
  const Driver = createRequire(new URL('../../registry/package.json', import.meta.url))('libsql') as OpenDatabase;
  function byHand(records: string, sql: string): void {
    const database = new Driver(`${records}/registry.db`);
    database.prepare(sql).run();
    database.close();
  }

  /** A published release with its registry, and every command that rests on one. */
  let records: string;
  let id: string;
  beforeAll(async () => {
    desk.file('hand.yaml', SHARING);
    records = await desk.records('hand');
    expect(await desk.release('hand.yaml', 'hand', records, BOTH.sharing)).toEqual([0]);
    [{ id }] = await desk.reading(records, (registry) => registry.list('release'));
    await desk.build('hand.yaml', 'hand.second', records);
    await desk.approve('hand.second', BOTH.sharing);
  });
  function copy(name: string, sql: string): string {
    cpSync(records, path(name), { recursive: true });
    byHand(path(name), sql);
    return path(name);
  }
  const commands = (at: string): Readonly<Record<string, () => Promise<readonly unknown[]>>> => {
    const sign = ['--sign', path('keys/author.key')];
    const here = ['--registry', at];
    return {
      build: async () => told(await desk.build('hand.yaml', 'hand.third', at)),
      publish: async () => told(await desk.publish('hand.second', 'hand.out', at)),
      revoke: async () =>
        told(await desk.run('revoke', id, '--reason', 'data-error', '--list', path('hand.list'), ...sign, ...here)),
      status: async () => told(await desk.run('status', id, ...here)),
      show: async () => told(await desk.run('registry', 'show', 'release', id, ...here)),
      check: async () => told(await desk.run('registry', 'check', ...here)),
    };
  };

  test('one of a newer version is refused by every command, before anything is done', async () => {
    const newer = copy('newer', `insert into sluice_schema (version, at) values (99, '2099-01-01T00:00:00.000Z')`);
    for (const [name, run] of Object.entries(commands(newer)))
      expect([name, await run()]).toEqual([name, [2, 'registry/newer']]);
    expect(existsSync(path('hand.third')) || existsSync(path('hand.list'))).toBe(false);
  });

  const EDITED = [1, 'registry/record-edited'];
  test('an item of the list that was widened by hand lets nothing out', async () => {
    const widened = copy(
      'widened',
      `update sluice_version set body = replace(body, '"illness"', '"age"') where kind = 'responsibility-item'`,
    );
    const { build, publish, check } = commands(widened);
    expect([await build(), await publish()]).toEqual([EDITED, EDITED]);
    const [code, first] = await check();
    expect([code, first]).toEqual(EDITED);
  });

  test('a release that was brought back to life by hand is not believed', async () => {
    await desk.run(
      'revoke',
      id,
      '--reason',
      'data-error',
      '--list',
      path('first.list'),
      '--sign',
      path('keys/author.key'),
      '--registry',
      records,
    );
    const revived = copy(
      'revived',
      `update sluice_version set state = 'published' where kind = 'release' and state = 'revoked'`,
    );
    const { status, show, revoke } = commands(revived);
    expect([await status(), await show(), await revoke()]).toEqual([EDITED, EDITED, EDITED]);
  });

  test('a release that was taken out by hand is not one that never was', async () => {
    const gone = copy('gone', `delete from sluice_version where kind = 'release'`);
    const { status, revoke, publish } = commands(gone);
    expect([await status(), await revoke(), await publish()]).toEqual([EDITED, EDITED, EDITED]);
  });
});

describe('a registry that is not there', () => {
  test('is no empty one', async () => {
    desk.file('nowhere.yaml', SHARING);
    const [code, fault] = told(await desk.build('nowhere.yaml', 'nowhere', path('no-such-folder')));
    expect([code, fault]).toEqual([2, 'registry/missing']);
    desk.file('not-a-folder', 'text');
    expect(told(await desk.build('nowhere.yaml', 'nowhere', path('not-a-folder')))[0]).toBe(2);
  });
});
