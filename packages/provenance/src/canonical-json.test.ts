import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHARED } from '../test/shared.js';
import { canonicalJson } from './canonical-json.js';

const VECTORS = join(SHARED, 'schemas/jcs-rfc8785-vectors');
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.skipIf(!existsSync(VECTORS))('vectors of RFC 8785', () => {
  const names = existsSync(VECTORS) ? readdirSync(join(VECTORS, 'input')) : [];
  it('there are six', () => expect(names).toHaveLength(6));
  it.each(names)('%s', (name) => {
    const input: unknown = JSON.parse(readFileSync(join(VECTORS, 'input', name), 'utf8'));
    expect(read(canonicalJson(input))).toBe(readFileSync(join(VECTORS, 'output', name), 'utf8'));
  });
});

describe('what is not plain JSON is refused, with its path and without its value', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  it.each([
    ['undefined', undefined],
    ['a member that is undefined', { a: { b: undefined } }],
    ['NaN', { a: Number.NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a lone high surrogate', 'canary\ud800'],
    ['a lone low surrogate', '\udc00canary'],
    ['a lone surrogate in a key', { 'canary\udbff': 1 }],
    ['a bigint', { a: 1n }],
    ['a function', () => 'canary'],
    ['a symbol', Symbol('canary')],
    ['a symbol key', { [Symbol('canary')]: 1 }],
    ['a hole in an array', new Array<number>(2)],
    ['a date', new Date(0)],
    ['a map', new Map([['canary', 1]])],
    ['a toJSON of its own', { toJSON: () => 'canary' }],
    ['a cycle', cycle],
  ])('%s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(
      /^json\/not-canonical: canonical JSON: expected .* at (?!.*canary\b).*$/s,
    );
  });

  it('names the path', () => {
    expect(() => canonicalJson({ a: [0, { b: undefined }] })).toThrow(/at a\[1\]\.b$/);
  });
});

describe('property', () => {
  it('parsing what was written gives the value again, and writing it again the same bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const bytes = canonicalJson(value);
        expect(canonicalJson(JSON.parse(read(bytes)))).toEqual(bytes);
        expect(JSON.parse(read(bytes))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });

  it('the order of members does not matter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toEqual(canonicalJson(value));
      }),
      { numRuns: 200 },
    );
  });
});
