import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Change, casesAt, PASSES, type Records, stops } from './supply-cases.js';
import { AGREEMENT, BOTH, day, onDay, supplyDesk, told } from './supply-desk.js';
import { changed, LENDING, layOut, TOKEN, WORD } from './supply-products.js';

const desk = supplyDesk();
const { cases } = casesAt(desk);
beforeAll(() => layOut(desk));

const AG9: Change = [['agreement: AG-1', 'agreement: AG-9']];
/** An agreement beside the one on record, in force; over a scenario of its own where none is named. */
const signed =
  (change: object): Records =>
  async (add, step) => {
    await step('agreement', 'AG-1', 'end', undefined, 'renegotiated');
    // A member that is undefined is left out.
    await add('agreement', 'AG-9', JSON.parse(JSON.stringify({ ...AGREEMENT, ...change })));
    await step('agreement', 'AG-9', 'sign');
  };

describe('a product of authorised operation is within its agreement', () => {
  const secure: Change = [['place: delivered', 'place: secure']];
  cases([
    ['all of it', LENDING, [], PASSES],
    ['not of another scenario', LENDING, [['scenario: lending', 'scenario: advertising']], stops('G04')],
    ['not in another form', LENDING, AG9, stops('G04'), signed({ forms: ['scorecard'] })],
    ['not to another recipient', LENDING, [['recipient: bank-1', 'recipient: insurance']], stops('G04')],
    [
      'to any recipient, where it names none',
      LENDING,
      [...AG9, ['recipient: bank-1', 'recipient: insurance']],
      PASSES,
      signed({ recipients: undefined }),
    ],
    ['not by another operator', LENDING, [['operator: operator-a', 'operator: bank-2']], stops('G04')],
    ['not by another implementer', LENDING, [['implementer: bureau', 'implementer: health']], stops('G04')],
    ['not of another concept', LENDING, AG9, stops('G04'), signed({ concepts: ['tax-record'] })],
    ['not inside, where it is delivered', LENDING, secure, stops('G04')],
    ['not delivered, where it stays inside', LENDING, AG9, stops('G04'), signed({ place: 'secure' })],
    ['inside a secure domain', LENDING, [...AG9, ...secure], PASSES, signed({ place: 'secure' })],
    ['where k of 3 is enough', LENDING, [...AG9, ...secure, ['k: 20', 'k: 3']], PASSES, signed({ place: 'secure' })],
    ['but no less', LENDING, [...AG9, ...secure, ['k: 20', 'k: 2']], stops('G06'), signed({ place: 'secure' })],
    [
      'ending with it',
      LENDING,
      [...AG9, [`expires: ${day(100)}`, `expires: ${day(50)}`]],
      PASSES,
      signed({ until: day(50) }),
    ],
    [
      'not a day after it',
      LENDING,
      [...AG9, [`expires: ${day(100)}`, `expires: ${day(51)}`]],
      stops('G04'),
      signed({ until: day(50) }),
    ],
  ]);
});

describe('the registration of the product', () => {
  const other: Change = [['registration: REG-1', 'registration: REG-9']];
  /** A registration of another thing that runs out soon. */
  const short = (until: number) => async (records: string) =>
    onDay(-31, () =>
      desk.change(records, async (add, step) => {
        await step('registration', 'R-1', 'cancel', undefined, 'to be registered anew');
        await add('registration', 'R-9', { subject: 'bureau', object: { product: 'lending' }, type: 'first' });
        await step('registration', 'R-9', 'accept');
        await step('registration', 'R-9', 'review', { notes: 'in order' });
        await step('registration', 'R-9', 'notice', { notice: { from: day(-31), until: day(-12) } });
      }),
    ).then(() =>
      onDay(-11, () =>
        desk.change(records, (_, step) =>
          step('registration', 'R-9', 'issue', { code: 'REG-9', from: day(-11), until: day(until) }),
        ),
      ),
    );

  cases([
    ['of a code that nobody issued', LENDING, other, stops('G02', 'G04')],
    [
      'that was cancelled',
      LENDING,
      [],
      stops('G02', 'G04'),
      (_, step) => step('registration', 'R-1', 'cancel', undefined, 'withdrawn'),
    ],
  ]);

  test.each([
    ['that is live', 50, 50, PASSES],
    ['that ends before the release', 50, 51, stops('G04')],
    ['that ran out yesterday', -1, -1, stops('G02', 'G04')],
  ] as const)('%s', async (_, until, expires, outcome) => {
    const name = `registration-${until}-${expires}`;
    const records = await desk.records(name);
    await short(until)(records);
    desk.file(`${name}.yaml`, changed(LENDING, [...other, [`expires: ${day(100)}`, `expires: ${day(expires)}`]]));
    expect(told(await desk.build(`${name}.yaml`, name, records))).toEqual(outcome);
  });

  test('that ran out between build and publication stops it', async () => {
    const records = await desk.records('since');
    await short(-1)(records);
    desk.file('since.yaml', changed(LENDING, [...other, [`expires: ${day(100)}`, `expires: ${day(-1)}`]]));
    await onDay(-5, async () => {
      expect(told(await desk.build('since.yaml', 'since.candidate', records))).toEqual(PASSES);
      await desk.approve('since.candidate', BOTH.operation);
    });
    expect(told(await desk.publish('since.candidate', 'since', records))).toEqual(stops('G02', 'G04'));
  });
});

