import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { historyKeys } from './history-keys.js';

const master = Uint8Array.from({ length: 32 }, (_, i) => i);
const bytes = new TextEncoder().encode('who stands in which class');

/** The `info` of semantics, section 12, written again. */
function info(purpose: string, domain: string): Buffer {
  return Buffer.concat(
    [purpose, '', '', '', domain, 'stable'].map((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(field));
      return Buffer.concat([length, Buffer.from(field)]);
    }),
  );
}

describe('what is kept of a release', () => {
  const keys = historyKeys(master);
  const sealed = keys.seal('map/rel-1', bytes);

  test('opens under its own name and the same secret, and shows nothing before', () => {
    expect(historyKeys(master).open('map/rel-1', sealed)).toEqual(bytes);
    expect(Buffer.from(sealed).includes('class')).toBe(false);
    expect(keys.seal('map/rel-1', bytes)).not.toEqual(sealed);
  });

  test('does not open under another name, another secret, or with any bit changed', () => {
    const refused = /history\/unreadable/;
    expect(() => keys.open('map/rel-2', sealed)).toThrow(refused);
    expect(() => historyKeys(master.map((byte) => byte ^ 1)).open('map/rel-1', sealed)).toThrow(refused);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = sealed.slice();
      flipped[bit >> 3] ^= 1 << (bit & 7);
      expect(() => keys.open('map/rel-1', flipped)).toThrow(refused);
    }
    for (const cut of [0, 11, 12, 27, sealed.length - 1])
      expect(() => keys.open('map/rel-1', sealed.slice(0, cut))).toThrow(refused);
  });

  test('no message tells the secret or what is sealed', () => {
    try {
      keys.open('map/rel-2', sealed);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error)).not.toMatch(/class|000102/);
    }
  });
});

describe('tokens of people', () => {
  const { tokens } = historyKeys(master);

  test('are HMAC-SHA-256 under a key of the domain, cut to 16 bytes: node computes the same', () => {
    const root = new Uint8Array(hkdfSync('sha256', master, new Uint8Array(), info('person-map', ''), 32));
    const key = new Uint8Array(hkdfSync('sha256', root, new Uint8Array(), info('person-token', 'resident'), 32));
    const expected = createHmac('sha256', key).update('张三').digest().subarray(0, 16);
    expect(Buffer.from(tokens('resident').token('张三'))).toEqual(expected);
  });

  test('differ by domain and secret, and so do the ids of their keys', () => {
    const [one, other] = [tokens('resident'), tokens('firm')];
    expect(one.token('x')).not.toEqual(other.token('x'));
    expect(one.keyId).not.toBe(other.keyId);
    expect(historyKeys(master).tokens('resident').keyId).toBe(one.keyId);
    expect(historyKeys(master.map((byte) => byte ^ 1)).tokens('resident').keyId).not.toBe(one.keyId);
  });

  test('a short secret is refused', () => {
    expect(() => historyKeys(master.slice(1))).toThrow(/key\/too-short/);
  });
});
