import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Canary, findCanaries, integerCanary, scanFile, textCanary } from '@sluice/testing';
import { expect, test } from 'vitest';
import { BOTH, supplyDesk, told } from './supply-desk.js';
import { changed, csvOf, LENDING, OPENING, RESIDENTS, SHARING, TOKEN } from './supply-products.js';

const desk = supplyDesk();
const { path } = desk;

/** What must not get out, by where it was put; rows of their own for what is suppressed. */
const person = textCanary('id of a person');
const home = textCanary('value of a quasi-identifier in a suppressed row');
const age = textCanary('dropped column');
const amount = integerCanary('dropped amount');
const illness = textCanary('sensitive value in a suppressed row');
const meter = textCanary('column of the other table of a join');
const unmatched = textCanary('row that the other table does not have');
const CANARIES = [person, home, age, amount, illness, meter, unmatched];

const [first, ...others] = RESIDENTS;
/** A person with canaries in what is dropped, and one alone in a town, who is suppressed. */
const ROWS = [
  { ...first, id: person.text, age: age.text, amount: amount.text },
  ...others,
  { ...first, id: `${person.text}-2`, town: home.text, illness: illness.text },
];

/** Every file below a directory with the canaries that it holds, in any encoding, decoded or raw. */
async function leaksIn(directory: string, canaries: readonly Canary[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    for (const { what, where } of await scanFile(file, canaries))
      found.push(`${relative(directory, file)}: ${what} (${where})`);
  }
  return found;
}

/** What every command line of a test said. */
function listening() {
  const said: string[] = [];
  const hear = async <T extends { readonly out: string; readonly err: string }>(outcome: Promise<T>): Promise<T> => {
    const heard = await outcome;
    said.push(heard.out, heard.err);
    return heard;
  };
  const leaks = () =>
    findCanaries([{ where: 'what was said', bytes: new TextEncoder().encode(said.join('\n')) }], CANARIES);
  return { hear, leaks };
}

const OUTPUTS = ['outputs: [csv]', 'outputs: [csv, parquet, arrow]'] as const;
const FEW = ['models:', 'suppression: 0.02\n  models:'] as const;
const TABLE = ['residents.csv', 'canaries.csv'] as const;

const JOINED = changed(LENDING, [
  [
    /source: .*\n/.exec(LENDING)![0],
    'sources:\n  people: { file: canaries.csv, record: residents, types: { amount: integer } }\n  power: { file: power.csv, record: power }\njoin: { left: people, right: power, on: id }\n',
  ],
  [
    '  age: { role: quasi, op: drop }',
    '  age: { role: quasi, op: drop }\n  meter: { role: direct }\n  tariff: { role: insensitive, op: drop }',
  ],
  TOKEN,
  OUTPUTS,
  FEW,
]);

const channels = [
  ['opening', changed(OPENING, [TABLE, OUTPUTS, FEW]), BOTH.opening],
  ['sharing', changed(SHARING, [TABLE, OUTPUTS, FEW, TOKEN]), BOTH.sharing],
  ['operation', JOINED, BOTH.operation],
] as const;

test.each(channels)(
  '%s: nothing raw in candidate, release, annex, registry, evidence, or in anything said',
  async (name, text, roles) => {
    desk.file('canaries.csv', csvOf(ROWS));
    const meters = ROWS.map(({ id }, i) => `${id},${i === 0 ? meter.text : `m${i}`},t${i % 2}\n`).join('');
    desk.file('power.csv', `id,meter,tariff\n${meters}${unmatched.text},${meter.text}-2,t0\n`);
    desk.file(`${name}.yaml`, text);
    const records = await desk.records(name, (_, step) =>
      // Meters are those of residents here.
      step('source', 'power', 'update', { subjectDomain: 'resident' }),
    );
    const { hear, leaks } = listening();
    const here = ['--registry', records];
    const [candidate, release, annex] = [path(`${name}.candidate`), path(name), path(`${name}.candidate.annex`)];

    await hear(desk.run('check', path(`${name}.yaml`)));
    await hear(desk.run('plan', path(`${name}.yaml`)));
    await hear(desk.run('plan', path(`${name}.yaml`), '--json'));
    if (name !== 'operation')
      await hear(desk.run('registry', 'source', 'commit', 'residents', '--product', path(`${name}.yaml`), ...here));
    const built = await hear(desk.build(`${name}.yaml`, `${name}.candidate`, records, '--json'));
    expect([built.code, built.out]).toEqual([3, expect.stringContaining('"candidate"')]);
    expect(await leaksIn(candidate, CANARIES)).toEqual([]);
    expect(await leaksIn(annex, CANARIES)).toEqual([]);

    await desk.approve(`${name}.candidate`, roles);
    await hear(desk.run('status', candidate, ...here));
    const published = await hear(desk.publish(`${name}.candidate`, name, records, '--json'));
    expect(told(published)).toEqual([0]);
    const { releases } = JSON.parse(published.out) as { releases: readonly { id: string }[] };
    const [{ id }] = releases;
    expect(await leaksIn(release, CANARIES)).toEqual([]);
    await hear(desk.verify(name));
    await hear(desk.verify(name, '--json'));

    for (const verb of [
      ['list', 'release'],
      ['show', 'release', id],
      ['log'],
      ['catalogue'],
      ['check'],
      ['show', 'source', 'residents'],
    ])
      for (const how of [[], ['--json']]) await hear(desk.run('registry', ...verb, ...how, ...here));
    expect((await hear(desk.run('registry', 'export', path(`${name}.export`), ...here))).code).toBe(0);
    const pack = ['--out', path(`${name}.evidence`), '--release', release];
    expect((await hear(desk.run('registry', 'evidence', id, ...pack, ...here))).code).toBe(0);
    expect(await leaksIn(path(`${name}.evidence`), CANARIES)).toEqual([]);
    const list = ['--list', path(`${name}.list`), '--sign', path('keys/author.key'), ...here];
    expect(
      (await hear(desk.run('revoke', release, '--reason', 'data-error', '--take-down', release, ...list))).code,
    ).toBe(0);
    await hear(desk.run('status', release, ...here));
    expect(await leaksIn(release, CANARIES)).toEqual([]);
    expect(await leaksIn(records, CANARIES)).toEqual([]);
    for (const file of ['export', 'list']) expect(await scanFile(path(`${name}.${file}`), CANARIES)).toEqual([]);
    expect(leaks()).toEqual([]);
  },
);

