import { canonicalJson } from '@sluice/provenance';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Bilingual } from '../file/product.js';
import { checkVerification } from './check-verification.js';
import { askedColumns, verificationCore } from './core.js';
import type { VerificationProduct } from './policy.js';
import { answeringSchema, predicatesSchema } from './policy-schema.js';
import { parsePolicy, publicVerification } from './public-policy.js';
import { verificationRelease } from './verification-release.js';

const title = { en: 'of age' };
const types = { id_card: 'string', born: 'date', income: 'decimal' } as const;
const product = {
  sluice: 1,
  id: 'age-check',
  version: '1.0.0',
  title: { zh: '年龄核验', en: 'Age check' },
  owner: 'data-bureau',
  source: { file: 'secret-folder/people.csv' },
  subject: 'id_card',
  channel: { kind: 'authorised-operation', operator: 'operator-a' },
  columns: { id_card: { role: 'direct' }, born: { role: 'quasi' }, income: { role: 'sensitive' } },
  unlisted: 'error',
  privacy: {
    models: [],
    suppression: { rows: 0, people: 0 },
    suppressed: 'drop',
    failing: 'refuse',
    search: { method: 'optimal' },
    nulls: 'category',
    loss: { kind: 'loss' },
  },
  sign: 'file:release.key',
  outputs: ['csv'],
  form: 'verification',
  predicates: {
    adult: { title, column: 'born', test: { 'age-at-least': 18 } },
    earning: { title, column: 'income', test: { 'at-least': 12000.5 } },
    fit: { title, test: { all: ['adult', 'earning'] } },
  },
  answering: {
    period: 'P30D',
    perSubject: { most: 3, period: 'P1Y' },
    purposes: ['lending'],
    key: 'env:ANSWER_KEY',
  },
} satisfies VerificationProduct;
const COMMITMENT = 'c'.repeat(64);
const bytesOf = (change: (json: Record<string, unknown>) => unknown = (json) => json) =>
  canonicalJson(change(publicVerification(product, types, COMMITMENT)));

test('product.json holds the policy, typed, and nothing that names a file, a key or a column that leaves', () => {
  const text = new TextDecoder().decode(bytesOf());
  for (const secret of ['ANSWER_KEY', 'secret-folder', 'release.key', 'id_card":{']) expect(text).not.toContain(secret);
  expect(parsePolicy(bytesOf())).toEqual({
    predicates: {
      adult: { title, column: 'born', type: 'date', test: { 'age-at-least': 18 } },
      earning: { title, column: 'income', type: 'decimal', test: { 'at-least': '12000.5' } },
      fit: { title, test: { all: ['adult', 'earning'] } },
    },
    answering: {
      period: 'P30D',
      perSubject: { most: 3, period: 'P1Y' },
      purposes: ['lending'],
      keyCommitment: COMMITMENT,
    },
  });
});

test.each<[string, (json: Record<string, unknown>) => unknown]>([
  ['another form', (json) => ({ ...json, form: 'table' })],
  [
    'a test that this version does not know',
    (json) => ({ ...json, predicates: { a: { title, column: 'born', type: 'date', test: { like: '19%' } } } }),
  ],
  ['a reference to nothing', (json) => ({ ...json, predicates: { a: { title, test: { all: ['b', 'c'] } } } })],
  [
    'an operand that is not canonical',
    (json) => ({
      ...json,
      predicates: { a: { title, column: 'income', type: 'decimal', test: { 'at-least': '1.50' } } },
    }),
  ],
  ['a member too many', (json) => ({ ...json, answering: { ...(json['answering'] as object), free: true } })],
  [
    'no key commitment',
    (json) => ({ ...json, answering: { period: 'P1D', perSubject: { most: 1, period: 'P1D' }, purposes: ['x'] } }),
  ],
])('a policy with %s is not read in part', (_name, change) => {
  expect(parsePolicy(bytesOf(change))).toBe(null);
});

test('a release is sound only where it verified and its policy is the signed one', () => {
  expect(verificationRelease({ ok: false }, bytesOf()).sound).toBe(false);
  expect(verificationRelease({ ok: true }, bytesOf()).sound).toBe(false);
  expect(verificationCore(product, 3)).toMatchObject({ form: 'verification', columns: [], data: [], guarantees: [] });
  expect(askedColumns(product)).toEqual(['born', 'income']);
});

test('the checker accepts the sample, and says what a verification must not be', () => {
  const codes = (change: object) =>
    checkVerification({ ...product, ...change }, types)
      .filter(({ severity }) => severity !== 'warning')
      .map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ columns: { id_card: { role: 'direct' }, born: { role: 'quasi' } } })).toEqual(['form/unlisted']);
  expect(codes({ subject: undefined })).toEqual(['form/subject']);
  expect(codes({ channel: { kind: 'opening' } })).toEqual(['form/channel']);
  expect(codes({ privacy: { ...product.privacy, models: [{ model: 'k-anonymity', k: 20 }] } })).toEqual([
    'form/models',
  ]);
  expect(codes({ columns: { ...product.columns, born: { role: 'quasi', op: 'generalize' } } })).toEqual([
    'form/operation',
  ]);
  expect(
    codes({ predicates: { who: { title, column: 'id_card', test: { 'one-of': ['11010519491231002X'] } } } }),
  ).toEqual(['form/subject-asked']);
});

test('close thresholds on one column are told to the author, who may mean them', () => {
  const predicates = Object.fromEntries(
    [100, 101, 102].map((n) => [`at-${n}`, { title, column: 'income', test: { 'at-least': n } }]),
  );
  const [warning, ...more] = checkVerification({ ...product, predicates }, types);
  expect([warning.code, warning.severity, more.length]).toEqual(['predicate/bands', 'warning', 0]);
  expect(warning.message).toContain('4 bands');
});

test('the schema of the file takes the sample, and neither a second tag nor an expression', () => {
  const text: z.ZodType<Bilingual> = z.strictObject({ en: z.string() });
  const schema = predicatesSchema(text);
  expect(schema.safeParse(product.predicates).success).toBe(true);
  const withTest = (test: unknown) => schema.safeParse({ a: { title, column: 'income', test } }).success;
  expect(
    [{ 'at-least': 1, 'at-most': 2 }, { 'at-least': { from: 'asker' } }, 'income > 3', {}, { not: 'adult' }].some(
      withTest,
    ),
  ).toBe(false);
  expect(schema.safeParse({}).success).toBe(false);
  expect(answeringSchema.safeParse(product.answering).success).toBe(true);
  const withRate = (change: object) => answeringSchema.safeParse({ ...product.answering, ...change }).success;
  expect(withRate({ perSubject: { most: 0, period: 'P1D' } })).toBe(false);
  expect(withRate({ period: 'PT1H' })).toBe(false);
  expect(withRate({ key: 'my secret' })).toBe(false);
  expect(withRate({ purposes: [] })).toBe(false);
});
