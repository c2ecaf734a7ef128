import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayWidth, revokeRelease } from '@sluice/product';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version0 } from '../../registry/test/version-0.js';
import { closeVerb } from '../src/commands/registry/close.js';
import { fitTable } from '../src/commands/registry/fit-table.js';
import { VERBS } from '../src/commands/registry/index.js';
import { settleVerb } from '../src/commands/registry/settle.js';
import { createTerminal } from '../src/terminal/create.js';
import { openRecords } from './records.js';
import { MAIN, type Outcome, productText, sluice, workshop } from './workshop.js';

const directory = mkdtempSync(join(tmpdir(), 'sluice-registry-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let made = 0;
const fresh = (name: string) => join(directory, `${name}-${++made}`);

/** An empty registry of its own. */
async function emptyRegistry(): Promise<string> {
  const location = fresh('records');
  expect((await sluice('registry', 'init', location)).code).toBe(0);
  return location;
}

function fileOf(text: string): string {
  const path = `${fresh('file')}.yaml`;
  writeFileSync(path, text);
  return path;
}

/** Changes rows behind the registry's back, as an administrator with a client of SQL may. */
function edit(location: string, ...statements: readonly string[]): void {
  const driver = createRequire(new URL('../../registry/package.json', import.meta.url))('libsql') as new (
    path: string,
  ) => { exec(sql: string): void; close(): void };
  const file = readdirSync(location).find((name) => !/-(?:wal|shm|journal)$/.test(name)) ?? 'registry.db';
  const database = new driver(join(location, file));
  for (const statement of statements) database.exec(statement);
  database.close();
}

const codesOf = (outcome: Outcome): readonly string[] =>
  [...outcome.err.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);
const widest = (text: string) => Math.max(...text.split('\n').map(displayWidth));

const TODAY = new Date().toISOString().slice(0, 10);
const YEAR = Number(TODAY.slice(0, 4));
const RELEASE = `rel-${'0123456789abcdef'.repeat(2)}`;

const SETUP = `
- kind: organisation
  id: health-commission
  body: { title: { zh: 卫生健康委 }, type: department }
- kind: organisation
  id: data-bureau
  body: { title: { zh: 数据局, en: Data Bureau }, type: department }
- kind: organisation
  id: bank
  body: { title: { zh: 银行 }, type: licensee }
- kind: system
  id: SYS-21
  body: { title: { en: clinics }, protocol: HTTPS, owner: health-commission }
- kind: source
  id: visits
  body:
    title: { zh: 门诊记录, en: visits }
    concept: outpatient-visit
    authority: health-commission
    system: SYS-21
    authoritative: true
    version: '2026-1'
    versionOrder: 1
`;

/** Records of an authorised operation, with what is long, wide or due. */
const OPERATION = `${SETUP}
- kind: organisation
  id: data-group
  body: { title: { zh: ${'某市公共数据资源授权运营集团有限责任公司'.repeat(3)}, en: Data Group }, type: operator }
- kind: agreement
  id: AG-1
  body:
    implementer: data-bureau
    operator: data-group
    concepts: [outpatient-visit]
    scenarios: [sme-lending, insurance]
    forms: [table]
    recipients: [bank]
    place: delivered
    from: '${YEAR}-01-01'
    until: '${YEAR + 1}-12-31'
    mode: scenario
    exclusive: false
    security: ${'等级保护第三级；每年审计一次。'.repeat(20)}
    exit: give everything back
    redevelopment: prohibited
  steps: [sign]
- kind: price
  id: P-${YEAR}
  body:
    product: credit
    period: '${YEAR}'
    useClass: industry
    unit: call
    price: 150
    ceiling: 200
    currency: CNY
    exponent: 2
    basis: cost of supply
    maxRevenue: 10000
    carriedOver: 500
    trial: true
  steps: [enact]
- kind: request
  id: REQ-1
  body: { title: { zh: 周边门诊数据, en: visits nearby }, from: public, channel: opening, wish: more,
    livelihood: true, urgent: false, demand: 120, risk: 10, effort: 5 }
- kind: request
  id: REQ-2
  body: { title: { en: rates }, from: bank, channel: opening, wish: more,
    livelihood: false, urgent: true, demand: 3, risk: 0, effort: 0 }
- kind: responsibility-item
  id: ITEM-1
  body: { provider: health-commission, consumer: data-bureau, concept: outpatient-visit, fields: [clinic],
    purpose: planning, attribute: conditional, updateCycle: P1M, from: '${YEAR - 1}-01-01' }
- kind: release
  id: ${RELEASE}
  body:
    product: credit
    version: 1.0.0
    channel: authorised-operation
    recipient: bank
    concepts: [outpatient-visit]
    candidate: ${'a'.repeat(64)}
    author: key-1
    issued: '${YEAR}-01-01'
    expires: '${YEAR + 1}-12-31'
    title: { zh: 小微企业信用数据 <b>, en: Credit of small firms }
    sourceRecords: [visits]
    agreement: AG-1
    item: ITEM-1
`;

/** A registry with the records of an operation, for one test. */
async function operation(): Promise<string> {
  const location = await emptyRegistry();
  const loaded = await sluice('registry', 'load', fileOf(OPERATION), '--registry', location, '--as', 'registrar');
  expect(loaded.err).toContain('loaded 12 records');
  await publicationOf(location);
  return location;
}

/** What `sluice publish` writes of a release, without the release. */
async function publicationOf(location: string): Promise<void> {
  const registry = await openRecords(location);
  const how = { actor: { id: 'registrar', role: 'steward' } };
  await registry.write(async (tx) => {
    for (const event of ['seal', 'publish']) await tx.step('release', RELEASE, event, how);
  });
  await registry.close();
}

/** `sluice registry …` on one registry. */
const on =
  (location: string) =>
  (...args: readonly string[]): Promise<Outcome> =>
    sluice('registry', ...args, '--registry', location);
const json = async (outcome: Promise<Outcome>) => JSON.parse((await outcome).out);

describe('load', () => {
  it('adds every record of a file, with its steps, in one transaction', async () => {
    const registry = await emptyRegistry();
    const file = fileOf(`${SETUP}  steps: [{ event: retire, reason: replaced, as: keeper, role: owner }]\n`);
    const { code, out } = await sluice('registry', 'load', file, '--registry', registry, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).loaded.at(-1)).toEqual({ kind: 'source', id: 'visits', state: 'retired', version: 2 });
    const store = await openRecords(registry);
    const log = await store.log();
    await store.close();
    expect(log.length).toBe(6);
    expect(log[5]).toMatchObject({ event: 'retire', reason: 'replaced', actor: { id: 'keeper', role: 'owner' } });
    expect(new Set(log.map(({ at }) => at)).size).toBe(1);
  });

  it('keeps nothing where one entry is wrong, and shows its file, line and entry', async () => {
    const registry = await emptyRegistry();
    const file = fileOf(SETUP.replace('authoritative: true', 'authoritative: perhaps'));
    const { code, err } = await sluice('registry', 'load', file, '--registry', registry);
    expect(code).toBe(2);
    expect(err).toContain('error[record/type]: entry 5: source: `authoritative`: expected true or false');
    expect(err).toContain(`--> ${file}:21:20`);
    expect(err).toContain('21 |     authoritative: perhaps');
    expect(err).toContain('|                    ^^^^^^^');
    const store = await openRecords(registry);
    expect((await store.check()).entries).toBe(0);
    await store.close();
  });

  it('tells every mistake of form at once, but no record that only lacks one above it', async () => {
    const registry = await emptyRegistry();
    const file = fileOf(
      SETUP.replace('type: department', 'type: club')
        .replace('HTTPS,', 'HTTPS, colour: red,')
        .replace('versionOrder: 1', 'versionOrder: x'),
    );
    const { out } = await sluice('registry', 'load', file, '--registry', registry, '--json');
    const { faults, exitCode } = JSON.parse(out);
    expect(exitCode).toBe(2);
    expect(faults.map((f: { code: string; place: { line: number } }) => [f.code, f.place.line])).toEqual([
      ['record/value', 4],
      ['record/unknown-member', 13],
      ['record/type', 23],
    ]);
  });

  it.each([
    ['kind: organisation', 'records/list', 1],
    ['- kind: organisation\n  id: a', 'records/entry', 1],
    ['- { kind: organisation, id: 7, body: {} }', 'records/entry', 1],
    ['- { kind: organisation, id: a, body: {}, state: active }', 'records/entry', 1],
    ['- kind: nonsense\n  id: a\n  body: {}', 'registry/unknown-kind', 1],
    ['- kind: organisation\n  id: "no id"\n  body: { title: { zh: 甲 }, type: department }', 'registry/id', 2],
    [
      '- kind: organisation\n  id: a\n  body: { title: { zh: 甲 }, type: department }\n  steps: [sing]',
      'registry/illegal-transition',
      4,
    ],
    ['- { kind: organisation, id: a, id: b, body: {} }', 'syntax/duplicate-key', 1],
  ])('refuses a file that is not a list of records: %#', async (text, code, line) => {
    const registry = await emptyRegistry();
    const { out } = await sluice('registry', 'load', fileOf(text), '--registry', registry, '--json');
    const { faults } = JSON.parse(out);
    expect(faults[0]).toMatchObject({ code });
    if (code !== 'records/list') expect(faults[0].place.line).toBe(line);
  });
});

describe('one record', () => {
  it('is added from a file or from --set, typed by the schema of its kind', async () => {
    const run = on(await operation());
    const file = fileOf('title: { en: tax }\nprotocol: SFTP\nowner: bank\n');
    expect((await run('add', 'system', 'SYS-1', '--file', file)).err).toContain('added system SYS-1: listed');
    const item = ['--set', 'provider=bank', '--set', 'consumer=data-bureau', '--set', 'concept=credit'];
    const rest = ['--set', 'fields=a, b', '--set', 'purpose=x', '--set', 'attribute=conditional'];
    const last = ['--set', 'updateCycle=P1M', '--set', `from=${TODAY}`, '--json', '--as', 'li', '--role', 'owner'];
    const added = await json(run('add', 'responsibility-item', 'ITEM-2', ...item, ...rest, ...last));
    expect(added).toMatchObject({ state: 'active', version: 1, body: { fields: ['a', 'b'], purpose: 'x' } });
    const request = { title: { zh: '甲' }, livelihood: true, urgent: false, demand: 7, risk: 1, effort: 2 };
    const set = ['title.zh=甲', 'from=public', 'channel=opening', 'wish=w', 'livelihood=true', 'urgent=false'];
    const numbers = ['demand=7', 'risk=1', 'effort=2'];
    const sets = [...set, ...numbers].flatMap((member) => ['--set', member]);
    expect((await json(run('add', 'request', 'REQ-3', ...sets, '--json'))).body).toMatchObject(request);
    const registered = await run(
      ...['add', 'registration', 'REG-1', '--set', 'subject=data-group', '--set', 'object.product=credit'],
      ...['--set', 'type=first', '--json'],
    );
    expect(JSON.parse(registered.out)).toMatchObject({ state: 'applied', body: { object: { product: 'credit' } } });
  });

  it('of a wrong form is shown in the file that it comes from, with the line', async () => {
    const location = await emptyRegistry();
    const file = fileOf('title: { en: tax }\nprotocol: SFTP\ncolour: red\nowner: [bank]\n');
    const { code, err } = await on(location)('add', 'system', 'SYS-1', '--file', file);
    expect(code).toBe(2);
    expect(err).toContain('3 | colour: red');
    expect(err).toContain('4 | owner: [bank]');
  });

  it.each([
    [['add', 'system', 'S'], 'usage/missing-option'],
    [['add', 'nonsense', 'S', '--set', 'a=b'], 'registry/unknown-kind'],
    [['add', 'system', 'S', '--set', 'colour=red'], 'usage/set'],
    [['add', 'system', 'S', '--set', 'title=red'], 'usage/set'],
    [['add', 'system', 'S', '--set', 'protocol'], 'usage/set'],
    [['add', 'system', 'S', '--set', '__proto__.x=1'], 'usage/set'],
    [['add', 'request', 'R', '--set', 'demand=many'], 'record/type'],
    [['add', 'system', 'S', '--file', '/nowhere.yaml'], 'records/unreadable'],
    [['step', 'system', 'NO', 'retire'], 'registry/unknown-record'],
    [['show', 'system', 'NO'], 'registry/unknown-record'],
    [['list', 'system', '--state', 'lost'], 'registry/unknown-state'],
    [['list', 'system', '--limit', '0'], 'usage/number'],
    [['list', 'system', '--match', 'owner'], 'usage/match'],
    [['list', 'system', '--within', '9'], 'usage/arguments'],
    [['log', 'nonsense'], 'registry/unknown-kind'],
    [['fly'], 'usage/verb'],
    [['help', 'fly'], 'usage/verb'],
    [['revenue', 'credit', '--period', '26'], 'usage/year'],
    [['disclosure', '--year', '2026', '--role', 'king', '--organisation', 'bank'], 'usage/role'],
    [['check', '--head', 'xyz'], 'usage/head'],
    [['source', 'commit', 'visits'], 'usage/missing-option'],
    [['evidence', 'rel-1', '--out', 'x'], 'usage/missing-option'],
  ])('refuses %j', async (args, code) => {
    const refused = await on(await emptyRegistry())(...args);
    expect(codesOf(refused)).toContain(code);
    expect(refused.code).toBe(2);
  });

  it('takes the legal steps only; a refusal shows those', async () => {
    const run = on(await operation());
    const twice = await run('step', 'agreement', 'AG-1', 'sign');
    expect([twice.code, codesOf(twice)]).toEqual([1, ['registry/illegal-transition']]);
    expect(twice.err).toContain('`sign` is not legal in state `live`');
    expect(twice.err).toContain('legal from here: `end`');
    const unknown = await run('step', 'organisation', 'bank', 'fly');
    expect(unknown.err).toContain('legal from here: `retire`');
    const silent = await run('step', 'agreement', 'AG-1', 'end');
    expect(codesOf(silent)).toEqual(['registry/reason-missing']);
    const body = await run('step', 'organisation', 'bank', 'retire', '--set', 'type=operator');
    expect(codesOf(body)).toEqual(['registry/body']);
    const clock = await run('step', 'agreement', 'AG-1', 'expire');
    expect(clock.err).toContain('the registry itself takes this step');
  });

  it('keeps its other members when a step sets some, and tells its history', async () => {
    const run = on(await operation());
    const supplied = ['--set', `lastSupplied=${TODAY}`, '--reason', 'monthly supply', '--as', 'zhao'];
    expect((await run('step', 'responsibility-item', 'ITEM-1', 'supply', ...supplied)).code).toBe(0);
    const shown = await json(run('show', 'responsibility-item', 'ITEM-1', '--history', '--json'));
    expect(shown.body).toMatchObject({ lastSupplied: TODAY, fields: ['clinic'], updateCycle: 'P1M' });
    expect(
      shown.history.map((v: { event: string; actor: { id: string }; reason?: string }) => [
        v.event,
        v.actor.id,
        v.reason,
      ]),
    ).toEqual([
      ['add', 'registrar', undefined],
      ['supply', 'zhao', 'monthly supply'],
    ]);
    expect((await run('show', 'responsibility-item', 'ITEM-1', '--history')).out).toMatch(
      /2 .*supply +zhao \(steward\)/,
    );
  });

  it('that says what a program did is not taken by hand, neither alone nor from a file', async () => {
    const location = await operation();
    const run = on(location);
    const head = (await run('check')).out;
    for (const event of ['seal', 'publish', 'give-back', 'revoke', 'take-down']) {
      const { code, err } = await run('step', 'release', RELEASE, event, '--reason', 'x', '--role', 'operator');
      expect([event, code, /error\[registry\/by-program\]/.test(err)]).toEqual([event, 1, true]);
      expect(err).toMatch(/sluice (publish|revoke)/);
    }
    expect(codesOf(await run('step', 'bundle', 'B-1', 'publish'))).toEqual(['registry/by-program']);
    const key = `sha256:${'0'.repeat(64)}`;
    const revoked = await run('step', 'key', key, 'revoke', '--reason', 'lost', '--set', `revokedFrom=${TODAY}`);
    expect(codesOf(revoked)).toEqual(['registry/by-program']);
    expect(revoked.err).toContain('sluice revoke KEYID');
    const body = { owner: 'health-commission', holder: 'clerk', roles: ['operator'], from: TODAY };
    const steps = [{ event: 'revoke', reason: 'lost', body: { ...body, revokedFrom: TODAY } }];
    const loaded = await run('load', fileOf(JSON.stringify([{ kind: 'key', id: key, body, steps }])));
    expect([loaded.code, codesOf(loaded)]).toEqual([1, ['registry/by-program']]);
    expect((await run('check')).out).toBe(head);
    expect((await run('kinds', 'key')).out).toContain('not by hand');
  });

  it('withdraws a candidate by hand all the same', async () => {
    const location = await emptyRegistry();
    await sluice('registry', 'load', fileOf(OPERATION), '--registry', location);
    const run = on(location);
    expect((await run('step', 'release', RELEASE, 'withdraw', '--reason', 'never needed')).code).toBe(0);
  });

  it('is for the role that its kind names', async () => {
    const run = on(await operation());
    const concern = ['--set', `release=${RELEASE}`, '--set', 'type=privacy-concern', '--set', 'text=mine'];
    await run('add', 'feedback', 'F-1', ...concern);
    await run('step', 'feedback', 'F-1', 'examine');
    const dismiss = ['step', 'feedback', 'F-1', 'dismiss', '--reason', 'no person is meant'];
    expect(codesOf(await run(...dismiss))).toEqual(['registry/role']);
    const resolve = ['step', 'feedback', 'F-1', 'resolve', '--reason', 'nothing to see'];
    expect(codesOf(await run(...resolve))).toEqual(['registry/role']);
    expect(codesOf(await run(...resolve, '--role', 'operator'))).toEqual(['registry/role']);
    expect((await run(...dismiss, '--role', 'privacy-officer')).code).toBe(0);
  });
});

describe('lists', () => {
  it('filter, and go on after a page', async () => {
    const run = on(await operation());
    const first = await json(run('list', 'organisation', '--limit', '3', '--json'));
    expect(first.records.map(({ id }: { id: string }) => id)).toEqual(['bank', 'data-bureau', 'data-group']);
    const second = await json(run('list', 'organisation', '--after', first.after, '--json'));
    expect(second.records.map(({ id }: { id: string }) => id)).toEqual(['health-commission']);
    expect(second.after).toBeUndefined();
    const matched = await json(run('list', 'organisation', '--match', 'type=licensee', '--state', 'active', '--json'));
    expect(matched.records).toHaveLength(1);
    expect(await run('list', 'organisation', '--state', 'retired')).toMatchObject({ code: 0, out: '' });
  });

  it('of the log show who did what, and go on after a number', async () => {
    const run = on(await operation());
    const { entries, after } = await json(run('log', '--limit', '2', '--after', '1', '--json'));
    expect(entries.map(({ seq, event }: { seq: number; event: string }) => [seq, event])).toEqual([
      [2, 'add'],
      [3, 'add'],
    ]);
    expect(after).toBe(3);
    expect((await run('log', 'release', RELEASE)).out).toMatch(/add[^\n]*\n[^\n]*seal[^\n]*\n[^\n]*publish/);
  });

  it('of the kinds name every state and event, and the members of one', async () => {
    const { kinds } = await json(sluice('registry', 'kinds', '--json'));
    expect(kinds.find(({ kind }: { kind: string }) => kind === 'agreement')).toMatchObject({
      title: { zh: '授权运营协议' },
      states: ['draft', 'live', 'ended', 'expired'],
      members: { until: { about: 'last day of the term' } },
    });
    const { out } = await sluice('registry', 'kinds', 'registration');
    expect(out).toContain('object.product');
    expect(out).toContain('expire: live → expired (by the clock)');
  });

  it('of what runs out begin with the most pressing', async () => {
    const run = on(await operation());
    const { renewals, within } = await json(run('renewals', '--within', '800', '--json'));
    expect(within).toBe(800);
    expect(renewals.map(({ id, what }: { id: string; what: string }) => [id, what])).toEqual([
      ['ITEM-1', 'update-overdue'],
      ['AG-1', 'runs-out'],
      [RELEASE, 'runs-out'],
    ]);
    // The settings say how far ahead where the command line does not.
    expect((await json(run('renewals', '--json'))).within).toBe(60);
  });

  it('of requests are by priority, each term explained in both languages', async () => {
    const run = on(await operation());
    const { requests } = await json(run('requests', '--json'));
    expect(requests.map(({ id, score }: { id: string; score: number }) => [id, score])).toEqual([
      ['REQ-1', 185],
      ['REQ-2', 53],
    ]);
    expect((await run('requests')).out).toContain('+100    asked for by 120, counted as 100, 1 points each');
    expect((await run('requests', '--lang', 'zh')).out).toContain('涉及民生');
  });
});

describe('tables', () => {
  it('fit a terminal of 100 columns, whatever stands in them', async () => {
    const location = await operation();
    const run = on(location);
    await run('use', RELEASE, '--recipient', 'bank', '--calls', '120', '--reason', 'x');
    await run('use', RELEASE, '--recipient', 'bank', '--calls', '120');
    await run('step', 'agreement', 'AG-1', 'sign', '--as', '某'.repeat(150));
    await run(
      'step',
      'responsibility-item',
      'ITEM-1',
      'suspend',
      '--reason',
      '理由'.repeat(300),
      '--as',
      '某'.repeat(150),
    );
    const pages = [
      ...['organisation', 'agreement', 'price', 'request', 'responsibility-item', 'release', 'usage'].map((k) => [
        'list',
        k,
      ]),
      ...[['log'], ['kinds'], ['requests'], ['requests', '--lang', 'zh'], ['renewals', '--within', '800']],
      ...[['show', 'agreement', 'AG-1'], ['show', 'responsibility-item', 'ITEM-1', '--history'], ['catalogue']],
      ...[
        ['revenue', 'credit', '--period', String(YEAR)],
        ['catalogue', '--lang', 'zh'],
      ],
      ['disclosure', '--year', String(YEAR), '--role', 'operator', '--organisation', 'data-group'],
    ];
    for (const page of pages) {
      const { out, code } = await run(...page);
      expect([page, code, out === '', widest(out) <= 100]).toEqual([page, 0, false, true]);
    }
    const kinds = (await json(sluice('registry', 'kinds', '--json'))).kinds;
    for (const { kind } of kinds)
      expect(widest((await sluice('registry', 'kinds', kind)).out)).toBeLessThanOrEqual(100);
    for (const { name } of VERBS) {
      // Examples are there to be copied: they stay in one line.
      const [help] = (await sluice('registry', 'help', name)).out.split('examples:');
      expect([name, widest(help) <= 100]).toEqual([name, true]);
    }
    expect(widest((await sluice('registry', '--help')).out)).toBeLessThanOrEqual(100);
  });

  it('cut wide characters by their columns, the ids last', () => {
    const text = fitTable(['id', 'a', 'b'], [['i'.repeat(40), '宽'.repeat(60), 'x'.repeat(70)]]);
    expect(
      text
        .split('\n')
        .map(displayWidth)
        .every((width) => width <= 100),
    ).toBe(true);
    expect(text).toContain('i'.repeat(40));
    expect(fitTable(['id', 'a'], [['i', '宽'.repeat(40)]])).toContain('宽'.repeat(40));
    expect(widest(fitTable(['id', 'a'], [['i'.repeat(128), 'x']]))).toBe(100);
    expect(fitTable(['id', 'a'], [['i', 'x\u202e\u001b[31my']])).toContain('x\ufffd\ufffd[31my');
  });
});

describe('money', () => {
  const use = ['use', RELEASE, '--recipient', 'bank'];
  const period = ['--period', String(YEAR)];

  it('is booked at the price of the day, with rows in a band only', async () => {
    const run = on(await operation());
    const booked = await json(run(...use, '--calls', '120', '--rows', '7531', '--id', 'U-1', '--json'));
    const body = { calls: 120, amount: 18_000, currency: 'CNY', exponent: 2, rowsBand: '1000-9999' };
    expect(booked.body).toMatchObject(body);
    expect(JSON.stringify(booked.body)).not.toContain('7531');
    expect((await run(...use, '--calls', '1', '--use-class', 'public-welfare')).err).toContain('0.00 CNY, rows 0');
    const wrong = await run(...use, '--calls', '2', '--amount', '299');
    expect([wrong.code, codesOf(wrong)]).toEqual([1, ['usage/amount']]);
    expect((await run(...use, '--calls', '100', '--amount', '15000', '--corrects', 'U-1')).code).toBe(0);
    const account = { amount: 15_000, maximum: 10_000, carriedIn: 500, headroom: -5500, carryOver: 5500 };
    expect(await json(run('revenue', 'credit', ...period, '--json'))).toMatchObject(account);
    const shown = await run('revenue', 'credit', ...period);
    expect(shown.out).toMatch(/headroom +-55\.00 CNY/);
    expect(shown.err).toContain('above the maximum');
  });

  it.each([
    [['use', RELEASE, '--recipient', 'other', '--calls', '1'], 'usage/recipient', 1],
    [['use', 'rel-none', '--recipient', 'bank', '--calls', '1'], 'use/release', 2],
    [['use', RELEASE, '--recipient', 'bank', '--calls', '1', '--day', `${YEAR - 1}-06-01`], 'use/no-price', 1],
    [['use', RELEASE, '--recipient', 'bank', '--calls', '1', '--day', `${YEAR + 1}-06-01`], 'use/no-price', 1],
    [['use', RELEASE, '--recipient', 'bank', '--calls', '1', '--use-class', 'friends'], 'usage/use-class', 2],
    [['use', RELEASE, '--recipient', 'bank', '--calls', '-1'], 'usage/arguments', 2],
    [['use', RELEASE, '--recipient', 'bank', '--calls', '1.5'], 'usage/number', 2],
    [['use', RELEASE, '--recipient', 'bank'], 'usage/missing-option', 2],
    [['close', 'credit', '--period', String(YEAR)], 'close/too-early', 1],
    [['close', 'other', '--period', String(YEAR)], 'close/no-price', 2],
  ])('refuses %j', async (args, code, exit) => {
    const refused = await on(await operation())(...args);
    expect([refused.code, codesOf(refused)[0]]).toEqual([exit, code]);
  });

  it('above the maximum is carried into the draft of the next year', async () => {
    const location = await operation();
    await on(location)(...use, '--calls', '100');
    const out: string[] = [];
    const stdout = { write: (text: string | Uint8Array) => out.push(String(text)) > 0 };
    const terminal = createTerminal({ stdout, stderr: { ...stdout, isTTY: false } }, new AbortController().signal);
    const values = { period: String(YEAR), registry: location, json: true };
    const now = new Date(`${YEAR + 1}-01-05`);
    expect(await closeVerb.run({ positionals: ['credit'], values, now }, terminal)).toBe(0);
    const { closed, next, revenue } = JSON.parse(out.join(''));
    expect([closed, revenue.amount]).toEqual([[`P-${YEAR}`], 15_000]);
    const body = { period: String(YEAR + 1), carriedOver: 5500 };
    expect(next).toMatchObject([{ id: `P-${YEAR + 1}`, state: 'draft', body }]);
    expect(next[0].body.trial).toBeUndefined();
  });

  it('of a frozen product is booked with a warning', async () => {
    const run = on(await operation());
    const concern = ['--set', `release=${RELEASE}`, '--set', 'type=privacy-concern', '--set', 'text=x'];
    await run('add', 'feedback', 'F-1', ...concern);
    const { code, err } = await run(...use, '--calls', '1');
    expect([code, err.includes('warning[use/frozen]')]).toEqual([0, true]);
  });
});

describe('what is made public', () => {
  it('the disclosure agrees with the records, in JSON and in two pages that load nothing', async () => {
    const run = on(await operation());
    await run('use', RELEASE, '--recipient', 'bank', '--calls', '120');
    const out = fresh('disclosure');
    const args = ['disclosure', '--year', String(YEAR), '--role', 'operator', '--organisation', 'data-group'];
    const report = await json(run(...args, '--out', out, '--json'));
    const amounts = [{ currency: 'CNY', exponent: 2, amount: 18_000 }];
    expect(report.totals).toEqual({ entries: 1, calls: 120, amounts });
    expect(JSON.parse(readFileSync(join(out, 'disclosure.json'), 'utf8'))).toEqual(report);
    const [zh, en] = ['zh', 'en'].map((lang) => readFileSync(join(out, `disclosure.${lang}.html`), 'utf8'));
    expect(zh).toContain('<html lang="zh-CN">');
    for (const page of [zh, en]) {
      expect(page).toContain('180.00 CNY');
      expect(page).not.toMatch(/<script|https?:|<link|<img|@import|url\(/);
    }
    expect([zh.includes('依场景授权'), en.includes('by scenario')]).toEqual([true, true]);
    expect(codesOf(await run(...args, '--out', out))).toEqual(['output/exists']);
    expect(readdirSync(directory).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('the catalogue shows what is overdue, escapes titles, and keeps tombstones', async () => {
    const location = await operation();
    const run = on(location);
    const out = fresh('catalogue');
    const list = await json(run('catalogue', '--out', out, '--json'));
    expect(list.entries).toMatchObject([{ release: RELEASE, notices: [{ code: 'update-overdue' }] }]);
    const [zh, en] = ['zh', 'en'].map((lang) => readFileSync(join(out, `index.${lang}.html`), 'utf8'));
    expect(zh).toContain(
      `小微企业信用数据 &lt;b&gt;<br><span class="id">${RELEASE}</span><span class="notice">责任清单 ITEM-1 的数据逾期未更新</span>`,
    );
    expect(en).toContain('the update owed under item ITEM-1 is overdue');
    const registry = await openRecords(location);
    const how = { registry, actor: { id: 'operator', role: 'operator' }, reason: 'data-error', from: TODAY };
    await revokeRelease(RELEASE, how);
    await registry.close();
    const tombstones = [{ release: RELEASE, reason: 'data-error' }];
    expect(await json(run('catalogue', '--json'))).toMatchObject({ entries: [], tombstones });
    expect((await run('catalogue')).out).toContain('data-error');
  });
});

describe('the store', () => {
  it('passes its check; a head that was noted elsewhere is found in it', async () => {
    const run = on(await operation());
    const check = await json(run('check', '--json'));
    expect(check).toMatchObject({ ok: true, records: 12, faults: [] });
    expect(await run('check', '--head', check.head)).toMatchObject({ code: 0, out: `${check.head}\n` });
    const lost = await run('check', '--head', 'f'.repeat(64));
    expect([lost.code, codesOf(lost)]).toEqual([1, ['registry/log-truncated']]);
  });

  it('tells of a record that was edited by hand, where it stands', async () => {
    const location = await operation();
    edit(location, `update sluice_version set body = replace(body, '"ceiling":200', '"ceiling":900')`);
    const run = on(location);
    const checked = await run('check');
    expect(checked.code).toBe(1);
    expect(checked.err).toContain(`error[registry/record-edited]: price P-${YEAR}: version 1`);
    expect((await json(run('check', '--json'))).ok).toBe(false);
    for (const args of [
      ['show', 'price', `P-${YEAR}`],
      ['list', 'price'],
      ['revenue', 'credit', '--period', String(YEAR)],
    ])
      expect(codesOf(await run(...args))).toEqual(['registry/record-edited']);
    const file = fresh('export');
    expect(codesOf(await run('export', file))).toEqual(['registry/record-edited']);
    expect(existsSync(file)).toBe(false);
  });

  it('of a newer version, or none at all, is refused by every verb', async () => {
    const location = await operation();
    edit(location, `insert into sluice_schema (version, at) values (99, '2030-01-01T00:00:00.000Z')`);
    const [none, empty] = [fresh('none'), fileOf('[]')];
    const verbs = [
      ...[['list', 'system'], ['log'], ['check'], ['migrate'], ['catalogue'], ['requests'], ['renewals']],
      ...[
        ['load', empty],
        ['export', none],
      ],
    ];
    for (const verb of verbs) {
      expect([verb, codesOf(await on(location)(...verb))]).toEqual([verb, ['registry/newer']]);
      expect([verb, codesOf(await on(none)(...verb))]).toEqual([verb, ['registry/missing']]);
      expect([verb, codesOf(await sluice('registry', ...verb))]).toEqual([verb, ['registry/none']]);
    }
    expect(existsSync(none)).toBe(false);
  });

  it('of an older version is carried over', async () => {
    const location = fresh('old');
    mkdirSync(location);
    // An empty registry shows what the file is called.
    const [name] = readdirSync(await emptyRegistry());
    writeFileSync(join(location, name), '');
    edit(location, ...version0('sqlite'));
    expect(codesOf(await on(location)('list', 'system'))).toEqual(['registry/older']);
    expect(await json(on(location)('migrate', '--json'))).toMatchObject({ from: 0 });
    expect((await on(location)('migrate')).err).toContain('already');
    expect((await on(location)('list', 'system')).code).toBe(0);
  });

  it('writes down what time alone has changed', async () => {
    const location = await operation();
    const out: string[] = [];
    const stdout = { write: (text: string | Uint8Array) => out.push(String(text)) > 0 };
    const terminal = createTerminal({ stdout, stderr: { ...stdout, isTTY: false } }, new AbortController().signal);
    const values = { registry: location, json: true };
    await settleVerb.run({ positionals: [], values, now: new Date(`${YEAR + 2}-01-01`) }, terminal);
    // The agreement and the release ran out the day before.
    expect(out).toEqual(['{"steps":2}\n']);
    expect((await on(location)('log', 'agreement', 'AG-1')).out).toMatch(/expire +agreement +AG-1 +registry/);
  });

  it('is exported and imported whole, and never over another', async () => {
    const location = await operation();
    const file = fresh('export');
    const { head, entries } = await json(on(location)('check', '--json'));
    expect(await json(on(location)('export', file, '--json'))).toEqual({ file, entries });
    const before = readFileSync(file);
    expect(codesOf(await on(location)('export', file))).toEqual(['out/exists']);
    expect(readFileSync(file).equals(before)).toBe(true);
    const copy = fresh('copy');
    expect((await on(copy)('import', file, '--head', head)).code).toBe(0);
    expect(await json(on(copy)('check', '--json'))).toMatchObject({ ok: true, head, entries });
    expect(codesOf(await on(copy)('import', file))).toEqual(['registry/there']);
    expect(codesOf(await sluice('registry', 'init', copy))).toEqual(['registry/there']);
    const cut = fileOf(before.toString('utf8').split('\n').slice(0, -2).join('\n'));
    const half = fresh('half');
    expect(codesOf(await on(half)('import', cut))).toEqual(['registry/export-broken']);
    expect(codesOf(await on(half)('import', '/nowhere.jsonl'))).toEqual(['records/unreadable']);
    expect(codesOf(await on(half)('list', 'system'))).toEqual(['registry/missing']);
  });

  it('loses nothing when processes add at once', async () => {
    expect(existsSync(MAIN)).toBe(true);
    const location = await operation();
    const before = await json(on(location)('check', '--json'));
    const add = (i: number) =>
      new Promise<number | null>((resolve) => {
        const set = ['--set', `title.en=system ${i}`, '--set', 'protocol=SFTP', '--set', 'owner=bank'];
        const args = ['registry', 'add', 'system', `SYS-${i}`, ...set, '--registry', location];
        spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' }).on('close', resolve);
      });
    expect(await Promise.all([101, 102, 103].map(add))).toEqual([0, 0, 0]);
    const { ok, entries, records } = await json(on(location)('check', '--json'));
    expect([ok, entries, records]).toEqual([true, before.entries + 3, before.records + 3]);
    expect(await add(101)).toBe(2);
  });
});

describe('a release of the workshop', () => {
  const shop = workshop();
  const { path } = shop;
  const text = (name: string) => readFileSync(path(name), 'utf8');
  let registry = '';
  let id = '';

  beforeAll(async () => {
    registry = shop.records('book');
    id = (await json(shop.build('product.yaml', 'candidate', '--registry', registry, '--json'))).id;
  });

  it('rests on a source that was committed as the product reads it', async () => {
    const location = shop.records('committed');
    const commit = (...args: readonly string[]) => on(location)('source', 'commit', 'visits', ...args);
    const committed = await json(commit('--product', path('product.yaml'), '--version', '2026-2', '--json'));
    const body = { version: '2026-2', versionOrder: 2, lastUpdated: TODAY };
    expect(committed).toMatchObject({ version: 2, body });
    const types = ['birth_date=date', 'visit_date=date', 'fee=decimal'].flatMap((type) => ['--type', type]);
    const again = (
      await json(
        commit('--file', path('visits.csv'), ...types, '--secret', `file:${path('keys/history.key')}`, '--json'),
      )
    ).body;
    expect([again.versionOrder, again.commitment]).toEqual([3, committed.body.commitment]);
    expect((await shop.build('product.yaml', 'as-committed', '--registry', location)).code).toBe(3);
    // One row more, and the table is another than the record says.
    const rows = text('visits.csv').trimEnd();
    writeFileSync(path('later.csv'), `${rows}\n${rows.slice(rows.lastIndexOf('\n') + 1)}\n`);
    writeFileSync(path('later.yaml'), productText([['visits.csv', 'later.csv']]));
    const stale = await shop.build('later.yaml', 'stale', '--registry', location);
    expect([stale.code, codesOf(stale)]).toEqual([1, ['gate/G02']]);
    writeFileSync(path('none.yaml'), productText([['  record: visits\n', '']]));
    expect(codesOf(await commit('--product', path('none.yaml')))).toEqual(['source/not-used']);
  });

  it('has a pack of evidence with everything but data, whole or not at all', async () => {
    const location = shop.records('evidence');
    await on(location)('source', 'commit', 'visits', '--product', path('product.yaml'));
    const built = await json(shop.build('product.yaml', 'committed-candidate', '--registry', location, '--json'));
    const evidence = () =>
      on(location)('evidence', built.id, '--candidate', path('committed-candidate'), '--out', path('pack'), '--json');
    const { files } = await json(evidence());
    expect(readdirSync(path('pack')).sort()).toEqual([...files].sort());
    const expected = ['product.json', 'core.json', 'rules.json', 'records.json', 'log.jsonl', 'SHA256SUMS'];
    expect(files).toEqual(expect.arrayContaining(expected));
    const records: readonly { readonly kind: string; readonly body: Readonly<Record<string, unknown>> }[] = JSON.parse(
      text('pack/records.json'),
    );
    const kinds = ['release', 'source', 'system', 'organisation', 'assessment'];
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    const whole = files.map((name: string) => text(`pack/${name}`)).join('\n');
    expect(whole).toContain('"G01"');
    // Cells of the table and the commitment to it stay inside; neither does the log tell a digest of the latter.
    const cells = text('visits.csv')
      .split('\n')
      .slice(1, 200)
      .flatMap((row) => row.split(',').slice(0, 3));
    expect(cells.filter((cell) => cell.length > 8 && whole.includes(cell))).toEqual([]);
    const { commitment } = (await json(on(location)('show', 'source', 'visits', '--json'))).body;
    expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(whole).not.toContain(commitment);
    const entries = text('pack/log.jsonl').trimEnd().split('\n');
    const ofSource = entries.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'source');
    expect(ofSource.map(({ event, recordSha256 }) => [event, recordSha256])).toEqual([
      ['add', undefined],
      ['update', undefined],
    ]);
    expect(codesOf(await on(location)('evidence', built.id, '--candidate', path('x'), '--out', path('pack')))).toEqual([
      'candidate/none',
    ]);
    expect(JSON.parse((await evidence()).out).faults[0].code).toBe('output/exists');
  });

  it('has a pack of the published release too; another directory or another id is refused', async () => {
    await shop.release('product.yaml', 'published');
    const run = on(path('published.records'));
    const { records } = await json(run('list', 'release', '--state', 'published', '--json'));
    const published = records[0].id;
    const packed = await run('evidence', published, '--release', path('published'), '--out', path('published-pack'));
    expect(packed.code).toBe(0);
    const statement = 'attestations.intoto.jsonl';
    expect(text(`published-pack/${statement}`)).toBe(text(`published/manifest/${statement}`));
    expect(JSON.parse(text('published-pack/approvals.json'))).toHaveLength(2);
    const refused = async (...args: readonly string[]) =>
      codesOf(await run('evidence', ...args, '--out', path('refused')));
    expect(await refused(published, '--candidate', path('candidate'))).toEqual(['evidence/other-release']);
    expect(await refused(id, '--candidate', path('candidate'))).toEqual(['evidence/unknown-release']);
    // A core that was written anew, in canonical form, is not what the register noted.
    cpSync(path('candidate'), path('rewritten'), { recursive: true });
    const core = text('candidate/candidate/core.json');
    writeFileSync(path('rewritten/candidate/core.json'), core.replace('"Visits"', '"Visitz"'));
    const rewritten = await on(registry)('evidence', id, '--candidate', path('rewritten'), '--out', path('refused'));
    expect(codesOf(rewritten)).toEqual(['evidence/other-release']);
    expect(await refused(published, '--release', path('candidate'))).toEqual(['evidence/no-release']);
    writeFileSync(path('published/product.json'), '{}');
    expect(await refused(published, '--release', path('published'))).toEqual(['evidence/damaged']);
    expect(existsSync(path('refused'))).toBe(false);
  });
});
