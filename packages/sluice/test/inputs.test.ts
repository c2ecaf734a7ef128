import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey } from '@sluice/provenance/node';
import { toArrow, toArrowIPC } from '@sluice/table';
import { clinicVisits, toCodedTable } from '@sluice/testing';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { table as arquero } from 'arquero';
import { expect, test } from 'vitest';
import { compile, defineProduct } from '../src/index.js';

const product = defineProduct({
  sluice: 1,
  id: 'visits',
  version: '1.0.0',
  title: 'Visits',
  owner: 'health-commission',
  subject: 'id_card',
  channel: { kind: 'internal' },
  unlisted: 'drop',
  columns: {
    id_card: { role: 'direct' },
    sex: { role: 'quasi' },
    birth_date: { role: 'quasi', op: 'generalize', hierarchy: { dates: ['year', 'decade'] } },
  },
  privacy: { models: [{ model: 'k-anonymity', k: 20 }], suppression: 0.05 },
  outputs: ['csv'],
});

test('an Arrow table, Arrow IPC bytes and an Arquero table give the same release data', async () => {
  const text = clinicVisits({ seed: 3, people: 400, visits: 1000 });
  const coded = toCodedTable(text);
  const strings = { ...coded, columns: coded.columns.map((column) => ({ ...column, type: 'string' as const })) };
  const inputs = {
    arrow: toArrow(strings),
    ipc: toArrowIPC(strings),
    arquero: arquero(text.columns.map(({ name, cells }) => [name, [...cells]])),
  };
  const auditor = await identityToRecipient(await generateIdentity());
  const folder = mkdtempSync(join(tmpdir(), 'sluice-inputs-'));
  try {
    const data = [];
    for (const [name, table] of Object.entries(inputs)) {
      const out = join(folder, name);
      await compile(product, { table, out, annex: `${out}-annex`, auditor, sign: generateSigningKey().privatePem });
      data.push(readFileSync(join(folder, name, 'data/visits.csv'), 'utf8'));
    }
    expect(new Set(data).size).toBe(1);
    expect(data[0].split('\n').length).toBeGreaterThan(500);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
