import { readFileSync } from 'node:fs';
import { type ClassFacts, MODELS, type PrivacyModel } from '@sluice/models';
import { toArrow } from '@sluice/table';
import { clinicVisits, toCodedTable } from '@sluice/testing';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { BUILT_IN, compile, defineProduct } from '../src/index.js';
import { sluice, workshop } from './workshop.js';

const shop = workshop();

/** A model of a program's own: classes of an even number of rows. */
const evenClasses: PrivacyModel<Record<string, never>> = Object.freeze<PrivacyModel<Record<string, never>>>({
  kind: 'even-classes',
  params: z.strictObject({}),
  scope: 'class',
  needs: () => ({}),
  monotone: () => ({ generalise: false, suppress: true }),
  failing: ({ rows }: ClassFacts) => Uint8Array.from(rows, (n) => n % 2),
  evidence: ({ rows }) => [
    { unit: 'rows', grade: 'recomputed', strength: 'sufficient', holds: rows.every((n) => n % 2 === 0) },
  ],
  leastPopulation: () => 2,
});

test('a program passes a model of its own; verify says that it does not know it', async () => {
  const members = { ...BUILT_IN, models: [...MODELS, evenClasses] };
  const product = defineProduct(
    {
      sluice: 1,
      id: 'even',
      version: '1.0.0',
      title: 'Even classes',
      owner: 'me',
      channel: { kind: 'internal' },
      unlisted: 'drop',
      columns: {
        sex: { role: 'quasi' },
        birth_date: { role: 'quasi', op: 'generalize', hierarchy: { dates: ['year', 'decade'] } },
      },
      privacy: { models: [{ model: 'k-anonymity', k: 5 }, { model: 'even-classes' }], suppression: 0.7 },
      outputs: ['csv'],
    },
    members,
  );
  const table = toArrow(toCodedTable(clinicVisits({ seed: 5, people: 300, visits: 600 })));
  const out = shop.path('even');
  const built = await compile(product, {
    table,
    members,
    out,
    sign: readFileSync(shop.path('keys/release.key'), 'utf8'),
  });
  expect(built.guarantees.map((g) => g.model)).toEqual(['k-anonymity', 'even-classes']);
  const sizes = new Map<string, number>();
  for (const line of readFileSync(`${out}/data/even.csv`, 'utf8').trimEnd().split('\n').slice(1))
    sizes.set(line, (sizes.get(line) ?? 0) + 1);
  expect([...sizes.values()].every((n) => n % 2 === 0 && n >= 5)).toBe(true);
  const { code, out: said } = await sluice(
    'verify',
    out,
    '--trust',
    shop.path('keys/release.key.pub'),
    '--channel',
    'internal',
  );
  expect([code, /even-classes.*unknown model, not checked/.test(said)], said).toEqual([0, true]);
});
