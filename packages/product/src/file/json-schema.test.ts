import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { productJsonSchema } from './json-schema.js';

const text = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;

test('the committed schema is the generated one', async () => {
  await expect(text(productJsonSchema())).toMatchFileSnapshot('../../schema/product.schema.json');
});

describe('as an editor reads it', () => {
  const validate = new Ajv({ strict: false }).compile(productJsonSchema());
  const product = (more: object = {}) => ({
    $schema: 'x',
    sluice: 1,
    id: 'a',
    version: '1.0.0',
    title: 'A',
    owner: 'o',
    channel: { kind: 'opening', licence: 'CC0-1.0' },
    columns: { a: { role: 'direct' }, b: { role: 'quasi', op: 'band', edges: [1, 2] } },
    privacy: { models: [{ model: 'k-anonymity', k: 2 }], suppression: 0.1 },
    ...more,
  });

  test('a good product is valid', () => {
    expect(validate(product())).toBe(true);
  });

  test.each<[string, object]>([
    ['an unknown key', { ownr: 'x' }],
    ['an unknown operation', { columns: { a: { role: 'quasi', op: 'bend' } } }],
    ['a parameter without its operation', { columns: { a: { role: 'quasi', edges: [1] } } }],
    ['an operation without its parameter', { columns: { a: { role: 'quasi', op: 'band' } } }],
    ['k below 2', { privacy: { models: [{ model: 'k-anonymity', k: 1 }] } }],
    ['a channel without its facts', { channel: { kind: 'opening' } }],
    ['a hierarchy of no kind', { columns: { a: { role: 'quasi', op: 'generalize', hierarchy: {} } } }],
  ])('%s is not', (_, more) => {
    expect(validate(product(more))).toBe(false);
  });
});
