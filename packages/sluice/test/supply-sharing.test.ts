import { beforeAll, describe, expect, test } from 'vitest';
import { type Change, casesAt, PASSES, type Records, stops } from './supply-cases.js';
import { BOTH, ITEM, onDay, SOURCE, supplyDesk, told } from './supply-desk.js';
import { changed, csvOf, layOut, OPENING, RESIDENTS, type Resident, SHARING, TOKEN, WORD } from './supply-products.js';

const desk = supplyDesk();
const { cases, outcome } = casesAt(desk);
beforeAll(() => layOut(desk));

const RL9: Change = [['item: RL-1', 'item: RL-9']];
const item =
  (change: object): Records =>
  (add) =>
    add('responsibility-item', 'RL-9', { ...ITEM, ...change });

describe('a share is under an item of the list', () => {
  cases([
    ['that is there', SHARING, [], PASSES],
    ['that is not', SHARING, RL9, stops('G04')],
    ['that names another recipient', SHARING, [['recipient: civil-affairs', 'recipient: insurance']], stops('G04')],
    ['that names another provider', SHARING, [['provider: health', 'provider: tax-office']], stops('G04')],
    ['of another purpose', SHARING, [['purpose: subsidies', 'purpose: elections']], stops('G04')],
    [
      'of the other recipient, under its own item',
      SHARING,
      [
        ['recipient: civil-affairs', 'recipient: insurance'],
        ['item: RL-1', 'item: RL-2'],
      ],
      PASSES,
    ],
    ['that is registered only, and not shared', SHARING, RL9, stops('G04'), item({ attribute: 'not-shared' })],
    ['that is unconditional, shared as conditional', SHARING, RL9, stops('G04'), item({ attribute: 'unconditional' })],
    [
      'that was suspended',
      SHARING,
      [],
      stops('G04'),
      (_, step) => step('responsibility-item', 'RL-1', 'suspend', undefined, 'dispute'),
    ],
    [
      'that was suspended and resumed',
      SHARING,
      [],
      PASSES,
      async (_, step) => {
        await step('responsibility-item', 'RL-1', 'suspend', undefined, 'dispute');
        await step('responsibility-item', 'RL-1', 'resume');
      },
    ],
    [
      'that was closed',
      SHARING,
      [],
      stops('G04'),
      (_, step) => step('responsibility-item', 'RL-1', 'close', undefined, 'over'),
    ],
  ]);

  test('or is none: the file is refused without one', async () => {
    expect(told(await outcome(SHARING, [['  item: RL-1\n', '']]))).toEqual([2, 'schema/missing']);
  });
});

describe('columns stay within the fields of the item', () => {
  const AGE: Change = [['age: { role: quasi, op: drop }', 'age: { role: quasi }']];
  cases([
    ['one beyond them', SHARING, AGE, stops('G04')],
    [
      'one beyond them as a constant is one beyond them',
      SHARING,
      [
        [
          'age: { role: quasi, op: drop }',
          'age: { role: quasi, op: generalize, hierarchy: { file: ages.csv }, level: 1 }',
        ],
      ],
      stops('G04'),
    ],
    ['once the item has the field', SHARING, [...AGE, ...RL9], PASSES, item({ fields: [...ITEM.fields, 'age'] })],
    ['a token is of its field', SHARING, [TOKEN], PASSES],
    ['a token without its field', SHARING, [TOKEN, ...RL9], stops('G04'), item({ fields: ['town', 'sex', 'illness'] })],
  ]);
  beforeAll(() => void desk.file('ages.csv', ['young', 'middle', 'old'].map((age) => `${WORD}${age};any\n`).join('')));

  test('the message names the column', async () => {
    const { err } = await outcome(SHARING, AGE);
    expect(err).toContain('columns age are outside the fields of item "RL-1"');
  });
});

describe('the system is in the list of connected systems', () => {
  const other: Records = async (add, step) => {
    await add('system', 'SYS-9', { title: { en: 'another' }, protocol: 'SFTP', owner: 'health' });
    await step('source', 'residents', 'update', { system: 'SYS-9' });
    await step('system', 'SYS-9', 'delist', undefined, 'switched off');
  };
  cases([
    ['or nothing is shared from it', SHARING, [], stops('G02'), other],
    [
      'a copy from a system that left the list',
      SHARING,
      [['record: residents', 'record: copy']],
      stops('G02'),
      async (add, step) => {
        await add('system', 'SYS-9', { title: { en: 'another' }, protocol: 'SFTP', owner: 'health' });
        await add('source', 'copy', { ...SOURCE, authoritative: false, copyOf: 'residents', system: 'SYS-9' });
        await step('system', 'SYS-9', 'delist', undefined, 'switched off');
      },
    ],
  ]);

  test('a source of a system that was never listed cannot be recorded', async () => {
    const records = await desk.records('unlisted');
    const add = ['--set', 'system=SYS-99', '--registry', records];
    expect(told(await desk.run('registry', 'step', 'source', 'residents', 'update', ...add))).toEqual([
      1,
      'source/system',
    ]);
  });
});

