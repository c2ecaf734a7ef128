import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workshop } from './workshop.js';

const shop = workshop();
const product = `sluice: 1
id: tokens
version: 1.0.0
title: Tokens
owner: me
source: { file: people.csv }
subject: id
channel: { kind: internal }
columns:
  id: { role: direct, op: pseudonym, key: "env:SLUICE_TEST_KEY" }
  sex: { role: quasi }
privacy: { models: [{ model: k-anonymity, k: 2 }] }
outputs: [csv]
`;
process.env['SLUICE_TEST_KEY'] = '0123456789abcdef'.repeat(4);

function table(rows: readonly (readonly [string, string])[]): void {
  writeFileSync(shop.path('tokens.yaml'), product);
  writeFileSync(shop.path('people.csv'), `id,sex\n${rows.map((row) => `${row.join()}\n`).join('')}`);
}

/** One row a person: four people of each sex. */
const people = Array.from({ length: 8 }, (_, i) => [`person-${i}`, i % 2 ? 'f' : 'm'] as const);

test('a pseudonym may stand beside one row of each person', async () => {
  table(people);
  expect((await shop.build('tokens.yaml', 'one')).code).toBe(0);
});

test('it is refused where a person has rows in two classes', async () => {
  table([...people, ...people.map(([id], i) => [id, i < 4 ? 'm' : 'f'] as const)]);
  const { code, err } = await shop.build('tokens.yaml', 'varying');
  expect([code, err.includes('label/linked-rows')]).toEqual([1, true]);
});

test('it is refused where people differ in their number of rows: the number itself tells them apart', async () => {
  table([...people, people[0]]);
  const { code, err } = await shop.build('tokens.yaml', 'counts');
  expect([code, err.includes('label/linked-rows')]).toEqual([1, true]);
});
