import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { nodeDisk, readCandidate } from '@sluice/product';
import { canonicalJson, signWaiver, type WaiverOf } from '@sluice/provenance';
import { loadSigner } from '@sluice/provenance/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { stops } from './supply-cases.js';
import { BOTH, day, onDay, ROLES, supplyDesk, told } from './supply-desk.js';
import { changed, LENDING, layOut, WORD } from './supply-products.js';

const desk = supplyDesk();
const { path } = desk;

/** Every column has a single value: of no use (G10), unless somebody answers for letting it out all the same. */
const COARSE = changed(LENDING, [
  ['town: { role: quasi }', 'town: { role: quasi, op: generalize, hierarchy: { file: towns.csv }, level: 1 }'],
  ['sex: { role: quasi }', 'sex: { role: quasi, op: drop }'],
  ['illness: { role: sensitive }', 'illness: { role: sensitive, op: drop }'],
  ['    - { model: l-diversity, column: illness, l: 2 }\n', ''],
]);

/** A candidate with both approvals that waits for a waiver of G10, and the records that know it. */
beforeAll(async () => {
  layOut(desk);
  desk.file('towns.csv', `${WORD}north;all\n${WORD}south;all\n`);
  desk.file('coarse.yaml', COARSE);
  const built = await desk.build('coarse.yaml', 'candidate', await desk.records('candidate'));
  if (built.code !== 3) throw new Error(built.err);
  expect(built.err).toContain('waits for a waiver of G10');
  await desk.approve('candidate', BOTH.operation);
});

function again(name: string): readonly [candidate: string, records: string] {
  cpSync(path('candidate'), path(`${name}.candidate`), { recursive: true });
  cpSync(path('candidate.records'), path(`${name}.records`), { recursive: true });
  return [`${name}.candidate`, path(`${name}.records`)];
}

const WAITS = [3, 'gate/G16'];

/** A waiver put into a candidate by a program that does not ask whether it may be. */
async function forge(candidate: string, by: string, change: Partial<WaiverOf> = {}, file = 'G10'): Promise<void> {
  const { digest } = await readCandidate(path(candidate), nodeDisk);
  const words = { rule: 'G10', owner: 'head of the data bureau', reason: 'a pilot', until: day(30), day: day(0) };
  const signer = loadSigner(readFileSync(path(`keys/${by}.key`), 'utf8'));
  const waiver = await signWaiver(signer, { candidate: digest, ...words, ...change });
  await nodeDisk.write(path(`${candidate}/candidate/waivers/${file}.json`), canonicalJson(waiver));
}

describe('a waiver', () => {
  test('that is missing lets nothing out: the publication waits', async () => {
    const [candidate, records] = again('none');
    expect((await desk.run('status', path(candidate))).out).toMatch(/waits for +a waiver of G10/);
    expect(told(await desk.publish(candidate, 'none', records))).toEqual(WAITS);
    const states = await desk.reading(records, (registry) => registry.list('release'));
    expect(states.map(({ state }) => state)).toEqual(['candidate']);
  });

  test('of the owner lets it out; report, status and verification say so', async () => {
    const [candidate, records] = again('waived');
    expect((await desk.waive(candidate, 'G10')).code).toBe(0);
    expect((await desk.run('status', path(candidate))).out).toMatch(/waived +G10/);
    expect(told(await desk.publish(candidate, 'waived', records))).toEqual([0]);
    for (const language of ['en', 'zh']) {
      const page = readFileSync(path(`waived/report/report.${language}.html`), 'utf8');
      const body = page.slice(page.indexOf('<body'));
      const first = body.slice(0, body.indexOf('<h2'));
      // Before anything else: which rule, who answers for it, why, until when.
      for (const word of ['G10', 'head of the data bureau', 'a pilot of one month', day(30)])
        expect(first).toContain(word);
      expect(first).toContain(language === 'zh' ? '豁免' : 'waive');
    }
    const verified = await desk.verify('waived');
    expect([verified.code, verified.out.split('\n').find((line) => line.includes('waiver'))]).toEqual([
      0,
      `✓ waiver of G10: by head of the data bureau, until ${day(30)}: a pilot of one month`,
    ]);
    expect(verified.out).toMatch(/rules passed, as attested: G01.*; waived: G10/);
    // Whoever does not trust the owner's key does not believe the waiver either.
    const keys = [['author', 'operator'], ...BOTH.operation.map((role) => [role, role] as const)] as const;
    const stranger = await desk.verify('waived', '--trust', path(desk.trust('no-owner.json', keys)));
    expect(stranger.code).toBe(8);
  });

  test('does not take the place of an approval', async () => {
    const [candidate, records] = again('approvals');
    await nodeDisk.remove(path(`${candidate}/candidate/approvals`));
    await nodeDisk.makeDirectory(path(`${candidate}/candidate/approvals`));
    expect((await desk.waive(candidate, 'G10')).code).toBe(0);
    expect(told(await desk.publish(candidate, 'approvals', records))).toEqual([3, 'gate/G14']);
  });

  test('of a price that is not on record lets a paid product out', async () => {
    desk.file('dear.yaml', changed(LENDING, [['price: 4500', 'price: 4400']]));
    const records = await desk.records('dear');
    expect((await desk.build('dear.yaml', 'dear.candidate', records)).code).toBe(3);
    await desk.approve('dear.candidate', BOTH.operation);
    expect(told(await desk.publish('dear.candidate', 'dear', records))).toEqual([3, 'gate/G12', 'gate/G16']);
    expect((await desk.waive('dear.candidate', 'G12')).code).toBe(0);
    expect(told(await desk.publish('dear.candidate', 'dear', records))).toEqual([0]);
    expect((await desk.verify('dear')).code).toBe(0);
  });
});

