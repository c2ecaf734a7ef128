import { readFileSync } from 'node:fs';
import type { CodedTable } from '@sluice/table';
import {
  clinicHierarchy,
  clinicVisits,
  districtHierarchy,
  firmCredit,
  hierarchyToCsv,
  industryHierarchy,
  pensionRoll,
  toCodedTable,
} from '@sluice/testing';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../check/check.js';
import { planProduct } from '../plan/plan-product.js';
import { joinTables } from '../source/join.js';
import { profileOf } from '../source/profile.js';
import type { LoadedSource } from '../source/source.js';
import { productJsonSchema } from './json-schema.js';
import { parseProduct } from './parse.js';

const FILES: Readonly<Record<string, string>> = {
  'regions.csv': hierarchyToCsv(districtHierarchy()),
  'clinics.csv': hierarchyToCsv(clinicHierarchy()),
  'industries.csv': hierarchyToCsv(industryHierarchy()),
};
const io = { readText: (path: string) => FILES[path], keyFor: () => new Uint8Array(32).fill(7) };
const alone = (table: CodedTable): LoadedSource => ({ table, inputs: [] });

function firms(): LoadedSource {
  const { tax, power } = firmCredit({ seed: 1, firms: 6000 });
  const joined = joinTables(
    { source: 'tax', table: toCodedTable(tax), on: 'ucc' },
    { source: 'power', table: toCodedTable(power), on: 'ucc' },
  );
  return { ...joined, inputs: [] };
}

/** One product for each channel, each with all that its channel asks for. */
describe.each([
  ['pension-sharing', 'sharing-conditional@1', () => alone(toCodedTable(pensionRoll({ seed: 1, people: 6000 })))],
  ['clinic-opening', 'opening@1', () => alone(toCodedTable(clinicVisits({ seed: 1, people: 3000, visits: 6000 })))],
  ['sme-credit', 'authorised-delivered@1', firms],
] as const)('%s', (name, preset, load) => {
  const text = readFileSync(new URL(`__fixtures__/${name}.yaml`, import.meta.url), 'utf8');

  test('is read without a fault, and its gate is known to refuse nothing', () => {
    const parsed = parseProduct(text);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(check(parsed.value, profileOf(load().table))).toEqual([]);
  });

  test('is valid by the JSON Schema', () => {
    const validate = new Ajv({ strict: false }).compile(productJsonSchema());
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('is planned, under the preset of its channel and trust', async () => {
    const parsed = parseProduct(text);
    if (!parsed.ok) throw new Error('not read');
    const planned = await planProduct(parsed.value, load(), { io });
    expect(planned.preset.name).toBe(preset);
    expect(planned.presetChain.map((each) => each.name)).toEqual([preset]);
    expect(planned.plan.classes).toBeGreaterThan(1);
    const json = new TextDecoder().decode(planned.productJson);
    for (const hidden of ['SLUICE_', 'env:', '.csv', 'SRC-']) expect(json).not.toContain(hidden);
  });
});
