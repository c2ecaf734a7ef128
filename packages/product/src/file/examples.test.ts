import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../check/check.js';
import { productJsonSchema } from './json-schema.js';
import { parseProduct } from './parse.js';

const folder = new URL('../../../../examples/', import.meta.url);
const products = existsSync(folder)
  ? readdirSync(folder)
      .map((name) => new URL(`${name}/product.yaml`, folder))
      .filter((url) => existsSync(url))
  : [];

describe.each(products.map((url) => [url.pathname.split('/').at(-2), url] as const))('example %s', (_, url) => {
  const text = readFileSync(url, 'utf8');

  test('is a good product', () => {
    const parsed = parseProduct(text);
    expect(parsed).toMatchObject({ ok: true });
    const errors = parsed.ok ? check(parsed.value).filter(({ severity }) => severity !== 'warning') : [];
    expect(errors).toEqual([]);
  });

  test('is valid by the JSON Schema, which its first line names', () => {
    const validate = new Ajv({ strict: false }).compile(productJsonSchema());
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1];
    expect(existsSync(new URL(schema ?? 'none', url))).toBe(true);
  });
});

test('there is an example', () => {
  expect(products.length).toBeGreaterThan(0);
});
