import { readFileSync, writeFileSync } from 'node:fs';
import { clinicVisits, toCsv } from '@sluice/testing';
import { beforeAll, expect, test } from 'vitest';
import { productText, sluice, workshop } from './workshop.js';

const shop = workshop();

const SAFEPUB = `sluice: 1
id: sampled
version: 1.0.0
title: Sampled people
owner: me
source: { file: people.csv }
channel: { kind: internal }
unlisted: drop
columns:
  sex: { role: quasi }
  birth_date: { role: quasi, op: generalize, hierarchy: { dates: [year, decade, century] }, level: 2 }
privacy:
  models: [{ model: safepub, epsilon: 2, delta: 0.00001 }]
  suppression: 1
outputs: [csv]
`;

beforeAll(() => {
  writeFileSync(shop.path('people.csv'), toCsv(clinicVisits({ seed: 11, people: 4000, visits: 4000 })));
  writeFileSync(shop.path('safepub.yaml'), SAFEPUB);
});

test('SafePub: rows are drawn with chance 1 - e^-eps, and each build draws its own', async () => {
  const counts: number[] = [];
  for (const out of ['first', 'second', 'third']) {
    const built = await shop.release('safepub.yaml', out);
    expect([built.code, built.err.includes('safepub')], built.err).toEqual([0, true]);
    counts.push(
      readFileSync(shop.path(`${out}/data/sampled.csv`), 'utf8')
        .trimEnd()
        .split('\n').length - 1,
    );
    const verified = await sluice(
      'verify',
      shop.path(out),
      '--trust',
      shop.path('keys/release.key.pub'),
      '--channel',
      'internal',
    );
    expect([verified.code, verified.out.includes('safepub by rows')], verified.out).toEqual([0, true]);
  }
  // beta = 0.8647: 3,459 of 4,000 rows are drawn, give or take 22; a few small classes are dropped besides.
  for (const count of counts) expect(Math.abs(count / 4000 - 0.8647)).toBeLessThan(0.12);
  expect(new Set(counts).size).toBeGreaterThan(1);
});

test('SafePub is refused where the run would depend on the data, or a column would leave beside it', async () => {
  const spoiled: [string, string][] = [
    [', level: 2', ''],
    ['suppression: 1', 'suppression: 0.5'],
    ['  sex: { role: quasi }', '  sex: { role: quasi }\n  clinic: { role: insensitive }'],
  ];
  for (const [from, to] of spoiled) {
    writeFileSync(shop.path('spoiled.yaml'), SAFEPUB.replace(from, to));
    const { code, err } = await sluice('check', shop.path('spoiled.yaml'));
    expect([code, err.includes('model/run')], err).toEqual([2, true]);
  }
});

test('m-confidentiality asks for a run that is blind to sensitive values', async () => {
  const models: [string, string] = [
    '{ model: k-anonymity, k: 20 }',
    '{ model: k-anonymity, k: 20 }\n    - { model: l-diversity, column: fee, l: 2 }\n    - { model: m-confidentiality, column: fee, m: 2 }',
  ];
  const fee: [string, string] = [
    'fee: { role: sensitive, op: drop }',
    'fee: { role: sensitive, op: band, edges: [50, 100, 200] }',
  ];
  const text = productText([models, fee, ['visits.csv', 'people.csv']]);
  writeFileSync(shop.path('blind.yaml'), text);
  expect((await sluice('check', shop.path('blind.yaml'))).code).toBe(0);
  writeFileSync(shop.path('seeing.yaml'), text.replace('  suppression:', '  failing: { drop: 0.1 }\n  suppression:'));
  const { code, err } = await sluice('check', shop.path('seeing.yaml'));
  expect([code, err.includes('model/run')]).toEqual([2, true]);
});
