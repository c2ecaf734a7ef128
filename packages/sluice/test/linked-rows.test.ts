import { readFileSync, writeFileSync } from 'node:fs';
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
privacy: { models: [{ model: k-anonymity, k: 3 }], suppression: SHARE }
outputs: [csv]
`;
process.env['SLUICE_TEST_KEY'] = '0123456789abcdef'.repeat(4);

async function build(rows: readonly (readonly [string, string])[], share: number, out: string) {
  writeFileSync(shop.path('tokens.yaml'), product.replace('SHARE', String(share)));
  writeFileSync(shop.path('people.csv'), `id,sex\n${rows.map((row) => `${row.join()}\n`).join('')}`);
  return shop.release('tokens.yaml', out);
}

/** Rows of each token in a release, as the holder sees them. */
function linkedRows(out: string): string[] {
  const lines = readFileSync(shop.path(`${out}/data/tokens.csv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const byToken = new Map<string, string[]>();
  for (const line of lines) {
    const [token, sex] = line.split(',');
    byToken.set(token, [...(byToken.get(token) ?? []), sex]);
  }
  return [...byToken.values()].map((own) => own.sort().join('+')).sort();
}

/** Four people of each sex, one row each. */
const people = Array.from({ length: 8 }, (_, i) => [`person-${i}`, i % 2 ? 'f' : 'm'] as const);

test('a pseudonym may stand beside one row of each person', async () => {
  expect((await build(people, 0, 'one')).code).toBe(0);
  expect(linkedRows('one')).toEqual(['f', 'f', 'f', 'f', 'm', 'm', 'm', 'm']);
});

test('who differs by a second row is dropped whole, because the rows together single him out', async () => {
  const rows = [...people, ['person-0', 'f'] as const, ['person-2', 'm'] as const];
  // Each class still has more than three people: without the token all rows could leave.
  expect((await build(rows, 0, 'refused')).code).toBe(1);
  // Without person 0 (m and f) and person 2 (m twice) only two of class m are left, and they go too.
  expect((await build(rows, 1, 'dropped')).code).toBe(0);
  expect(linkedRows('dropped')).toEqual(['f', 'f', 'f', 'f']);
});

test('people with the same several rows protect each other', async () => {
  const rows = [...people, ...people.map(([id]) => [id, 'm'] as const)];
  expect((await build(rows, 0, 'several')).code).toBe(0);
  expect(linkedRows('several')).toEqual(['f+m', 'f+m', 'f+m', 'f+m', 'm+m', 'm+m', 'm+m', 'm+m']);
});

test('a token without a subject is refused: nobody knows which rows it links', async () => {
  writeFileSync(shop.path('tokens.yaml'), product.replace('SHARE', '0').replace('subject: id\n', ''));
  const { code, err } = await shop.release('tokens.yaml', 'alone');
  expect([code, err.includes('label/token-without-subject')]).toEqual([1, true]);
});