test('the scan finds a canary that somebody put on record, in the database and in what is told of it', async () => {
  const records = await desk.records('planted', (add) =>
    add('organisation', 'planted', { title: { en: person.text }, type: 'department' }),
  );
  // In the database, or in the log that is written ahead of it.
  const found = await leaksIn(records, CANARIES);
  expect(found.length).toBeGreaterThan(0);
  for (const leak of found) expect(leak).toMatch(/^registry\.db(?:-wal)?: id of a person/);
  const { hear, leaks } = listening();
  await hear(desk.run('registry', 'show', 'organisation', 'planted', '--registry', records));
  expect(leaks().map(({ what }) => what)).toEqual([person.what]);
});

const town = (text: string) => ['town: { role: quasi }', `town: { role: quasi, ${text} }`] as const;
const refusals: readonly (readonly [what: string, text: string, outcome: readonly unknown[]])[] = [
  ['no level solves it', changed(OPENING, [TABLE]), [1, 'search/no-solution']],
  [
    'a value that a hierarchy lacks',
    changed(SHARING, [TABLE, town('op: generalize, hierarchy: { file: towns.csv }')]),
    [2, 'hierarchy/missing-value'],
  ],
  [
    'a code that a mapping lacks',
    changed(SHARING, [TABLE, town('op: recode, list: towns@1, file: towns.csv')]),
    [2, 'transform/unmapped'],
  ],
  [
    'a text among numbers',
    changed(SHARING, [TABLE, ['amount: integer', 'town: integer'], FEW]),
    [2, 'table/type-mismatch'],
  ],
  [
    'a table without its header',
    changed(SHARING, [['residents.csv', 'headless.csv']]),
    [2, 'source/header-looks-like-data'],
  ],
  [
    'a sensitive column that is none',
    changed(OPENING, [
      TABLE,
      FEW,
      ['illness: { role: sensitive }', 'illness: { role: insensitive, grade: { personal: general } }'],
      ['    - { model: l-diversity, column: illness, l: 2 }\n', ''],
    ]),
    [1, 'gate/G03'],
  ],
  [
    'a direct value in another column',
    changed(SHARING, [
      ['residents.csv', 'repeated.csv'],
      ['age: { role: quasi, op: drop }', 'age: { role: direct }'],
    ]),
    [1, 'gate/G11'],
  ],
  ['two rows are left of a join', changed(JOINED, [['power.csv', 'twice.csv']]), [1, 'plan/too-few']],
];

test.each(refusals)('what is refused says nothing of the table: %s', async (_, text, outcome) => {
  desk.file('canaries.csv', csvOf(ROWS));
  desk.file('towns.csv', `${first.town};all\n`);
  desk.file('headless.csv', csvOf(ROWS).split('\n').slice(1).join('\n'));
  desk.file('repeated.csv', csvOf(RESIDENTS.map((each) => ({ ...each, town: home.text, age: home.text }))));
  desk.file('twice.csv', `id,meter,tariff\n${person.text},${meter.text},t0\n${person.text},${meter.text},t1\n`);
  desk.file('refused.yaml', text);
  const name = `refused-${refusals.findIndex(([, other]) => other === text)}`;
  const records = await desk.records(name);
  const { hear, leaks } = listening();
  expect(told(await hear(desk.build('refused.yaml', name, records)))).toEqual(outcome);
  await hear(desk.build('refused.yaml', name, records, '--json'));
  expect([existsSync(path(name)), existsSync(path(`${name}.annex`))]).toEqual([false, false]);
  expect(leaks()).toEqual([]);
  expect(await leaksIn(records, CANARIES)).toEqual([]);
});