describe('tokens', () => {
  const tokens = (release: string) =>
    new Set(
      desk
        .lines(release, 'shared-residents')
        .slice(1)
        .map((line) => line.slice(0, line.indexOf(','))),
    );

  test('of two recipients have none in common, and name nobody', async () => {
    const records = await desk.records('two');
    desk.file('one.yaml', changed(SHARING, [TOKEN]));
    const INSURANCE: Change = [
      ['recipient: civil-affairs', 'recipient: insurance'],
      ['item: RL-1', 'item: RL-2'],
    ];
    desk.file('two.yaml', changed(SHARING, [TOKEN, ...INSURANCE]));
    for (const name of ['one', 'two'])
      expect(await desk.release(`${name}.yaml`, name, records, BOTH.sharing)).toEqual([0]);
    const [one, two] = [tokens('one'), tokens('two')];
    expect([one.size, two.size]).toEqual([240, 240]);
    expect([...one].filter((token) => two.has(token))).toEqual([]);
    expect([...one, ...two].every((token) => /^[0-9a-f]{32}$/.test(token))).toBe(true);

    // The next supply to the first one has the same tokens: it may follow a person, nobody else may.
    desk.file('next.yaml', changed(SHARING, [TOKEN, ['version: 1.0.0', 'version: 1.1.0']]));
    expect(await desk.release('next.yaml', 'next', records, BOTH.sharing)).toEqual([0]);
    expect([...tokens('next')].sort()).toEqual([...one].sort());
  });

  test('never leave by opening, and never without a key: the checker refuses', async () => {
    expect(told(await outcome(OPENING, [TOKEN]))).toEqual([1, 'label/token-leaves']);
    expect((await outcome(SHARING, [['id: { role: direct }', 'id: { role: direct, op: pseudonym }']])).code).toBe(2);
  });
});

describe('a person with several linked rows', () => {
  /** One town, one row a person; the first `linked` have a second row in the other town. */
  const rows = (linked: number): readonly Resident[] => {
    const people = RESIDENTS.slice(0, 60).map((each) => ({ ...each, town: `${WORD}north`, sex: `${WORD}f` }));
    return [...people, ...people.slice(0, linked).map((each) => ({ ...each, town: `${WORD}south` }))];
  };
  const product = (name: string, linked: number, suppression: number) => {
    desk.file(`${name}.csv`, csvOf(rows(linked)));
    desk.file(
      `${name}.yaml`,
      changed(SHARING, [
        TOKEN,
        ['residents.csv', `${name}.csv`],
        ['k: 20 }', 'k: 5 }'],
        ['    - { model: l-diversity, column: illness, l: 2 }\n', ''],
        ['illness: { role: sensitive }', 'illness: { role: sensitive, op: drop }'],
        ['models:', `suppression: ${suppression}\n  models:`],
      ]),
    );
    return `${name}.yaml`;
  };

  test('passes where at least k people have the same several rows', async () => {
    const records = await desk.records('five');
    expect(await desk.release(product('five', 5, 0), 'five', records, BOTH.sharing)).toEqual([0]);
    const lines = desk.lines('five', 'shared-residents').slice(1);
    expect(lines).toHaveLength(65);
  });

  test('is refused where fewer have them, although each row alone is one of many', async () => {
    // Of 64 rows all in the north are 60; the 4 in the south are those of 4 people: too few by rows as well. So the
    // south is filled up by people who live there alone.
    const four = rows(4);
    const south = RESIDENTS.slice(100, 130).map((each) => ({ ...each, town: `${WORD}south`, sex: `${WORD}f` }));
    product('four', 4, 0);
    desk.file('four.csv', csvOf([...four, ...south]));
    const built = await desk.build('four.yaml', 'four', await desk.records('four'));
    expect(told(built)).toEqual([1, 'search/no-solution']);
    // Without the token nobody knows whose rows belong together.
    desk.file(
      'unlinked.yaml',
      changed(changed(SHARING, [['residents.csv', 'four.csv']]), [
        ['k: 20 }', 'k: 5 }'],
        ['illness: { role: sensitive }', 'illness: { role: sensitive, op: drop }'],
        ['    - { model: l-diversity, column: illness, l: 2 }\n', ''],
      ]),
    );
    expect(told(await desk.build('unlinked.yaml', 'unlinked', await desk.records('unlinked')))).toEqual(PASSES);
  });

  test('is dropped whole where the limits allow it', async () => {
    const four = rows(4);
    const south = RESIDENTS.slice(100, 130).map((each) => ({ ...each, town: `${WORD}south`, sex: `${WORD}f` }));
    product('dropped', 4, 0.1);
    desk.file('dropped.csv', csvOf([...four, ...south]));
    const records = await desk.records('dropped');
    expect(await desk.release('dropped.yaml', 'dropped', records, BOTH.sharing)).toEqual([0]);
    const lines = desk.lines('dropped', 'shared-residents').slice(1);
    const tokens = new Set(lines.map((line) => line.split(',')[0]));
    // 56 of the north and 30 of the south; of the four with two rows neither row is left.
    expect([lines.length, tokens.size]).toEqual([86, 86]);
    expect((await desk.verify('dropped')).code).toBe(0);
  });
});

test('an overdue supply shows in the catalogue, and does not stop the supply that mends it', async () => {
  const weeks = { ...ITEM, updateCycle: 'P4W' };
  const records = await desk.records('overdue');
  desk.file('overdue.yaml', changed(SHARING, RL9));
  const notices = async () => {
    const { out } = await desk.run('registry', 'catalogue', '--registry', records, '--json');
    const { entries } = JSON.parse(out) as { entries: { version: string; notices: { code: string }[] }[] };
    return entries.flatMap((entry) => entry.notices.map(({ code }) => [entry.version, code])).sort();
  };
  await onDay(-31, async () => {
    await desk.change(records, (add) => add('responsibility-item', 'RL-9', weeks));
    expect(await desk.release('overdue.yaml', 'overdue', records, BOTH.sharing)).toEqual([0]);
    expect(await notices()).toEqual([]);
  });
  expect(await notices()).toEqual([['1.0.0', 'update-overdue']]);
  desk.file('overdue.yaml', changed(SHARING, [...RL9, ['version: 1.0.0', 'version: 1.1.0']]));
  expect(await desk.release('overdue.yaml', 'mended', records, BOTH.sharing)).toEqual([0]);
  expect((await notices()).filter(([, code]) => code === 'update-overdue')).toEqual([]);
});
