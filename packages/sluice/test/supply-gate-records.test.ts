import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Change, casesAt, PASSES, type Records, stops } from './supply-cases.js';
import { BOTH, day, ITEM, PRICE, SOURCE, supplyDesk, told } from './supply-desk.js';
import { changed, csvOf, LENDING, layOut, OPENING, PRICING, RESIDENTS, SHARING } from './supply-products.js';

const desk = supplyDesk();
const { cases, outcome } = casesAt(desk);
beforeAll(() => layOut(desk));

const source =
  (change: object): Records =>
  (_, step) =>
    step('source', 'residents', 'update', change);
const EXPIRES = `expires: ${day(100)}\n`;
const L_DIVERSITY = '    - { model: l-diversity, column: illness, l: 2 }\n';
const AMOUNT = 'amount: { role: sensitive, op: drop }';

describe('every rule passes', () => {
  cases([
    ['on opening', OPENING, [], PASSES],
    ['on sharing', SHARING, [], PASSES],
    ['on authorised operation', LENDING, [], PASSES],
  ]);
});

describe('G01, the product file: the checker refuses before the gate is asked', () => {
  const gate = (text: string) => [['subject: id', `gate: ${text}\nsubject: id`]] as const;
  cases([
    ['a preset that tightens passes', OPENING, gate('{ preset: opening@1, name: health@1, leastK: 20 }'), PASSES],
    ['the preset of another channel', OPENING, gate('{ preset: sharing-conditional@1 }'), [1, 'gate/other-channel']],
    ['of another trust', SHARING, gate('{ preset: sharing-unconditional@1 }'), [1, 'gate/other-trust']],
    ['a preset of old', OPENING, gate('{ preset: opening@0 }'), [1, 'gate/replaced']],
    ['one that loosens', OPENING, gate('{ preset: opening@1, leastK: 5 }'), [1, 'gate/loosens']],
    [
      'the name of a built-in one',
      OPENING,
      gate('{ preset: opening@1, name: internal@1, leastK: 30 }'),
      [1, 'gate/name-taken'],
    ],
    [
      'what comes with differential privacy',
      LENDING,
      [['owner: bureau', 'owner: bureau\nform: aggregate']],
      [1, 'form/not-built'],
    ],
  ]);
});

describe('G02, sources', () => {
  const copy = { ...SOURCE, authoritative: false, copyOf: 'residents' };
  const COPY: Change = [['record: residents', 'record: copy']];
  const unregistered: Change = [['  registration: REG-1\n', '']];
  cases([
    ['a source without a record', OPENING, [[', record: residents', '']], stops('G02')],
    ['a record that is not there', SHARING, [['record: residents', 'record: elsewhere']], stops('G02')],
    [
      'a retired source',
      LENDING,
      [],
      stops('G02'),
      (_, step) => step('source', 'residents', 'retire', undefined, 'replaced'),
    ],
    ['a copy of the one authority passes', SHARING, COPY, PASSES, (add) => add('source', 'copy', copy)],
    [
      'a copy that fell behind its original',
      SHARING,
      COPY,
      stops('G02'),
      async (add, step) => {
        await add('source', 'copy', copy);
        await step('source', 'residents', 'update', { version: '2', versionOrder: 2 });
      },
    ],
    [
      'a copy whose original is gone',
      SHARING,
      COPY,
      stops('G02'),
      async (add, step) => {
        await add('source', 'copy', copy);
        await step('source', 'residents', 'retire', undefined, 'replaced');
      },
    ],
    [
      'another table than the one on record',
      OPENING,
      [],
      stops('G02'),
      source({ versionOrder: 2, commitment: '1'.repeat(64) }),
    ],
    [
      'a system that left the list',
      SHARING,
      [],
      stops('G02'),
      (_, step) => step('system', 'SYS-1', 'delist', undefined, 'gone'),
    ],
    ['neither product nor source registered', LENDING, unregistered, stops('G02')],
    ['a registered source passes', LENDING, unregistered, PASSES, source({ registration: 'REG-3' })],
    ['a registration that nobody issued', OPENING, [], stops('G02'), source({ registration: 'REG-9' })],
  ]);

  test('the table that was committed to passes', async () => {
    desk.file('committed.yaml', OPENING);
    const records = await desk.records('committed');
    const args = ['--product', desk.path('committed.yaml'), '--registry', records];
    expect((await desk.run('registry', 'source', 'commit', 'residents', ...args)).code).toBe(0);
    expect(told(await desk.build('committed.yaml', 'committed', records))).toEqual(PASSES);
    writeFileSync(desk.path('residents.csv'), csvOf(RESIDENTS.slice(1)));
    expect(told(await desk.build('committed.yaml', 'other-table', records))).toEqual(stops('G02'));
    writeFileSync(desk.path('residents.csv'), csvOf(RESIDENTS));
  });
});

