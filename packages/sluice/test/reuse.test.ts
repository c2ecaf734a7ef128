import { readFileSync, writeFileSync } from 'node:fs';
import { clinicVisits, toCsv } from '@sluice/testing';
import { describe, expect, test } from 'vitest';
import { productText, sluice, workshop } from './workshop.js';

const shop = workshop();

async function planJson(product: string) {
  return JSON.parse((await sluice('plan', shop.path(product), '--json')).out);
}

describe('a plan is used again', () => {
  test('new data of the same shape get the same levels, and are refused where the models fail there', async () => {
    const first = await planJson('product.yaml');
    writeFileSync(shop.path('plan.json'), JSON.stringify(first));
    writeFileSync(shop.path('visits.csv'), toCsv(clinicVisits({ seed: 8, people: 1000, visits: 2600 })));
    const again = await shop.release('product.yaml', 'again', '--plan', shop.path('plan.json'), '--json');
    expect([again.code, again.out.includes('"candidate"')]).toEqual([0, true]);

    writeFileSync(shop.path('visits.csv'), toCsv(clinicVisits({ seed: 9, people: 120, visits: 200 })));
    const refused = await shop.release('product.yaml', 'refused', '--plan', shop.path('plan.json'));
    expect([refused.code, refused.err.includes('search/no-solution')]).toEqual([1, true]);
    writeFileSync(shop.path('visits.csv'), toCsv(clinicVisits({ seed: 7, people: 900, visits: 2500 })));
  });

  test('a series pins the levels, and its file does not show in the release', async () => {
    const plan = await planJson('product.yaml');
    const levels = { ...plan.search.levels, visit_date: 2 };
    writeFileSync(shop.path('series.json'), JSON.stringify({ ...plan, search: { ...plan.search, levels } }));
    writeFileSync(
      shop.path('series.yaml'),
      productText([['  suppression:', '  series: { plan: series.json }\n  suppression:']]),
    );
    expect((await planJson('series.yaml')).search.levels).toEqual(levels);
    expect((await shop.release('series.yaml', 'series')).code).toBe(0);
    expect(readFileSync(shop.path('series/product.json'), 'utf8')).not.toContain('series.json');
  });

  test('a plan of another product, of other columns, or of no form is refused', async () => {
    const plan = await planJson('product.yaml');
    const cases: [string, unknown][] = [
      ['plan/other-product', { ...plan, product: { ...plan.product, id: 'other' } }],
      ['plan/other-columns', { ...plan, search: { ...plan.search, levels: { sex: 0 } } }],
      ['plan/shape', { levels: {} }],
    ];
    for (const [code, json] of cases) {
      writeFileSync(shop.path('odd.json'), JSON.stringify(json));
      const { code: exit, err } = await shop.release('product.yaml', 'odd', '--plan', shop.path('odd.json'));
      expect([exit === 0, err.includes(code)]).toEqual([false, true]);
    }
  });
});

test('a check names failing classes by size and count, never by value', async () => {
  const { code, out } = await sluice('check', shop.path('product.yaml'), '--models', '--json');
  const { ok, models } = JSON.parse(out);
  expect([code, ok, models.length]).toEqual([1, false, 1]);
  expect(models[0]).toMatchObject({ model: 'k-anonymity', holds: false });
  expect(models[0].failingSizes.reduce((n: number, [size, count]: [number, number]) => n + size * count, 0)).toBe(
    models[0].failingRows,
  );
  expect(Object.keys(models[0]).sort()).toEqual(
    ['model', 'parameters', 'holds', 'classes', 'failingClasses', 'failingRows', 'failingSizes'].sort(),
  );
});
