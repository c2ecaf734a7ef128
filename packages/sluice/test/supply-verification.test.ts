import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type AnswerContext, subjectPseudonym, type VerificationRelease } from '@sluice/product';
import { CONSENT_TYPE, type Consent, consentId, parseTrust, signConsent } from '@sluice/provenance';
import { loadSigner, verifyEd25519 } from '@sluice/provenance/node';
import { openRegistry, RECORD_KINDS, type Registry } from '@sluice/registry';
import { resolveKey } from '@sluice/transform';
import { table } from 'arquero';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answer,
  answerKeys,
  consentReader,
  openVerification,
  parseProduct,
  registryLedger,
  verificationSource,
} from '../src/index.js';
import { nodeKeyIo } from '../src/wiring/key-ring.js';
import { type Change, casesAt, PASSES, type Records, stops } from './supply-cases.js';
import { AGREEMENT, day, PRICE, supplyDesk, told } from './supply-desk.js';
import { changed, csvOf, layOut, RESIDENTS, WORD } from './supply-products.js';

const desk = supplyDesk();
const { cases } = casesAt(desk);
const { path } = desk;

const PERSON_CHECK = `sluice: 1
id: person-check
version: 1.0.0
title: { zh: 个人核验, en: Checks about a person }
owner: bureau
form: verification
source: { file: residents.csv, record: residents, types: { amount: integer } }
subject: id
channel:
  kind: authorised-operation
  implementer: bureau
  operator: operator-a
  agreement: AG-1
  scenario: lending
  recipient: bank-1
  place: delivered
  registration: REG-2
expires: ${day(100)}
assessment: DPIA-1
pricing: { useClass: public-welfare, unit: call, price: 0, ceiling: 0, currency: CNY, exponent: 2, period: '${PRICE.period}' }
columns:
  id: { role: direct }
  town: { role: quasi, op: drop }
  sex: { role: quasi, op: drop }
  age: { role: quasi }
  illness: { role: sensitive }
  amount: { role: sensitive }
predicates:
  earning: { title: { en: earns at least the middle }, column: amount, test: { at-least: ${RESIDENTS[120].amount} } }
  aged: { title: { en: has an age on file }, column: age, test: { not-empty: true } }
  both: { title: { en: both }, test: { all: [earning, aged] } }
  either: { title: { en: one of them }, test: { any: [earning, aged] } }
answering:
  period: P30D
  perSubject: { most: 3, period: P30D }
  purposes: [lending]
  key: file:keys/answers.key
`;
const free: Records = async (add, step) => {
  const { trial: _, ...price } = PRICE;
  const welfare = {
    product: 'person-check',
    useClass: 'public-welfare',
    unit: 'call',
    price: 0,
    ceiling: 0,
    maxRevenue: 0,
  };
  await add('price', 'P-2', { ...price, ...welfare });
  await step('price', 'P-2', 'enact');
};
const and =
  (...all: readonly NonNullable<Records>[]): Records =>
  async (add, step, tx) => {
    for (const each of all) await each(add, step, tx);
  };

beforeAll(() => layOut(desk));

describe('the gate of a verification', () => {
  const illness: Change = [
    ['illness: { role: sensitive }', 'illness: { role: sensitive, grade: { state: important } }'],
  ];
  const asked: Change = [['column: age, test', 'column: illness, test']];
  cases([
    ['everything is on record', PERSON_CHECK, [], PASSES, free],
    ['no assessment, although no column leaves', PERSON_CHECK, [['assessment: DPIA-1\n', '']], stops('G05'), free],
    [
      'a form that the agreement has not',
      PERSON_CHECK,
      [['AG-1', 'AG-9']],
      stops('G04'),
      and(free!, async (add, step) => {
        await step('agreement', 'AG-1', 'end', undefined, 'renegotiated');
        await add('agreement', 'AG-9', { ...AGREEMENT, forms: ['table'] });
        await step('agreement', 'AG-9', 'sign');
      }),
    ],
    ['important data that nobody asks about', PERSON_CHECK, illness, PASSES, free],
    [
      'a yes or no about important data is about important data',
      PERSON_CHECK,
      [...illness, ...asked],
      stops('G05'),
      free,
    ],
    [
      'a source that was retired',
      PERSON_CHECK,
      [],
      stops('G02'),
      and(free!, (_, step) => step('source', 'residents', 'retire', undefined, 'gone')),
    ],
    [
      'to everyone: the checker refuses first',
      PERSON_CHECK,
      [[/channel:[\s\S]*?REG-2\n/.exec(PERSON_CHECK)![0], 'channel: { kind: opening, licence: CC0-1.0 }\n']],
      [1, 'form/channel'],
      free,
    ],
    [
      'with an operand of the asker: there is no such thing',
      PERSON_CHECK,
      [['{ not-empty: true }', '{ at-least: $asked }']],
      [2, 'predicate/type'],
      free,
    ],
  ]);
});