describe('G03, columns', () => {
  const grade = (text: string): Change => [['sex: { role: quasi }', `sex: { role: ${text} }`]];
  cases([
    [
      'sensitive personal data among the quasi-identifiers',
      OPENING,
      grade('quasi, grade: { personal: sensitive }'),
      stops('G03'),
    ],
    ['personal data as insensitive', SHARING, grade('insensitive, grade: { personal: general }'), stops('G03')],
    [
      'a trade secret as insensitive',
      LENDING,
      grade('insensitive, grade: { trade: secret }'),
      stops('G03', 'G05', 'G07'),
    ],
    ['what is insensitive passes as such', SHARING, grade('insensitive'), PASSES],
    [
      'a direct identifier that is kept is a quasi-identifier, one class a person: no level solves it',
      OPENING,
      [['id: { role: direct }', 'id: { role: direct, op: keep }']],
      [1, 'search/no-solution'],
    ],
    [
      'a column that the table has and the product not: the checker refuses first',
      OPENING,
      [
        [`  ${AMOUNT}\n`, ''],
        [', types: { amount: integer }', ''],
      ],
      [2, 'column/unlisted'],
    ],
  ]);
});

describe('G04, facts of the channel', () => {
  const demand: Change = [['proactive: true', 'demand: [REQ-1]']];
  const request = {
    title: { en: 'residents' },
    from: 'public',
    channel: 'opening',
    wish: 'how many live where',
    livelihood: true,
    urgent: false,
    demand: 3,
    risk: 10,
    effort: 10,
  };
  const unconditional: Change = [['attribute: conditional', 'attribute: unconditional']];
  const item =
    (change: object): Records =>
    async (add, step) => {
      await step('responsibility-item', 'RL-1', 'close', undefined, 'renegotiated');
      await add('responsibility-item', 'RL-3', { ...ITEM, ...change });
    };
  const RL3 = ['item: RL-1', 'item: RL-3'] as const;
  cases([
    ['opening without a theme', OPENING, [['  theme: health\n', '']], stops('G04')],
    [
      'opening without an address for feedback',
      OPENING,
      [["  feedback: 'mailto:data@example.test'\n", '']],
      stops('G04'),
    ],
    ['opening that nobody asked for', OPENING, [['  proactive: true\n', '']], stops('G04')],
    ['a request that is not there', OPENING, demand, stops('G04')],
    ['a request that was only received', OPENING, demand, stops('G04'), (add) => add('request', 'REQ-1', request)],
    [
      'a request that was rejected',
      OPENING,
      demand,
      stops('G04'),
      async (add, step) => {
        await add('request', 'REQ-1', request);
        await step('request', 'REQ-1', 'reject', { reason: 'duplicate' }, 'asked before');
      },
    ],
    [
      'a request that was accepted passes',
      OPENING,
      demand,
      PASSES,
      async (add, step) => {
        await add('request', 'REQ-1', request);
        await step('request', 'REQ-1', 'accept');
      },
    ],
    ['a release that ran out before it was built', SHARING, [[EXPIRES, `expires: ${day(-1)}\n`]], stops('G04')],
    [
      'an unconditional item without an end',
      SHARING,
      [...unconditional, RL3, [EXPIRES, '']],
      stops('G04'),
      item({ attribute: 'unconditional' }),
    ],
    [
      'an unconditional item for longer than a year',
      SHARING,
      [...unconditional, RL3, [EXPIRES, `expires: ${day(367)}\n`]],
      stops('G04'),
      item({ attribute: 'unconditional' }),
    ],
    [
      'an unconditional item for a year passes',
      SHARING,
      [...unconditional, RL3, [EXPIRES, `expires: ${day(366)}\n`]],
      PASSES,
      item({ attribute: 'unconditional' }),
    ],
    ['a release that outlives its agreement', LENDING, [[EXPIRES, `expires: ${day(401)}\n`]], stops('G04')],
    ['a release of authorised operation without an end', LENDING, [[EXPIRES, '']], stops('G04')],
  ]);

  test('a privacy concern freezes the next delivery until it is resolved', async () => {
    desk.file('concern.yaml', OPENING);
    const records = await desk.records('concern');
    expect(await desk.release('concern.yaml', 'concern', records, BOTH.opening)).toEqual([0]);
    const report = (id: string, type: string) =>
      desk.change(records, async (add, _, tx) => {
        const [release] = await tx.list('release');
        await add('feedback', id, { release: release.id, type, text: 'a neighbour is recognised' });
      });
    await report('F-1', 'wish');
    expect(told(await desk.build('concern.yaml', 'after-a-wish', records))).toEqual(PASSES);
    await report('F-2', 'privacy-concern');
    expect(told(await desk.build('concern.yaml', 'frozen', records))).toEqual(stops('G04'));
    await desk.change(records, (_, step) => step('feedback', 'F-2', 'examine'));
    expect(told(await desk.build('concern.yaml', 'still-frozen', records))).toEqual(stops('G04'));
    const resolve = ['registry', 'step', 'feedback', 'F-2', 'resolve', '--reason', 'the street was coarsened'];
    const resolved = (role: string) => desk.run(...resolve, '--role', role, '--registry', records);
    // Not whoever would rather deliver.
    expect(told(await resolved('steward'))).toEqual([1, 'registry/role']);
    expect(told(await resolved('privacy-officer'))).toEqual([0]);
    expect(told(await desk.build('concern.yaml', 'thawed', records))).toEqual(PASSES);
  });
});

