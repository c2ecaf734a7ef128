import { createHmac, hkdfSync } from 'node:crypto';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught } from '../../test/column.js';
import { keyCommitment } from './commitment.js';
import { deriveKey, type KeyScope, scopeInfo } from './derive.js';
import { wipe } from './wipe.js';

const FIELDS = ['purpose', 'product', 'channel', 'recipient', 'domain', 'epoch'] as const;
const scope = (...fields: string[]) =>
  Object.fromEntries(FIELDS.map((name, i) => [name, fields[i]])) as unknown as KeyScope;
const master = Uint8Array.from({ length: 32 }, (_, i) => i);

/** The format written out a second time, with node:crypto. */
function oracle(key: Uint8Array, fields: readonly string[]): string {
  const info = fields.flatMap((field) => {
    const text = Buffer.from(field, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    return [length, text];
  });
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), Buffer.concat(info), 32)).toString('hex');
}

// Computed with node:crypto hkdfSync and createHmac. They pin the format: a change here breaks every key in use.
const PINNED = [
  {
    fields: ['pseudonym', 'clinic-visits', 'sharing', 'civil-affairs', 'person', 'stable'],
    derived: '5a5d3108307a7f5d041fe60ad6c462f8e035e6edbddfee5bfe00a39743b603f8',
    commitment: 'c92dd8797ff6ffe4d321d147861621762dc0b0a0f20a8411666a5d06d0f268c6',
  },
  {
    fields: ['pseudonym', '门诊就诊明细', 'opening', '', 'id_card', 'rel-00112233445566778899aabbccddeeff'],
    derived: 'd88108307d1c23ce847b2dc68cd72c3823b13e3d1fe60a26d448a55550571749',
    commitment: '4987a73a8cd1b4069c33b8e3dfd52b37c511fc9d768e6cd60f6e09aac3f4a981',
  },
  {
    fields: ['', '', '', '', '', ''],
    derived: '5f0af40b245fe476ce994525f66816bb059e5de275fdc5e0c4ad66a3e71dec70',
    commitment: 'ccdd2ae4aa8b391bd71efb81cedfcf6a1a28529fbaaf516c2d1047c048cc0472',
  },
];

test.each(PINNED)('pinned vector $fields', ({ fields, derived, commitment }) => {
  const key = deriveKey(master, scope(...fields));
  expect(bytesToHex(key)).toBe(derived);
  expect(oracle(master, fields)).toBe(derived);
  expect(keyCommitment(key)).toBe(commitment);
});

test('agrees with node:crypto for any master key and scope', () => {
  const field = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 80 }),
      fc.tuple(field, field, field, field, field, field),
      (key, fields) => {
        const derived = deriveKey(key, scope(...fields));
        expect(bytesToHex(derived)).toBe(oracle(key, fields));
        expect(keyCommitment(derived)).toBe(
          createHmac('sha256', derived).update('sluice key commitment v1').digest('hex'),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('moving a letter from one field to the next gives another key', () => {
  const fields = ['ab', 'cd', 'ef', 'gh', 'ij', 'kl'];
  const keys = new Set([bytesToHex(deriveKey(master, scope(...fields)))]);
  for (let i = 0; i + 1 < fields.length; i++) {
    const moved = [...fields];
    moved[i + 1] = moved[i].slice(-1) + moved[i + 1];
    moved[i] = moved[i].slice(0, -1);
    keys.add(bytesToHex(deriveKey(master, scope(...moved))));
  }
  expect(keys.size).toBe(fields.length);
});

test('lengths are four bytes, big end first, of UTF-8 bytes', () => {
  expect(bytesToHex(scopeInfo(scope('a', '门', '', '', '', '')))).toBe(
    `000000016100000003e997a8${'00000000'.repeat(4)}`,
  );
  const long = 'x'.repeat(70_000);
  expect(bytesToHex(scopeInfo(scope(long, '', '', '', '', '')).subarray(0, 4))).toBe('00011170');
});

test('short masters and fields without UTF-8 form are refused', () => {
  expect(caught(() => deriveKey(new Uint8Array(31), scope('', '', '', '', '', ''))).code).toBe('key/too-short');
  expect(caught(() => deriveKey(master, scope('', '', '', '', '\ud800', ''))).code).toBe('key/scope');
  expect(caught(() => keyCommitment(new Uint8Array(16))).code).toBe('key/too-short');
});

test('wipe leaves zeros only', () => {
  const key = deriveKey(master, scope('', '', '', '', '', ''));
  wipe(key);
  expect(key).toEqual(new Uint8Array(32));
});

// The primitives that the above stands on.
describe('HKDF-SHA-256 of RFC 5869, appendix A', () => {
  const range = (from: number, to: number) => Uint8Array.from({ length: to - from + 1 }, (_, i) => from + i);
  test.each([
    {
      ikm: new Uint8Array(22).fill(0x0b),
      salt: range(0x00, 0x0c),
      info: range(0xf0, 0xf9),
      okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    },
    {
      ikm: range(0x00, 0x4f),
      salt: range(0x60, 0xaf),
      info: range(0xb0, 0xff),
      okm: 'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    },
    {
      ikm: new Uint8Array(22).fill(0x0b),
      salt: undefined,
      info: undefined,
      okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    },
  ])('case $#', ({ ikm, salt, info, okm }) => {
    expect(bytesToHex(hkdf(sha256, ikm, salt, info, okm.length / 2))).toBe(okm);
  });
});

describe('HMAC-SHA-256 of RFC 4231', () => {
  const fill = (length: number, byte: number) => new Uint8Array(length).fill(byte);
  test.each([
    [fill(20, 0x0b), utf8ToBytes('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      utf8ToBytes('Jefe'),
      utf8ToBytes('what do ya want for nothing?'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [fill(20, 0xaa), fill(50, 0xdd), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      hexToBytes('0102030405060708090a0b0c0d0e0f10111213141516171819'),
      fill(50, 0xcd),
      '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    ],
  ])('case $#', (key, data, mac) => {
    expect(bytesToHex(hmac(sha256, key, data))).toBe(mac);
    expect(bytesToHex(hmac.create(sha256, key).clone().update(data).digest())).toBe(mac);
  });
});
