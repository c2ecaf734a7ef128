import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, casesAt, PASSES, type Records, stops } from './supply-cases.js';
import { BOTH, supplyDesk, told } from './supply-desk.js';
import { changed, layOut, OPENING, SHARING, WORD } from './supply-products.js';

const desk = supplyDesk();
const { cases } = casesAt(desk);

const OLD = { name: 'towns', version: '2020', order: 1, codes: [`${WORD}north`, `${WORD}south`] };
const NEW = { name: 'towns', version: '2026', order: 2, codes: [`${WORD}n26`, `${WORD}s26`] };
/** The column follows the list of 2020; that of 2026 took its place. */
const lists: Records = async (add, step) => {
  await add('code-list', 'towns@2020', OLD);
  await step('source', 'residents', 'update', { codeLists: { town: 'towns@2020' } });
  await add('code-list', 'towns@2026', NEW);
  await step('code-list', 'towns@2020', 'supersede');
};
/** The same, before there was a later version. */
const current: Records = async (add, step) => {
  await add('code-list', 'towns@2020', OLD);
  await step('source', 'residents', 'update', { codeLists: { town: 'towns@2020' } });
};

const town = (text: string) => [['town: { role: quasi }', `town: { role: quasi, ${text} }`]] as const;
const RECODED = town('op: recode, list: towns@2026, file: towns-2026.csv');

beforeAll(() => {
  layOut(desk);
  desk.file('towns-2026.csv', `${WORD}north;${WORD}n26\n${WORD}south;${WORD}s26\n`);
  desk.file('partly.csv', `${WORD}north;${WORD}n26\n${WORD}south;\n`);
  desk.file('short.csv', `${WORD}north;${WORD}n26\n`);
  desk.file('through.csv', `${WORD}north;${WORD}north\n${WORD}south;${WORD}s26\n`);
  desk.file('groups.csv', `${WORD}north;${WORD}g1\n${WORD}south;${WORD}g1\n`);
});

describe('codes of an old version of a list', () => {
  const raw: readonly Case[] = [
    ['leave while that version is in force', SHARING, [], PASSES, current],
    ['do not leave as they are, by what is on record of the source', SHARING, [], stops('G02'), lists],
    ['nor by everyone’s channel', OPENING, [], stops('G02'), lists],
    ['nor because the product says that they are current', SHARING, town('codeList: towns@2026'), stops('G02'), lists],
    ['nor because it names a list that nobody knows', SHARING, town('codeList: towns@2030'), stops('G02'), lists],
    [
      'the product alone says which list, and it is an old one',
      SHARING,
      town('codeList: towns@2020'),
      stops('G02'),
      async (add, step) => {
        await add('code-list', 'towns@2020', OLD);
        await add('code-list', 'towns@2026', NEW);
        await step('code-list', 'towns@2020', 'supersede');
      },
    ],
    [
      'a code that the current list lacks does not leave',
      SHARING,
      town('codeList: towns@2026'),
      stops('G02'),
      (add) => add('code-list', 'towns@2026', NEW),
    ],
    ['are of no matter where the column is dropped', SHARING, town('op: drop'), PASSES, lists],
    ['leave once they are mapped', SHARING, RECODED, PASSES, lists],
    [
      'do not leave as a mapping to an old version',
      SHARING,
      town('op: recode, list: towns@2020, file: towns-2026.csv'),
      stops('G02'),
      lists,
    ],
    [
      'do not leave as a mapping to a version that nobody knows',
      SHARING,
      town('op: recode, list: towns@2030, file: towns-2026.csv'),
      stops('G02'),
      lists,
    ],
    [
      'that the mapping lacks are an error of the plan',
      SHARING,
      town('op: recode, list: towns@2026, file: short.csv'),
      [2, 'transform/unmapped'],
      lists,
    ],
    [
      'do not pass through the mapping',
      SHARING,
      town('op: recode, list: towns@2026, file: through.csv'),
      stops('G02'),
      lists,
    ],
  ];
  cases(raw);
});

test('only codes of the current version are in the release, or none', async () => {
  const codes = async (name: string, how: string) => {
    desk.file(`${name}.yaml`, changed(SHARING, town(how)));
    const records = await desk.records(name, lists);
    expect(await desk.release(`${name}.yaml`, name, records, BOTH.sharing)).toEqual([0]);
    return [
      ...new Set(
        desk
          .lines(name, 'shared-residents')
          .slice(1)
          .map((line) => line.split(',')[0]),
      ),
    ].sort();
  };
  expect(await codes('mapped', 'op: recode, list: towns@2026, file: towns-2026.csv')).toEqual([
    `${WORD}n26`,
    `${WORD}s26`,
  ]);
  expect(await codes('partly', 'op: recode, list: towns@2026, file: partly.csv')).toEqual(['', `${WORD}n26`]);
  expect(await codes('short', 'op: recode, list: towns@2026, file: short.csv, unmapped: suppress')).toEqual([
    '',
    `${WORD}n26`,
  ]);
});

test('a version that took over between build and publication stops the publication', async () => {
  desk.file('late.yaml', SHARING);
  const records = await desk.records('late', current);
  expect(told(await desk.build('late.yaml', 'late.candidate', records))).toEqual(PASSES);
  await desk.approve('late.candidate', BOTH.sharing);
  await desk.change(records, async (add, step) => {
    await add('code-list', 'towns@2026', NEW);
    await step('code-list', 'towns@2020', 'supersede');
  });
  expect(told(await desk.publish('late.candidate', 'late', records))).toEqual(stops('G02'));
});

test('a map of versions answers for every code, and no message says which', async () => {
  const records = await desk.records('maps', lists);
  const mapped = async (map: object) => {
    desk.file('map.json', JSON.stringify({ ...OLD, mapsTo: { version: '2026', map } }, null, 1));
    return told(
      await desk.run(
        'registry',
        'step',
        'code-list',
        'towns@2020',
        'map',
        '--file',
        desk.path('map.json'),
        '--registry',
        records,
      ),
    );
  };
  const [north, south] = OLD.codes;
  expect(await mapped({ [north]: NEW.codes[0] })).toEqual([1, 'code-list/map']);
  expect(await mapped({ [north]: NEW.codes[0], [south]: north })).toEqual([1, 'code-list/map']);
  expect(await mapped({ [north]: NEW.codes[0], [south]: null })).toEqual([0]);
});
