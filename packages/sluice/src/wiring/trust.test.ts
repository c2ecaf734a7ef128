import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey } from '@sluice/provenance/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysIn, loadTrust } from './trust.js';

const key = generateSigningKey();
const trustJson = JSON.stringify({
  keys: [{ keyid: key.keyid, publicKey: key.publicPem, holder: 'Data office', roles: ['operator'] }],
});
const limited = [{ keyid: key.keyid, holder: 'Data office', roles: ['operator'] }];
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sluice-trust-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('keysIn, the text of a file or of standard input', () => {
  it('reads a public key in PEM, or a trust.json', () => {
    expect(keysIn(key.publicPem)).toMatchObject([{ keyid: key.keyid }]);
    expect(keysIn(key.publicPem)[0].roles).toBeUndefined();
    expect(keysIn(trustJson)).toMatchObject(limited);
    expect(keysIn(`\n  ${trustJson}`)).toMatchObject(limited);
    expect(keysIn(`\ufeff${trustJson}`)).toMatchObject(limited);
  });
  it('refuses anything else', () => {
    expect(() => keysIn('')).toThrow(/key\/not-ed25519/);
    expect(() => keysIn('{')).toThrow(/trust\/not-json/);
    expect(() => keysIn(key.privatePem)).toThrow(/key\/private/);
  });
});

describe('loadTrust', () => {
  it('a trust.json of a folder limits its keys, whatever lies beside it', () => {
    const folder = join(dir, 'keys');
    mkdirSync(folder);
    writeFileSync(join(folder, 'release.pub'), key.publicPem);
    writeFileSync(join(folder, 'other.pub'), generateSigningKey().publicPem);
    expect(loadTrust(folder)).toHaveLength(2);
    writeFileSync(join(folder, 'trust.json'), trustJson);
    expect(loadTrust(folder)).toMatchObject(limited);
    expect(loadTrust(join(folder, 'trust.json'))).toMatchObject(limited);
  });
  it('a path that is not there, and a folder without keys', () => {
    expect(() => loadTrust(join(dir, 'none'))).toThrow(/trust\/unreadable/);
    const empty = join(dir, 'empty');
    mkdirSync(empty);
    expect(() => loadTrust(empty)).toThrow(/trust\/empty/);
  });
});
