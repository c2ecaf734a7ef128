import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { SluiceError } from '@sluice/errors';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../digest.js';
import { generateSigningKey, loadSigner, verifyEd25519 } from '../node.js';
import { loadPublicKey, publicKeyPem } from './public-key.js';
import { outOfScope } from './scope.js';
import { parseTrust } from './trust.js';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const pem = (key: { export(o: { type: 'spki' | 'pkcs8'; format: 'pem' }): string | Buffer }, type: 'spki' | 'pkcs8') =>
  key.export({ type, format: 'pem' }).toString();

/** PKCS#8 of a seed (RFC 8410 section 7). */
function pemOfSeed(hex: string): string {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(hex, 'hex')]);
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

describe('Ed25519, RFC 8032 section 7.1', () => {
  it.each([
    [
      'test 1',
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'test 2',
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'test 3',
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('%s', async (_, seed, publicHex, message, signature) => {
    const signer = loadSigner(pemOfSeed(seed));
    expect(signer.publicKey).toEqual(bytes(publicHex));
    expect(await signer.sign(bytes(message))).toEqual(bytes(signature));
    expect(verifyEd25519(bytes(publicHex), bytes(message), bytes(signature))).toBe(true);
    const wrong = bytes(signature);
    wrong[0] ^= 1;
    expect(verifyEd25519(bytes(publicHex), bytes(message), wrong)).toBe(false);
    expect(verifyEd25519(bytes(publicHex), bytes(message), wrong.subarray(1))).toBe(false);
  });

  it('refuses S + L in the place of S (malleable signatures)', () => {
    const signature = bytes(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    let s = 0n;
    for (let i = 63; i >= 32; i--) s = (s << 8n) | BigInt(signature[i]);
    s += order;
    for (let i = 32; i < 64; i++, s >>= 8n) signature[i] = Number(s & 255n);
    const key = bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(verifyEd25519(key, new Uint8Array(), signature)).toBe(false);
  });
});

describe('keys', () => {
  const key = generateSigningKey();

  it('the key id is the SHA-256 of the SPKI DER, as Node writes it', () => {
    const der = createPublicKey(key.publicPem).export({ type: 'spki', format: 'der' });
    expect(key.keyid).toBe(`sha256:${sha256Hex(new Uint8Array(der))}`);
    expect(loadSigner(key.privatePem).keyid).toBe(key.keyid);
    expect(publicKeyPem(loadPublicKey(key.publicPem))).toBe(key.publicPem);
    expect(pem(createPublicKey(key.publicPem), 'spki')).toBe(key.publicPem);
  });

  it('a private key is never shown', () => {
    const secret = key.privatePem.split('\n')[1];
    const seed = Buffer.from(secret, 'base64').subarray(-32);
    for (const value of [key, loadSigner(key.privatePem), { ...key }, [loadSigner(key.privatePem)]]) {
      const shown = inspect(value, { depth: 9, showHidden: false }) + JSON.stringify(value) + String(value);
      expect(shown).not.toContain(secret);
      expect(shown.toLowerCase()).not.toContain(seed.toString('hex'));
    }
    expect(inspect(loadSigner(key.privatePem), { showHidden: true, depth: 9 })).not.toContain(secret);
  });

  it('no error quotes the key', () => {
    const canary = key.privatePem.split('\n')[1];
    for (const bad of [
      key.privatePem.replace('-----END', '----END'),
      key.privatePem.replace(/PRIVATE KEY/g, 'EC PRIVATE KEY'),
      canary,
      pem(rsa.privateKey, 'pkcs8'),
      '',
    ]) {
      for (const load of [loadSigner, loadPublicKey]) {
        try {
          load(bad);
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(SluiceError);
          expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(canary.slice(20, 60));
        }
      }
    }
  });

  it.each([
    ['an RSA key', pem(rsa.publicKey, 'spki')],
    ['an X25519 key, as long and all but the same', pem(generateKeyPairSync('x25519').publicKey, 'spki')],
    ['two keys', key.publicPem + key.publicPem],
    ['text around', `x${key.publicPem}`],
    ['nothing', ''],
  ])('loadPublicKey refuses %s', (_, text) => {
    expect(() => loadPublicKey(text)).toThrow(/key\/not-ed25519/);
  });

  it('loadPublicKey says so when it is given a private key', () => {
    expect(() => loadPublicKey(key.privatePem)).toThrow(/key\/private:/);
  });
});

describe('parseTrust', () => {
  const a = generateSigningKey();
  const b = generateSigningKey();
  const entry = { keyid: a.keyid, publicKey: a.publicPem };
  const parse = (keys: unknown) => parseTrust(JSON.stringify({ keys }));

  it('reads keys with their scope', () => {
    const scope = {
      holder: 'Data office',
      roles: ['operator'],
      channels: ['opening'],
      products: ['p'],
      from: '2026-01-01',
      until: '2026-12-31',
    };
    const [first, second] = parse([
      { ...entry, ...scope },
      { keyid: b.keyid, publicKey: b.publicPem },
    ]);
    expect(first).toEqual({ ...loadPublicKey(a.publicPem), ...scope });
    expect(second).toEqual(loadPublicKey(b.publicPem));
  });

  it.each<[string, unknown, RegExp]>([
    ['no key', [], /trust\/shape/],
    ['an unknown member, which may be a misspelt restriction', [{ ...entry, channel: ['opening'] }], /trust\/shape/],
    ['an empty restriction', [{ ...entry, channels: [] }], /trust\/shape/],
    ['a day that is none', [{ ...entry, until: '2026-13-01' }], /trust\/shape/],
    ['days the wrong way round', [{ ...entry, from: '2026-02-01', until: '2026-01-01' }], /trust\/dates/],
    ['another key’s id', [{ ...entry, keyid: b.keyid }], /trust\/keyid/],
    ['a key twice', [entry, entry], /trust\/twice/],
    ['a holder in another spelling', [{ ...entry, holder: 'Li ' }], /trust\/shape/],
    ['a chain of its own making', [{ ...entry, delegatedBy: [b.keyid] }], /trust\/shape/],
    ['a private key', [{ ...entry, publicKey: a.privatePem }], /key\/private/],
  ])('refuses %s', (_, keys, code) => expect(() => parse(keys)).toThrow(code));

  it('refuses what is no JSON, without quoting it', () => {
    expect(() => parseTrust('canary')).toThrow(/^trust\/not-json: (?!.*canary)/);
  });

  it.each(['roles', 'keyid', '\\u0072oles'])('refuses %s twice in one key', (name) => {
    const whole = JSON.stringify({ keys: [{ ...entry, roles: ['owner'] }] });
    const doubled = whole.replace('"roles"', `"${name}":["root"],"roles"`);
    expect(() => parseTrust(doubled)).toThrow(/^trust\/member-twice/);
  });

  it('refuses two lists of keys', () => {
    const list = `"keys":${JSON.stringify([entry])}`;
    expect(() => parseTrust(`{${list},${list}}`)).toThrow(/^trust\/member-twice/);
  });
});

describe('outOfScope', () => {
  const key = loadPublicKey(generateSigningKey().publicPem);
  const use = { role: 'operator', channel: 'opening', product: 'p', day: '2026-03-01' };
  it.each([
    [{}, true],
    [{ roles: ['operator'] }, true],
    [{ roles: ['auditor'] }, false],
    [{ channels: ['sharing', 'opening'] }, true],
    [{ channels: ['sharing'] }, false],
    [{ products: ['p'] }, true],
    [{ products: ['q'] }, false],
    [{ from: '2026-03-01', until: '2026-03-01' }, true],
    [{ from: '2026-03-02' }, false],
    [{ until: '2026-02-28' }, false],
  ])('%j: %s', (scope, allowed) => {
    expect(outOfScope({ ...key, ...scope }, use) === null).toBe(allowed);
  });
});