describe('G05, grades and assessment', () => {
  const state = (grade: string): Change => [
    ['illness: { role: sensitive }', `illness: { role: sensitive, grade: { state: ${grade} } }`],
  ];
  const secret = 'amount: { role: sensitive, grade: { trade: secret } }';
  const over = '    - { model: t-closeness, column: amount, t: 0.5, distance: ordered }\n';
  const withAmount = (model: string): Change => [
    [AMOUNT, secret],
    [L_DIVERSITY, `${L_DIVERSITY}${over}${model}`],
  ];
  const dominance = '    - { model: dominance, column: amount, n: 1, k: 75 }\n';
  const nearness = '    - { model: p-percent, column: amount, p: 10 }\n';
  const noAssessment: Change = [['assessment: DPIA-1\n', '']];
  cases([
    ['important data to a recipient outside', LENDING, state('important'), stops('G05')],
    ['important data under conditions passes', SHARING, state('important'), PASSES],
    ['core data, under whatever conditions', SHARING, state('core'), stops('G05')],
    [
      'important data to everyone: the checker refuses first',
      OPENING,
      state('important'),
      [1, 'label/important-leaves'],
    ],
    ['core data to everyone: the checker refuses first', OPENING, state('core'), [1, 'label/important-leaves']],
    ['a trade secret without a dominance rule', LENDING, withAmount(''), stops('G05', 'G07')],
    ['a trade secret under one of the rules passes outside', LENDING, withAmount(dominance), PASSES],
    ['a trade secret under one of the rules, to everyone', OPENING, withAmount(dominance), stops('G05', 'G07')],
    ['a trade secret under both passes, to everyone', OPENING, withAmount(dominance + nearness), PASSES],
    ['a rule that is too weak', LENDING, withAmount(dominance.replace('75', '80')), stops('G05', 'G07')],
    ['no assessment', OPENING, noAssessment, stops('G05')],
    ['an assessment that is not on record', SHARING, [['DPIA-1', 'DPIA-9']], stops('G05')],
    [
      'an assessment that was withdrawn',
      LENDING,
      [],
      stops('G05'),
      (_, step) => step('assessment', 'DPIA-1', 'withdraw', undefined, 'superseded'),
    ],
    [
      'an assessment of another channel',
      OPENING,
      [['DPIA-1', 'DPIA-2']],
      stops('G05'),
      (add) => add('assessment', 'DPIA-2', { ...ASSESSED, scope: { channels: ['sharing'] } }),
    ],
    [
      'an assessment of another recipient',
      LENDING,
      [['DPIA-1', 'DPIA-2']],
      stops('G05'),
      (add) => add('assessment', 'DPIA-2', { ...ASSESSED, scope: { recipients: ['bank-2'] } }),
    ],
  ]);
});
const ASSESSED = {
  title: { en: 'residents' },
  on: day(-3),
  until: day(100),
  keptUntil: day(1500),
  assessor: 'privacy office',
};