describe('from the product file to the answer', () => {
  let records: string;
  let registry: Registry;
  let release: VerificationRelease;
  const people = RESIDENTS.slice(0, 239);
  const [RICH, POOR, UNKNOWN] = [people[200].id, people[10].id, RESIDENTS[239].id];
  const trust = () => parseTrust(readFileSync(path('trust.json'), 'utf8'));
  const signer = (name: string) => loadSigner(readFileSync(path(`keys/${name}.key`), 'utf8'));

  beforeAll(async () => {
    desk.file('people.csv', csvOf(people));
    desk.file('check.yaml', changed(PERSON_CHECK, [['residents.csv', 'people.csv']]));
    records = await desk.records('check', free);
    expect(told(await desk.build('check.yaml', 'check.candidate', records))).toEqual(PASSES);
    // No answers before it is published, however it is opened.
    expect(existsSync(path('check.candidate/data'))).toBe(false);
    await desk.approve('check.candidate', ['privacy-officer']);
    expect(told(await desk.publish('check.candidate', 'check', records))).toEqual([3, 'gate/G14']);
    await desk.approve('check.candidate', ['implementer']);
    expect(told(await desk.publish('check.candidate', 'check', records))).toEqual([0]);
    registry = await openRegistry(records, { kinds: RECORD_KINDS, clock: () => new Date() });
    release = await openVerification(path('check'), { trust: trust(), channel: 'authorised-operation' });
  });
  afterAll(() => registry?.close());

  const product = () => {
    const parsed = parseProduct(readFileSync(path('check.yaml'), 'utf8'));
    if (!parsed.ok) throw new Error(parsed.faults[0].message);
    return parsed.value;
  };
  const keys = () => answerKeys(resolveKey('file:keys/answers.key', nodeKeyIo(desk.directory)), product());
  const source = () => {
    const column = (name: 'id' | 'town' | 'age' | 'illness') => people.map((each) => each[name]);
    const amounts = people.map(({ amount }) => BigInt(amount));
    const columns = { id: column('id'), age: column('age'), illness: column('illness'), amount: amounts };
    return verificationSource(release, table(columns), { amount: 'integer' });
  };
  const context = (change: Partial<AnswerContext> = {}): AnswerContext => ({
    now: () => new Date(),
    ledger: registryLedger(registry),
    keys: keys(),
    readConsent: consentReader(trust(), verifyEd25519),
    withdrawn: () => false,
    revoked: () => false,
    ...change,
  });
  let nonce = 0;
  const consentOf = (id: string, change: Partial<Consent> = {}): Consent => ({
    type: CONSENT_TYPE,
    product: 'person-check',
    subject: subjectPseudonym(keys(), id),
    recipient: 'bank-1',
    predicates: ['earning', 'aged', 'both', 'either'].map((name) => ({
      name,
      definition: release.policy.definitions.get(name) ?? '',
    })),
    purpose: 'lending',
    from: day(-1),
    until: day(20),
    nonce: String(++nonce).padStart(32, '0'),
    ...change,
  });
  const ask = async (id: string, predicate: string, consent: Consent | undefined, by = 'consent', change = {}) => {
    const question = { subject: id, recipient: 'bank-1', predicate, purpose: 'lending', ...change };
    const signed = consent && (await signConsent(consent, [signer(by)]));
    return (await answer(release, source(), signed, question, context())).answer;
  };

  test('it holds no data, claims no model, verifies, and says that it is identified, by consent', async () => {
    const files = readdirSync(path('check'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.some(({ parentPath }) => parentPath.endsWith('/data'))).toBe(false);
    for (const { parentPath, name } of files) expect(readFileSync(`${parentPath}/${name}`, 'utf8')).not.toContain(WORD);
    const verified = await desk.verify('check');
    expect([verified.code, verified.out.includes('answers of yes or no, identified, by consent')]).toEqual([0, true]);
    expect(verified.out).not.toContain('k-anonymity');
    expect(release.sound).toBe(true);
  });

  test('yes and no with a consent; one and the same reply without', async () => {
    const consent = consentOf(RICH);
    expect(await ask(RICH, 'earning', consent)).toBe('yes');
    expect(await ask(RICH, 'both', consent)).toBe('yes');
    expect(await ask(POOR, 'earning', consentOf(POOR))).toBe('no');
    const refused = await Promise.all([
      ask(RICH, 'earning', undefined),
      ask(RICH, 'earning', consentOf(POOR)),
      ask(RICH, 'earning', consentOf(RICH), 'stranger'),
      // Whoever approves releases does not consent for people.
      ask(RICH, 'earning', consentOf(RICH), 'privacy-officer'),
      ask(RICH, 'earning', consentOf(RICH, { from: day(-9), until: day(-1) })),
      ask(RICH, 'earning', consentOf(RICH, { recipient: 'bank-2' }), 'consent', { recipient: 'bank-2' }),
      ask(RICH, 'earning', consentOf(RICH), 'consent', { purpose: 'hiring' }),
      ask(RICH, 'rich', consentOf(RICH)),
      ask(UNKNOWN, 'earning', consentOf(UNKNOWN)),
    ]);
    expect(refused).toEqual(refused.map(() => 'unavailable'));
  });

  test('the third new question is the last, a repeated one is not counted', async () => {
    const id = people[150].id;
    const consent = consentOf(id);
    expect(await ask(id, 'earning', consent)).toBe('yes');
    for (let again = 0; again < 3; again++) expect(await ask(id, 'earning', consent)).toBe('yes');
    expect([await ask(id, 'aged', consent), await ask(id, 'both', consent)]).toEqual(['yes', 'yes']);
    expect(await ask(id, 'either', consent)).toBe('unavailable');
    // What was answered stays answered, and other people have limits of their own.
    expect(await ask(id, 'both', consent)).toBe('yes');
    expect(await ask(people[151].id, 'either', consentOf(people[151].id))).toBe('yes');
  });

  test('a consent that was withdrawn on record gets nothing any more, not even the stored answer', async () => {
    const id = people[160].id;
    const consent = consentOf(id);
    expect(await ask(id, 'earning', consent)).toBe('yes');
    const { subject, recipient, purpose, until } = consent;
    const body = { subject, recipient, predicate: 'earning', purpose, until, digest: consentId(consent) };
    await desk.change(records, (add) => add('consent', 'CS-1', body));
    expect(await ask(id, 'earning', consent)).toBe('yes');
    expect(told(await desk.run('registry', 'step', 'consent', 'CS-1', 'withdraw', '--registry', records))).toEqual([0]);
    expect(await ask(id, 'earning', consent)).toBe('unavailable');
    expect(await ask(id, 'earning', consentOf(id))).toBe('yes');
  });

  test('the desk can be closed and opened again', async () => {
    const step = (event: string) =>
      desk.run('registry', 'step', 'answer-desk', release.id, event, '--reason', 'review', '--registry', records);
    expect((await step('close')).code).toBe(0);
    expect(await ask(RICH, 'earning', consentOf(RICH))).toBe('unavailable');
    expect((await step('reopen')).code).toBe(0);
    expect(await ask(RICH, 'earning', consentOf(RICH))).toBe('yes');
  });

  test('neither registry nor log holds an id, a value or the name of who asked', async () => {
    const lines: string[] = [];
    await registry.exportTo((line) => void lines.push(line));
    const asked = lines.filter((line) => /"answer"|answer-desk/.test(line)).join('\n');
    expect(asked.length).toBeGreaterThan(100);
    expect(lines.join('\n')).not.toContain(WORD);
    expect(asked).not.toContain('bank-1');
    expect((await registry.check()).ok).toBe(true);
  });

  test('once the release is revoked every reply is unavailable: from the records at once, from the list when it is opened anew', async () => {
    expect(await ask(POOR, 'earning', consentOf(POOR))).toBe('no');
    const list = ['--list', path('check.list'), '--sign', path('keys/author.key'), '--registry', records];
    expect((await desk.run('revoke', release.id, '--reason', 'data-error', ...list)).code).toBe(0);
    expect(await ask(POOR, 'earning', consentOf(POOR))).toBe('unavailable');
    expect(await registryLedger(registry).counts()).toMatchObject({ 'release-revoked': 1 });
    const bytes = new Uint8Array(readFileSync(path('check.list')));
    const opened = await openVerification(path('check'), { trust: trust(), revocations: { bytes } });
    expect(opened.sound).toBe(false);
    expect((await desk.verify('check', '--revocations', path('check.list'))).code).toBe(5);
  });
});
