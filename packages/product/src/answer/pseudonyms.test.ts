import { createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerKeys, recipientPseudonym, subjectPseudonym, subjectText } from './pseudonyms.js';

const master = Uint8Array.from({ length: 32 }, (_, i) => i);
const product = { id: 'person-check', channel: { kind: 'authorised-operation' } };
const keys = answerKeys(master, product);

/** Key and pseudonym a second time, with node:crypto. */
function oracle(domain: string, id: string): string {
  const fields = ['verification', 'person-check', 'authorised-operation', '', domain, 'stable'];
  const info = Buffer.concat(
    fields.map((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(field));
      return Buffer.concat([length, Buffer.from(field)]);
    }),
  );
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), info, 32));
  return createHmac('sha256', key).update(id, 'utf8').digest('hex');
}

test('a pseudonym is HMAC-SHA-256 under a key of HKDF-SHA-256', () => {
  expect(subjectPseudonym(keys, '11010519491231002X')).toBe(oracle('subject', '11010519491231002X'));
  expect(recipientPseudonym(keys, 'bank-1')).toBe(oracle('recipient', 'bank-1'));
  // Pinned: a change here would set every count back to zero.
  expect(subjectPseudonym(keys, '11010519491231002X')).toBe(
    '39fb8b96e6d24b2075ff1a5f0c1752c381ecf2df3a011c054a1fc360378c24b6',
  );
});

test('every spelling of a person gives one pseudonym; a recipient has one spelling', () => {
  const spellings = [
    '11010519491231002x',
    ' 11010519491231002X\n',
    '\u300011010519491231002X',
    '１１０１０５１９４９１２３１００２ｘ',
  ];
  expect(new Set(spellings.map((id) => subjectPseudonym(keys, id)))).toEqual(
    new Set([oracle('subject', '11010519491231002X')]),
  );
  expect(new Set(spellings.map(subjectText))).toEqual(new Set(['11010519491231002X']));
  expect(recipientPseudonym(keys, 'bank-1')).not.toBe(recipientPseudonym(keys, 'Bank-1'));
});

test('another product, channel or master gives other pseudonyms; a version or recipient does not', () => {
  const id = '11010519491231002X';
  const others = [
    answerKeys(master, { ...product, id: 'other' }),
    answerKeys(master, { ...product, channel: { kind: 'internal' } }),
    answerKeys(new Uint8Array(32), product),
  ];
  expect(new Set([keys, ...others].map((k) => subjectPseudonym(k, id))).size).toBe(4);
  expect(new Set([keys, ...others].map((k) => k.commitment)).size).toBe(4);
  const later = { ...product, version: '2.0.0', channel: { ...product.channel, recipient: 'bank-1' } };
  expect(subjectPseudonym(answerKeys(master, later), id)).toBe(subjectPseudonym(keys, id));
  expect(() => answerKeys(new Uint8Array(31), product)).toThrow('key/too-short');
});

test('what can be no id is none', () => {
  for (const id of ['', ' ', '\u3000', '\ud800', 'x'.repeat(257), '\ufdfa'.repeat(20), 7, null, undefined, ['x']])
    expect(subjectText(id)).toBe(null);
});
