import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../check/check.js';
import { productJsonSchema } from './json-schema.js';
import { BUILT_IN } from './members.js';
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

const page = new URL('../../../../docs/product-file.md', import.meta.url);

describe.skipIf(!existsSync(page))('the page about product files', () => {
  const text = readFileSync(page, 'utf8');

  test('its example is a good product, of which the gate is known to refuse nothing', () => {
    const example = /```yaml\n(sluice: 1\n[\s\S]*?)```/.exec(text)?.[1] ?? '';
    const parsed = parseProduct(example);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(check(parsed.value)).toEqual([]);
  });

  test('names every operation, channel, form and key', () => {
    const { operations, channels } = BUILT_IN;
    for (const { kind } of [...operations, ...channels]) expect(text).toContain(`\`${kind}\``);
    const schema = productJsonSchema() as { properties: Record<string, unknown> };
    for (const key of Object.keys(schema.properties)) expect(text).toContain(`\`${key}\``);
  });
});
