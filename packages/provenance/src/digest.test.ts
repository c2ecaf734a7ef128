import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.js';
import { sha256Hex } from './digest.js';
import { hmacSha256Hex } from './hmac.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('sha256Hex', () => {
  it('FIPS 180-4 examples', () => {
    expect(sha256Hex(bytes('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('hmacSha256Hex', () => {
  it('RFC 4231 test case 6 (key of 131 bytes)', () => {
    const key = new Uint8Array(131).fill(0xaa);
    expect(hmacSha256Hex(key, bytes('Test Using Larger Than Block-Size Key - Hash Key First'))).toBe(
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    );
  });
  it('refuses a key that can be searched', () => {
    expect(() => hmacSha256Hex(new Uint8Array(31), bytes('x'))).toThrow(/key\/too-short/);
  });
});

describe('base64', () => {
  it('agrees with Node for every length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (data) => {
        expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'));
        expect(fromBase64(toBase64(data))).toEqual(data);
      }),
      { numRuns: 300 },
    );
  });
  it.each(['A', 'AA', 'AA=', 'AB==', 'AAB=', 'A===', '====', 'AA==AAAA', 'AA-_', 'AAAA\n', ' AAAA'])(
    'refuses %j, which a lenient decoder takes',
    (text) => expect(fromBase64(text)).toBeNull(),
  );
});