/** 160 firms: 4 kinds to the tax office, 4 others to the power company, 16 to who has both tables. */
const FIRMS = Array.from({ length: 160 }, (_, i) => ({
  ucc: `${WORD}firm${String(i).padStart(3, '0')}`,
  trade: `${WORD}trade${i % 2}`,
  region: `${WORD}region${(i >> 1) % 2}`,
  turnover: String(100_000 * (1 + (i % 7))),
  tariff: `${WORD}tariff${(i >> 2) % 2}`,
  late: `${WORD}late${(i >> 3) % 2}`,
}));
type Firm = (typeof FIRMS)[number];
const table = (columns: readonly (keyof Firm)[], firms: readonly Firm[] = FIRMS) =>
  `${columns.join()}\n${firms.map((firm) => columns.map((name) => firm[name]).join()).join('\n')}\n`;

const CHANNEL = LENDING.slice(LENDING.indexOf('channel:'), LENDING.indexOf('subject: id'));
const firms = (sources: string, columns: string, more = '') => `sluice: 1
id: lending
version: 1.0.0
title: { en: Firms }
owner: bureau
${more}${sources}${CHANNEL}subject: ucc
history: file:keys/history.key
unlisted: drop
columns:
  ucc: { role: direct, grade: { personal: none } }
${columns}privacy:
  models:
    - { model: k-anonymity, k: 11 }
outputs: [csv]
`;
const quasi = (...names: readonly string[]) =>
  names.map((name) => `  ${name}: { role: quasi, grade: { personal: none } }\n`).join('');
const TAX = 'source: { file: tax.csv, record: tax }\n';
const TYPED = 'source: { file: tax.csv, record: tax, types: { turnover: integer } }\n';
const POWER = 'source: { file: power.csv, record: power }\n';
const JOIN = `sources:
  tax: { file: tax.csv, record: tax }
  power: { file: power.csv, record: power }
join: { left: tax, right: power, on: ucc }
`;

describe('two agencies’ tables, joined', () => {
  beforeAll(() => {
    desk.file('tax.csv', table(['ucc', 'trade', 'region', 'turnover']));
    desk.file('power.csv', table(['ucc', 'tariff', 'late']));
  });
  cases([
    ['the one alone is safe', firms(TAX, quasi('trade', 'region')), [], PASSES],
    ['the other alone is safe', firms(POWER, quasi('tariff', 'late')), [], PASSES],
    [
      'together they tell firms apart: no level is left',
      firms(JOIN, quasi('trade', 'region', 'tariff', 'late')),
      [],
      [1, 'search/no-solution'],
    ],
    ['with less of them they are safe', firms(JOIN, quasi('trade', 'region', 'tariff')), [], PASSES],
    [
      'a source of a concept outside the agreement stops the join',
      firms(JOIN, quasi('trade', 'tariff')),
      AG9,
      stops('G04'),
      signed({ concepts: ['tax-record'] }),
    ],
    [
      'one of the two that is no authority stops the join',
      firms(JOIN, quasi('trade', 'tariff')),
      [],
      stops('G02'),
      (_, step) => step('source', 'power', 'retire', undefined, 'gone'),
    ],
    [
      'one of the two that is not registered stops it, where the product is not',
      firms(JOIN, quasi('trade', 'tariff')),
      [['  registration: REG-1\n', '']],
      stops('G02'),
      (_, step) => step('source', 'tax', 'update', { registration: 'REG-3' }),
    ],
    [
      'it is as grave as its gravest part',
      firms(
        JOIN,
        quasi('trade', 'tariff').replace(
          'grade: { personal: none } }',
          'grade: { personal: none, state: important } }',
        ),
      ),
      [['history:', 'assessment: DPIA-1\nhistory:']],
      stops('G05'),
    ],
  ]);

  test('classes are counted on the join, and a firm that only one of them knows is not in it', async () => {
    desk.file('few.csv', table(['ucc', 'tariff', 'late'], FIRMS.slice(0, 120)));
    const records = await desk.records('joined');
    desk.file('joined.yaml', firms(JOIN.replace('power.csv', 'few.csv'), quasi('trade', 'tariff')));
    expect(await desk.release('joined.yaml', 'joined', records, BOTH.operation)).toEqual([0]);
    expect(desk.lines('joined', 'lending')).toHaveLength(121);
    const verified = await desk.verify('joined');
    expect([verified.code, verified.out.includes('k-anonymity by rows: rows per class >= 11')]).toEqual([0, true]);
    // The tables by themselves are safe for the same recipient only as far as this release allows it.
    desk.file('alone.yaml', firms(TAX, quasi('trade', 'region')));
    expect((await desk.build('alone.yaml', 'alone', records)).code).toBe(1);
  });
});

