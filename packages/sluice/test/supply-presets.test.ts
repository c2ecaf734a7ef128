import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Change, casesAt, PASSES, stops } from './supply-cases.js';
import { BOTH, supplyDesk, told } from './supply-desk.js';
import { changed, LENDING, layOut, OPENING, SHARING } from './supply-products.js';

const desk = supplyDesk();
const { cases, outcome } = casesAt(desk);
beforeAll(() => layOut(desk));

const gate = (text: string): Change => [['subject: id', `gate: ${text}\nsubject: id`]];

describe('a preset of the organisation’s own that tightens', () => {
  const CHAIN = `
  preset: opening@1
  tighten:
    - { name: province@2, leastK: 30, origins: { leastK: decision 7 of the data office } }
    - { name: health@1, approvals: { required: 3, roles: [privacy-officer, owner, provider] }, review: { days: 100 } }`;

  test('is built by, approved by, and verified by somebody who knows no more than the public keys', async () => {
    desk.file('own.yaml', changed(OPENING, [...gate(CHAIN), ['k: 20', 'k: 30']]));
    const records = await desk.records('own');
    const built = await desk.build('own.yaml', 'own.candidate', records);
    expect([
      built.code,
      built.err.includes('waits for 3 approvals, among them privacy-officer, owner, provider'),
    ]).toEqual([3, true]);
    await desk.approve('own.candidate', BOTH.opening);
    // Two are enough for opening@1, not here.
    expect(told(await desk.publish('own.candidate', 'own', records))).toEqual([3, 'gate/G14']);
    await desk.approve('own.candidate', ['provider']);
    expect(told(await desk.publish('own.candidate', 'own', records))).toEqual([0]);
    const verified = await desk.verify('own');
    expect(verified.code).toBe(0);
    expect(verified.out).toMatch(/preset health@1: rules passed.*it tightens opening@1/);
    expect(verified.out).toContain('least k of the preset: k-anonymity with k >= 30 is stated');

    // A stranger computes the preset anew from product.json: a looser one, or another, is found.
    const file = desk.path('own/product.json');
    const text = readFileSync(file, 'utf8');
    for (const [from, to] of [
      ['"leastK":30', '"leastK":20'],
      ['"required":3', '"required":2'],
    ]) {
      expect(text).toContain(from);
      writeFileSync(file, text.replace(from, to));
      expect((await desk.verify('own')).code).not.toBe(0);
    }
    writeFileSync(file, text);
    expect((await desk.verify('own')).code).toBe(0);
  });

  cases([
    ['its k is asked for', OPENING, gate('{ preset: opening@1, name: own@1, leastK: 21 }'), stops('G06')],
    [
      'its last member counts',
      OPENING,
      [
        ...gate('{ preset: opening@1, tighten: [{ name: a@1, leastK: 25 }, { name: b@1, leastK: 31 }] }'),
        ['k: 20', 'k: 30'],
      ],
      stops('G06'),
    ],
    [
      'its labels are asked for: the checker refuses first',
      SHARING,
      gate('{ preset: sharing-conditional@1, name: own@1, labels: [quasi, insensitive] }'),
      [1, 'label/not-in-preset'],
    ],
    [
      'its models are asked for: the checker refuses first',
      LENDING,
      gate('{ preset: authorised-delivered@1, name: own@1, sensitiveNeeds: [t-closeness] }'),
      [1, 'label/sensitive-unprotected'],
    ],
    [
      'a group that the base has not is stated in full',
      SHARING,
      gate('{ preset: sharing-conditional@1, name: own@1, validity: { mostDays: 100 } }'),
      PASSES,
    ],
    [
      'the end that it asks for',
      SHARING,
      gate('{ preset: sharing-conditional@1, name: own@1, validity: { mostDays: 99 } }'),
      stops('G04'),
    ],
    [
      'the years that its assessments are kept',
      SHARING,
      gate('{ preset: sharing-conditional@1, name: own@1, assessment: { keptYears: 10 } }'),
      stops('G05'),
    ],
    [
      'the years of its agreements',
      LENDING,
      gate('{ preset: authorised-delivered@1, name: own@1, agreementYears: 1 }'),
      stops('G04'),
    ],
    [
      'its t is asked for',
      OPENING,
      [
        ...gate('{ preset: opening@1, name: own@1, greatestT: 0.2 }'),
        ['{ model: l-diversity, column: illness, l: 2 }', '{ model: t-closeness, column: illness, t: 0.3 }'],
      ],
      stops('G06'),
    ],
  ]);
});

describe('one that loosens is refused, the member named', () => {
  const loose: readonly (readonly [member: string, base: string, text: string])[] = [
    ['leastK', OPENING, '{ preset: opening@1, name: own@1, leastK: 19 }'],
    ['greatestT', OPENING, '{ preset: opening@1, name: own@1, greatestT: 0.6 }'],
    [
      'sensitiveNeeds',
      LENDING,
      '{ preset: authorised-delivered@1, name: own@1, sensitiveNeeds: [l-diversity, t-closeness, k-anonymity] }',
    ],
    ['lowestGrade', OPENING, '{ preset: opening@1, name: own@1, lowestGrade: attested }'],
    ['labels', OPENING, '{ preset: opening@1, name: own@1, labels: [quasi, sensitive, insensitive, token] }'],
    ['smallCells', OPENING, '{ preset: opening@1, name: own@1, smallCells: { least: 5 } }'],
    ['smallCells', OPENING, '{ preset: opening@1, name: own@1, smallCells: { roundTo: 1 } }'],
    ['dominance', LENDING, '{ preset: authorised-delivered@1, name: own@1, dominance: { k: 90 } }'],
    ['approvals', OPENING, '{ preset: opening@1, name: own@1, approvals: { required: 1 } }'],
    ['approvals', SHARING, '{ preset: sharing-conditional@1, name: own@1, approvals: { roles: [provider] } }'],
    ['review', OPENING, '{ preset: opening@1, name: own@1, review: { days: 1000 } }'],
    ['assessment', SHARING, '{ preset: sharing-conditional@1, name: own@1, assessment: { keptYears: 1 } }'],
    ['agreementYears', LENDING, '{ preset: authorised-delivered@1, name: own@1, agreementYears: 6 }'],
    ['waivable', OPENING, '{ preset: opening@1, name: own@1, waivable: [G10] }'],
    ['waivable', LENDING, '{ preset: authorised-delivered@1, name: own@1, waivable: [G07, G10, G12, G06] }'],
    ['leastK', OPENING, '{ preset: opening@1, tighten: [{ name: a@1, leastK: 30 }, { name: b@1, leastK: 25 }] }'],
  ];
  for (const [member, base, text] of loose)
    test(`${member}: ${text}`, async () => {
      const { code, out, err } = await outcome(base, gate(text));
      expect(told({ code, out, err })).toEqual([1, 'gate/loosens']);
      expect(err).toContain(`loosens \`${member}\``);
    });

  test('rules cannot be left out: there is no such member', async () => {
    const { code, out, err } = await outcome(OPENING, gate('{ preset: opening@1, name: own@1, rules: [G01] }'));
    expect(told({ code, out, err })[0]).toBe(2);
  });

  test('every loosening of one preset is told at once', async () => {
    const both = await outcome(OPENING, gate('{ preset: opening@1, name: own@1, leastK: 2, greatestT: 0.9 }'));
    expect(told(both)).toEqual([1, 'gate/loosens', 'gate/loosens']);
  });
});
