import { expect, test } from 'vitest';
import { sluice, workshop } from './workshop.js';

const shop = workshop();

test('a candidate, two approvals, a release that verifies', async () => {
  const made = await shop.release('product.yaml', 'release');
  console.log(made);
  expect(made.code).toBe(0);
  const v = await sluice('verify', shop.path('release'), '--trust', shop.path('trust.json'));
  console.log(v.out, v.err);
  expect(v.code).toBe(0);
});
