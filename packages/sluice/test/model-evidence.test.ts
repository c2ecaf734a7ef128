import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sluice, workshop } from './workshop.js';

const shop = workshop();

const product = (models: string, more = '') => `sluice: 1
id: people
version: 1.0.0
title: People
owner: me
source: { file: people.csv }
${more}channel: { kind: internal }
columns:
  id: { role: direct }
  town: { role: quasi }
  fee: { role: sensitive }
privacy: { models: [${models}] }
outputs: [csv]
`;

const csv = (rows: readonly string[]) => `id,town,fee\n${rows.join('\n')}\n`;
const people = Array.from(
  { length: 40 },
  (_, i) => `p${i},${i % 2 ? 'a' : 'b'},${['low', 'mid', 'high', 'top'][i % 4]}`,
);

async function built(name: string, text: string) {
  writeFileSync(shop.path('people.csv'), csv(people));
  writeFileSync(shop.path('people.yaml'), text);
  const { code, err } = await shop.release('people.yaml', name);
  expect([code, err.includes('released')], err).toEqual([0, true]);
  const key = shop.path('keys/release.key.pub');
  const verified = await sluice('verify', shop.path(name), '--trust', key, '--channel', 'internal');
  expect(verified.code, verified.out).toBe(0);
  return { err, out: verified.out };
}

test('a class that only the population has is no class of the release', async () => {
  writeFileSync(shop.path('town.csv'), csv([...people, 'x1,c,low', ...people.map((row) => `q${row}`)]));
  await built('population', product('{ model: k-map, k: 30, population: town.csv }'));
});

test('k-map by an estimator, with people as the unit', async () => {
  const model = '{ model: k-map, k: 3, estimator: poisson, significance: 0.05, populationSize: 4000 }';
  const { out } = await built('estimated', product(model, 'subject: id\n'));
  expect(out).toMatch(/k-map by rows.*recomputed, necessary/);
});

test('a hierarchy of values is named by its kind, never published', async () => {
  const tree = '{ tree: { little: [low, mid], much: [high, top] } }';
  const { err } = await built(
    'tree',
    product(`{ model: t-closeness, column: fee, t: 0.6, distance: hierarchical, hierarchy: ${tree} }`),
  );
  expect(err).not.toContain('[object');
  expect(readFileSync(shop.path('tree/product.json'), 'utf8')).not.toContain('little');
});

test('models over a population are not asked of a table as it is', async () => {
  writeFileSync(shop.path('people.csv'), csv(people));
  writeFileSync(shop.path('check.yaml'), product('{ model: k-map, k: 30, population: town.csv }'));
  const { code, err } = await sluice('check', shop.path('check.yaml'), '--models');
  expect([code, err.includes('check/population')]).toEqual([2, true]);
});