describe('a scorecard', () => {
  beforeAll(() => {
    desk.file('trades.csv', `${WORD}trade0;services\n${WORD}trade1;services\n`);
  });
  const BAND =
    '  turnover: { role: quasi, op: band, edges: [300000, 500000], labels: [small, middle, large], grade: { personal: none, trade: secret } }\n';
  const TRADE =
    '  trade: { role: quasi, op: generalize, hierarchy: { file: trades.csv }, level: 1, grade: { personal: none } }\n';
  const card = (columns: string) => firms(TYPED, columns, 'form: scorecard\n');
  cases([
    ['has one row a firm, in bands', card(BAND + TRADE), [], PASSES],
    ['has no raw column: the checker refuses first', card(BAND + quasi('region')), [], [1, 'form/scorecard-raw']],
    ['has a subject: the checker refuses first', card(BAND), [['subject: ucc\n', '']], [1, 'form/scorecard-subject']],
    [
      'is a form of the agreement, or does not leave',
      card(BAND + TRADE),
      AG9,
      stops('G04'),
      signed({ forms: ['table'] }),
    ],
  ]);

  test('is published, verified, and holds a token of the firm and bands', async () => {
    const token = TOKEN[1].replace('id:', 'ucc:').replace(' }', ', grade: { personal: none } }');
    desk.file('card.yaml', changed(card(BAND + TRADE), [['ucc: { role: direct, grade: { personal: none } }', token]]));
    const records = await desk.records('card');
    expect(await desk.release('card.yaml', 'card', records, BOTH.operation)).toEqual([0]);
    const [head, ...rows] = desk.lines('card', 'lending');
    expect([head, rows.length]).toEqual(['ucc,turnover,trade', 160]);
    for (const row of rows) expect(row).toMatch(/^[0-9a-f]{32},(?:small|middle|large),services$/);
    expect((await desk.verify('card')).code).toBe(0);
    const page = readFileSync(desk.path('card/report/report.en.html'), 'utf8');
    expect(page).toContain('45.00');
  });

  test('of a subject with two rows is refused: a score is one row', async () => {
    desk.file('twice.csv', table(['ucc', 'trade', 'region', 'turnover'], [...FIRMS, FIRMS[0]]));
    desk.file('twice.yaml', card(BAND + TRADE).replace('tax.csv', 'twice.csv'));
    const built = await desk.build('twice.yaml', 'twice', await desk.records('twice'));
    expect([built.code, /scorecard/.test(built.err)]).toEqual([1, true]);
  });
});

test('an agreement that ends: no release under it may be left, and what is left of them verifies as revoked', async () => {
  const records = await desk.records('exit');
  desk.file('exit.yaml', LENDING);
  expect(await desk.release('exit.yaml', 'exit', records, BOTH.operation)).toEqual([0]);
  const end = ['registry', 'step', 'agreement', 'AG-1', 'end', '--reason', 'exit', '--registry', records];
  expect(told(await desk.run(...end))).toEqual([1, 'agreement/live-releases']);
  const [{ id }] = await desk.reading(records, (registry) => registry.list('release'));
  const list = ['--list', desk.path('exit.list'), '--sign', desk.path('keys/author.key'), '--registry', records];
  expect((await desk.run('revoke', id, '--reason', 'expired-mandate', ...list)).code).toBe(0);
  expect(told(await desk.run(...end))).toEqual([0]);
  expect((await desk.verify('exit', '--revocations', desk.path('exit.list'))).code).toBe(5);
  // Nothing new under it either.
  expect(told(await desk.build('exit.yaml', 'exit.second', records))).toEqual(stops('G04'));
});
