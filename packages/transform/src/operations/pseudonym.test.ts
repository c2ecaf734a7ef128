import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught, cells, column, columnOf, spareValues } from '../../test/column.js';
import { pseudonym, tokenise } from './pseudonym.js';

const params = { key: 'env:KEY', length: 32 };
const apply = (values: (string | null)[], key: Uint8Array, length = 32) =>
  cells(pseudonym.apply([column(values)], { ...params, length }, { key: () => key })[0]);

test('is HMAC-SHA-256 of the UTF-8 bytes, as node:crypto computes it', () => {
  const key = fc.uint8Array({ minLength: 32, maxLength: 100 });
  fc.assert(
    fc.property(
      columnOf(fc.string({ unit: 'grapheme', maxLength: 30 }), 'date'),
      key,
      fc.integer({ min: 16, max: 64 }),
      (input, key, length) => {
        const [output] = pseudonym.apply([input], { ...params, length }, { key: () => key });
        const oracle = (value: string) =>
          createHmac('sha256', key).update(value, 'utf8').digest('hex').slice(0, length);
        expect(cells(output)).toEqual(cells(input).map((cell) => (cell === null ? null : oracle(cell))));
        expect(output.type).toBe('string');
        expect(spareValues(output)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

describe('vectors of RFC 4231 with a key of 32 bytes or more', () => {
  const key = new Uint8Array(131).fill(0xaa);
  test('case 6', () => {
    expect(apply(['Test Using Larger Than Block-Size Key - Hash Key First'], key, 64)).toEqual([
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ]);
  });
  test('case 7', () => {
    const data =
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.';
    expect(apply([data], key, 64)).toEqual(['9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2']);
  });
});

test('two values that would share a pseudonym are refused, with counts only', () => {
  const error = caught(() =>
    tokenise(column(['secret', 'hidden', 'third', 'secret']), (bytes) => Uint8Array.of(bytes[0] % 2), 2),
  );
  expect(error.kind).toBe('refused');
  expect(error.code).toBe('transform/pseudonym-collision');
  expect(error.message).toContain('1 of 3 distinct values');
  expect(JSON.stringify(error.faults)).not.toMatch(/secret|hidden|third/);
});

test('half a surrogate pair is refused; a whole one is not', () => {
  const key = new Uint8Array(32);
  for (const bad of ['\ud83d', 'a\udc00b', '\udc00\ud83d']) {
    const error = caught(() => apply(['fine', bad, bad], key));
    expect(error.code).toBe('transform/lone-surrogate');
    expect(error.message).toContain('1 of 2 distinct values (2 of 3 rows)');
  }
  expect(apply(['\ud83d\ude00'], key)).toEqual(apply(['😀'], key));
});

test('without a key, or with a short one, nothing is made', () => {
  expect(caught(() => pseudonym.apply([column(['a'])], params, {})).code).toBe('internal/no-key');
  expect(caught(() => apply(['a'], new Uint8Array(31))).code).toBe('key/too-short');
});

test('the output is a token and keeps its role', () => {
  const label = { role: 'direct', constant: false, token: false, from: ['id'] } as const;
  expect(pseudonym.effect([label], params)).toEqual([{ ...label, token: true }]);
  expect(pseudonym.effect([{ ...label, role: 'quasi' }], params)).toEqual([{ ...label, role: 'quasi', token: true }]);
});

test('public parameters never hold the reference', () => {
  expect(pseudonym.publicParams({ key: 'env:SECRET_NAME', domain: 'person', length: 32 })).toEqual({
    domain: 'person',
    length: 32,
  });
  expect(pseudonym.publicParams({ key: 'file:/a/b', length: 16 })).toEqual({ length: 16 });
});

test('parameters: a reference, never a key; 16 to 64 digits', () => {
  expect(pseudonym.params.parse({ key: 'env:K' })).toEqual({ key: 'env:K', length: 32 });
  const secret = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  const refused = pseudonym.params.safeParse({ key: secret });
  expect(refused.success).toBe(false);
  expect(JSON.stringify(refused.error)).not.toContain(secret);
  for (const bad of [
    {},
    { key: 'env:K', length: 15 },
    { key: 'env:K', length: 65 },
    { key: 'env:K', length: 20.5 },
    { key: 'env:K', salt: 1 },
  ]) {
    expect(pseudonym.params.safeParse(bad).success).toBe(false);
  }
});