describe('G12, price', () => {
  const free: Change = [
    ['price: 4500', 'price: 0'],
    ['useClass: industry', 'useClass: public-welfare'],
  ];
  const opened = (price: number): Change => [
    ['subject: id', `${changed(PRICING, [['price: 4500', `price: ${price}`]])}subject: id`],
  ];
  const welfare: Records = async (add, step) => {
    const { trial: _, ...price } = PRICE;
    await add('price', 'P-2', { ...price, product: 'lending', useClass: 'public-welfare', price: 0, maxRevenue: 0 });
    await step('price', 'P-2', 'enact');
  };
  const waits = async (change: Change, records?: Records) => {
    const { code, out } = await outcome(LENDING, change, records, '--json');
    const rules = JSON.parse(out).verdict.rules as readonly { code: string; status: string }[];
    return [code, ...rules.filter(({ status }) => status !== 'pass').map((rule) => `${rule.code} ${rule.status}`)];
  };
  cases([
    ['of welfare, free and on record, passes', LENDING, free, PASSES, welfare],
    ['for what is open to everyone', OPENING, opened(1), stops('G12')],
    ['of nothing, for what is open to everyone, passes', OPENING, opened(0), PASSES],
    ['that welfare would pay: the checker refuses first', LENDING, [free[1]], [1, 'pricing/not-free']],
    [
      'above the ceiling: the checker refuses first',
      LENDING,
      [['price: 4500', 'price: 6001']],
      [1, 'pricing/above-ceiling'],
    ],
    ['left out: the checker refuses first', LENDING, [[PRICING, '']], [1, 'pricing/use-class']],
  ]);

  const wrong: readonly (readonly [string, Change, Records?])[] = [
    ['that is not the one on record', [['price: 4500', 'price: 4400']]],
    ['of a class that is not on record', free],
    ['in another currency than on record', [['currency: CNY', 'currency: EUR']]],
    ['that was closed', [], (_, step) => step('price', 'P-1', 'close')],
  ];
  for (const [what, change, records] of wrong)
    test(`${what}: the build waits for a waiver`, async () => {
      expect(await waits(change, records)).toEqual([3, 'G12 needs-waiver']);
    });
});

test('a registry is needed: without one, every rule about records stops the build', async () => {
  desk.file('alone.yaml', OPENING);
  const { code, err } = await desk.run(
    'build',
    desk.path('alone.yaml'),
    '--out',
    desk.path('alone'),
    '--sign',
    desk.path('keys/author.key'),
  );
  const codes = told({ code, err, out: '' });
  expect(codes).toEqual([1, 'gate/G02', 'gate/G04', 'gate/G05', 'gate/G06', 'gate/G08']);
});
