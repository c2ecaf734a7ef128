import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPENING, productText, sluice, workshop } from './workshop.js';

const shop = workshop();
const models = (...lines: string[]) =>
  productText([['    - { model: k-anonymity, k: 20 }', lines.map((line) => `    - ${line}`).join('\n')]]);
const K20 = '{ model: k-anonymity, k: 20 }';
const fee: [string, string] = [
  'fee: { role: sensitive, op: drop }',
  'fee: { role: sensitive, op: band, edges: [0, 50, 200] }',
];

const cases: readonly [string, string, number, RegExp][] = [
  ['k of 0', models('{ model: k-anonymity, k: 0 }'), 2, /schema\//],
  ['k that is no number', models('{ model: k-anonymity, k: .nan }'), 2, /schema\/|syntax\//],
  ['a fraction as k', models('{ model: k-anonymity, k: 2.5 }'), 2, /schema\//],
  ['t above 1', models(K20, '{ model: t-closeness, column: fee, t: 1.5, distance: equal }'), 2, /schema\//],
  ['t below 0', models(K20, '{ model: t-closeness, column: fee, t: -0.1, distance: equal }'), 2, /schema\//],
  [
    'recursive diversity without c',
    models(K20, '{ model: l-diversity, column: fee, l: 3, variant: recursive }'),
    2,
    /schema\//,
  ],
  ['a model over a quasi-identifier', models(K20, '{ model: l-diversity, column: sex, l: 2 }'), 2, /model\/role/],
  [
    'a model over a column that is not there',
    models(K20, '{ model: l-diversity, column: salary, l: 2 }'),
    2,
    /column|model/,
  ],
  [
    'a model over a column that is not released',
    models(K20, '{ model: l-diversity, column: diagnosis, l: 2 }'),
    2,
    /model\/not-released/,
  ],
  [
    'contradictory bounds of levels',
    productText([['hierarchy: { dates: [year, decade] } }', 'hierarchy: { dates: [year, decade] }, min: 2, max: 1 }']]),
    2,
    /schema\//,
  ],
  ['a limit above 1', productText([['suppression: 0.05', 'suppression: 1.05']]), 2, /schema\//],
  [
    'a share to drop below 0',
    productText([['  suppression:', '  failing: { drop: -0.1 }\n  suppression:']]),
    2,
    /schema\//,
  ],
  [
    'steps without a search that counts them',
    productText([['  suppression:', '  search: { steps: 10 }\n  suppression:']]),
    2,
    /schema\//,
  ],
];

test.for(cases)('%s', async ([, text, exit, code]) => {
  writeFileSync(shop.path('case.yaml'), text);
  const { code: found, err } = await sluice('check', shop.path('case.yaml'));
  expect([found, code.test(err)], err).toEqual([exit, true]);
});

test('where nothing satisfies the models, the error says which one fails at the top, and by how much', async () => {
  const text = models(K20, '{ model: l-diversity, column: fee, l: 4 }').replace(...fee);
  writeFileSync(shop.path('none.yaml'), text.replace(OPENING, '{ kind: internal }'));
  const { code, err } = await sluice('plan', shop.path('none.yaml'));
  expect(code).toBe(1);
  expect(err).toMatch(/l-diversity over "fee" fails in \d+ of \d+ classes \(\d+ rows\)/);
});