describe('a waiver is refused', () => {
  test('at once where the rule does not wait for one, whatever the rule', async () => {
    const [candidate] = again('rules');
    for (const rule of ['G06', 'G07', 'G12', 'G99'])
      expect([rule, ...told(await desk.waive(candidate, rule))]).toEqual([rule, 1, 'waiver/not-needed']);
  });

  test('at once where the author signs it, or its last day is over', async () => {
    const [candidate] = again('at-once');
    expect(told(await desk.waive(candidate, 'G10', { by: 'author' }))).toEqual([1, 'approval/author']);
    expect(told(await desk.waive(candidate, 'G10', { until: day(-1) }))).toEqual([2, 'signature/dates']);
    expect(told(await desk.waive(candidate, 'G10', { until: 'soon' }))[0]).toBe(2);
  });

  const OWNERS = [['author', 'operator'], ...ROLES.map((role) => [role, role] as const)] as const;
  /** What stands in the candidate, and the code that the publication stops with. */
  const wrong: readonly (readonly [
    what: string,
    put: (candidate: string) => Promise<unknown>,
    outcome: unknown,
    trust?: () => string,
  ])[] = [
    ['by a key that is no owner’s', (c) => forge(c, 'privacy-officer'), stops('G16')],
    [
      'by the author, who is an owner as well',
      (c) => forge(c, 'author'),
      stops('G16'),
      () => desk.trust('both.json', [['author', 'operator', { roles: ['operator', 'owner'] }], ...OWNERS.slice(1)]),
    ],
    [
      'by another key of the author',
      (c) => forge(c, 'owner'),
      stops('G16'),
      () =>
        desk.trust('second.json', [
          ['author', 'operator'],
          ['owner', 'owner', { holder: 'author' }],
          ...OWNERS.slice(2),
        ]),
    ],
    [
      'by an owner of other products',
      (c) => forge(c, 'owner'),
      stops('G16'),
      () =>
        desk.trust('other.json', [
          ['author', 'operator'],
          ['owner', 'owner', { products: ['census'] }],
          ...OWNERS.slice(2),
        ]),
    ],
    ['by a key that nobody knows', (c) => forge(c, 'stranger'), stops('G14', 'G16')],
    [
      'of another candidate: its signature is none of this one',
      (c) => forge(c, 'owner', { candidate: '1'.repeat(64) }),
      stops('G14', 'G16'),
    ],
    ['that ran out', (c) => forge(c, 'owner', { day: day(-9), until: day(-1) }), stops('G16')],
    ['of a rule that cannot be waived', (c) => forge(c, 'owner', { rule: 'G06' }), stops('G16')],
    [
      'of a rule that was met, beside one that is needed',
      async (c) => {
        await forge(c, 'owner');
        await forge(c, 'owner', { rule: 'G12' }, 'G12');
      },
      stops('G16'),
    ],
    [
      'that is there twice',
      async (c) => {
        await forge(c, 'owner');
        await forge(c, 'owner', { reason: 'another' }, 'G10-again');
      },
      stops('G16'),
    ],
    [
      'with a word changed after it was signed',
      async (c) => {
        await forge(c, 'owner');
        const file = path(`${c}/candidate/waivers/G10.json`);
        writeFileSync(file, readFileSync(file, 'utf8').replace('a pilot', 'a habit'));
      },
      stops('G14', 'G16'),
    ],
  ];
  for (const [what, put, outcome, trust] of wrong)
    test(what, async () => {
      const name = `wrong-${wrong.findIndex(([other]) => other === what)}`;
      const [candidate, records] = again(name);
      await put(candidate);
      const how = trust === undefined ? [] : ['--trust', path(trust())];
      expect(told(await desk.publish(candidate, name, records, ...how))).toEqual(outcome);
    });

  test('where it ran out between the build and the publication', async () => {
    const records = await desk.records('late');
    await onDay(-9, async () => {
      expect((await desk.build('coarse.yaml', 'late.candidate', records)).code).toBe(3);
      await desk.approve('late.candidate', BOTH.operation);
      expect((await desk.waive('late.candidate', 'G10', { until: day(-2) })).code).toBe(0);
    });
    expect(told(await desk.publish('late.candidate', 'late', records))).toEqual(stops('G16'));
  });

  test('where the organisation’s own preset lets nothing be waived: there is no candidate', async () => {
    const strict = 'gate: { preset: authorised-delivered@1, name: strict@1, waivable: [] }\nsubject: id';
    desk.file('strict.yaml', changed(COARSE, [['subject: id', strict]]));
    expect(told(await desk.build('strict.yaml', 'strict', await desk.records('strict')))).toEqual(stops('G10'));
  });

  test('for what needs one only since the build: it is built again', async () => {
    desk.file('closed.yaml', LENDING);
    const records = await desk.records('closed');
    expect((await desk.build('closed.yaml', 'closed.candidate', records)).code).toBe(3);
    await desk.approve('closed.candidate', BOTH.operation);
    await desk.change(records, (_, step) => step('price', 'P-1', 'close'));
    expect(told(await desk.publish('closed.candidate', 'closed', records))).toEqual(stops('G12'));
    expect(told(await desk.waive('closed.candidate', 'G12'))).toEqual([1, 'waiver/not-needed']);
  });
});
