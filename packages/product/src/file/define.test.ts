import { SluiceError } from '@sluice/errors';
import type { PrivacyModel } from '@sluice/models';
import type { Operation } from '@sluice/transform';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { check } from '../check/check.js';
import { defineProduct } from './define.js';
import { BUILT_IN, type Members } from './members.js';
import type { ProductInput } from './product.js';

const INPUT: ProductInput = {
  sluice: 1,
  id: 'visits',
  version: '1.0.0',
  title: '门诊',
  owner: 'o',
  subject: 'id',
  channel: { kind: 'opening', licence: 'CC0-1.0' },
  columns: { id: { role: 'direct' }, sex: { role: 'quasi' } },
  privacy: { models: [{ model: 'k-anonymity', k: 20 }], suppression: 0.02 },
};

test('defaults are filled in', () => {
  expect(defineProduct(INPUT)).toEqual({
    ...INPUT,
    title: { zh: '门诊' },
    form: 'table',
    source: {},
    unlisted: 'error',
    privacy: {
      models: [{ model: 'k-anonymity', k: 20 }],
      suppression: { rows: 0.02, people: 0.02 },
      suppressed: 'drop',
      failing: 'refuse',
      search: { method: 'optimal' },
      nulls: 'category',
      loss: { kind: 'loss', gsFactor: 0.5, aggregate: 'geometric-mean' },
    },
    outputs: ['parquet', 'csv'],
  });
});

test('all faults are thrown at once, with their paths', () => {
  const bad = { ...INPUT, id: 'A B', columns: { id: { role: 'drect' } } } as unknown as ProductInput;
  let caught: unknown;
  try {
    defineProduct(bad);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(SluiceError);
  const { kind, faults } = caught as SluiceError;
  expect(kind).toBe('input');
  expect(faults.map(({ code, path }) => [code, path])).toEqual([
    ['schema/format', ['id']],
    ['schema/unknown-role', ['columns', 'id', 'role']],
  ]);
});

describe('members of a program', () => {
  const redact: Operation = {
    kind: 'redact',
    params: z.strictObject({ with: z.string() }),
    inputs: 1,
    outputs: 1,
    per: 'value',
    properties: { needsKey: false, reversible: false, deterministic: true, injective: false },
    effect: (labels) => labels.map((label) => ({ ...label, role: 'insensitive' as const })),
    apply: (columns) => columns,
    publicParams: () => ({}),
  };
  const diversity: PrivacyModel = {
    kind: 'l-diversity',
    params: z.strictObject({ column: z.string(), l: z.int() }),
    scope: 'class',
    needs: () => ({}),
    monotone: () => ({ generalise: true, suppress: true }),
    failing: ({ size }) => new Uint8Array(size),
    evidence: () => [],
    leastPopulation: () => 2,
  };
  const members: Members = {
    ...BUILT_IN,
    operations: [...BUILT_IN.operations, redact],
    models: [...BUILT_IN.models.filter(({ kind }) => kind !== 'l-diversity'), diversity],
  };
  const models = (...more: object[]) =>
    ({ models: [{ model: 'k-anonymity', k: 20 }, ...more] }) as ProductInput['privacy'];

  test('an operation of a program is read and checked like a built-in one', () => {
    const columns = { ...INPUT.columns, note: { role: 'direct' as const, op: 'redact', with: '-' } };
    const product = defineProduct({ ...INPUT, columns }, members);
    // It claims that its output of a direct column is harmless; the label says otherwise.
    const codes = check(product, undefined, members).map(({ code }) => code);
    expect(codes.filter((code) => !code.startsWith('gate/'))).toEqual(['label/direct-becomes-quasi']);
    expect(() => defineProduct({ ...INPUT, columns })).toThrow('schema/unknown-operation');
  });

  test('a sensitive column may be opened as soon as a model of its kind names it', () => {
    const columns = { ...INPUT.columns, diagnosis: { role: 'sensitive' as const } };
    const codes = (privacy: ProductInput['privacy']) =>
      check(defineProduct({ ...INPUT, columns, ...(privacy && { privacy }) }, members), undefined, members)
        .map(({ code }) => code)
        .filter((code) => !code.startsWith('gate/'));
    expect(codes(models())).toEqual(['label/sensitive-unprotected']);
    expect(codes(models({ model: 'l-diversity', column: 'diagnosis', l: 3 }))).toEqual([]);
    expect(codes(models({ model: 'l-diversity', column: 'diagnose', l: 3 }))).toContain('column/unknown');
    expect(codes(models({ model: 'l-diversity', column: 'sex', l: 3 }))).toContain('model/role');
    expect(codes(models({ model: 'l-diversity', column: 'id', l: 3 }))).toContain('model/not-released');
  });

  test('a member that claims a taken key is a fault of the program', () => {
    const greedy = { ...redact, params: z.strictObject({ role: z.string() }) };
    expect(() => defineProduct(INPUT, { ...members, operations: [greedy] })).toThrow("the key 'role' is taken");
  });
});
