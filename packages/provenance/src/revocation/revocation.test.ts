import { describe, expect, it } from 'vitest';
import { signEnvelope } from '../dsse/sign-envelope.js';
import { loadPublicKey } from '../keys/public-key.js';
import { signDelegation } from '../keys/sign-delegation.js';
import type { TrustedKey } from '../keys/trust.js';
import { generateSigningKey, loadSigner, verifyEd25519 } from '../node.js';
import { openRevocations } from './open-revocations.js';
import { openTombstone } from './open-tombstone.js';
import { REVOCATIONS_TYPE, type RevocationList } from './revocation-list.js';
import { signRevocations } from './sign-revocations.js';
import { signTombstone } from './sign-tombstone.js';
import { succeeds } from './succeeds.js';
import { TOMBSTONE_TYPE, type Tombstone } from './tombstone.js';

const key = generateSigningKey();
const signer = loadSigner(key.privatePem);
const trusted: readonly TrustedKey[] = [loadPublicKey(key.publicPem)];
const id = (digit: string) => `rel-${digit.repeat(32)}`;
const KEYID = `sha256:${'0'.repeat(64)}`;

const list = (more: Partial<RevocationList> = {}): RevocationList => ({
  publisher: 'health-commission',
  number: 2,
  at: '2026-03-01T08:00:00.000Z',
  entries: [
    { release: id('1'), candidate: 'a'.repeat(64), reason: 'privacy-incident', from: '2026-02-01', takenDown: true },
    { release: id('2'), candidate: 'b'.repeat(64), reason: 'error', from: '2026-02-02', replacement: id('3') },
  ],
  keys: [{ keyid: KEYID, from: '2026-02-15' }],
  ...more,
});
const open = (bytes: Uint8Array, keys = trusted, about = {}) => openRevocations(bytes, keys, verifyEd25519, about);
const codeOf = async (bytes: Uint8Array, keys = trusted, about = {}) => {
  const opened = await open(bytes, keys, about);
  return opened.ok ? 'ok' : opened.faults[0].code;
};

describe('a list of revocations', () => {
  it('opens as it was signed, in one order', async () => {
    const bytes = await signRevocations(list(), [signer]);
    const opened = await open(bytes);
    expect(opened.ok && opened.value.list).toEqual(list());
    expect(await signRevocations(list({ entries: [...list().entries].reverse() }), [signer])).toEqual(bytes);
    expect(await codeOf(await signRevocations(list({ entries: [] }), [signer]))).toBe('ok');
  });

  it('any bit changed, sampled', async () => {
    const bytes = await signRevocations(list(), [signer]);
    for (let i = 0; i < bytes.length; i += 3) {
      bytes[i] ^= 1 << (i % 8);
      expect((await open(bytes)).ok, `byte ${i}`).toBe(false);
      bytes[i] ^= 1 << (i % 8);
    }
  });

  it('is signed by a trusted key of the right role, on its day', async () => {
    const bytes = await signRevocations(list(), [signer]);
    const as = (scope: Partial<TrustedKey>, about = {}) => codeOf(bytes, [{ ...trusted[0], ...scope }], about);
    for (const role of ['operator', 'owner', 'root']) expect(await as({ roles: [role] })).toBe('ok');
    expect(await as({ roles: ['approver'] })).toBe('signature/out-of-scope');
    expect(await as({ until: '2026-02-28' })).toBe('signature/out-of-scope');
    const about = { channel: 'opening', product: 'visits' };
    expect(await as({ products: ['other'] })).toBe('ok');
    expect(await as({ products: ['other'] }, about)).toBe('signature/out-of-scope');
    expect(await as({ channels: ['sharing'] }, about)).toBe('signature/out-of-scope');
    expect(await codeOf(bytes, [loadPublicKey(generateSigningKey().publicPem)])).toBe('signature/untrusted');
  });

  it('may be signed by a delegated key', async () => {
    const root = generateSigningKey();
    const year = { from: '2026-01-01', until: '2026-12-31' };
    const line = await signDelegation(loadSigner(root.privatePem), {
      publicKey: key.publicPem,
      roles: ['owner'],
      ...year,
    });
    const bytes = await signRevocations(list({ delegations: [line] }), [signer]);
    const rootKey = loadPublicKey(root.publicPem);
    expect(await codeOf(bytes, [{ ...rootKey, roles: ['root'] }])).toBe('ok');
    expect(await codeOf(bytes, [rootKey])).toBe('delegation/no-root');
    const late = await signRevocations(list({ at: '2027-01-01T00:00:00.000Z', delegations: [line] }), [signer]);
    expect(await codeOf(late, [{ ...rootKey, roles: ['root'] }])).toBe('delegation/not-in-force');
  });

  it('cannot be signed by a key that it revokes', async () => {
    const own = (from: string) => signRevocations(list({ keys: [{ keyid: key.keyid, from }] }), [signer]);
    expect(await codeOf(await own('2026-03-01'))).toBe('revocations/own-key');
    expect(await codeOf(await own('2026-03-02'))).toBe('ok');
  });

  it.each<[string, object]>([
    ['number zero', { number: 0 }],
    ['a moment without milliseconds', { at: '2026-03-01T08:00:00Z' }],
    ['a moment elsewhere', { at: '2026-03-01T08:00:00.000+08:00' }],
    ['a day that is none', { at: '2026-02-30T08:00:00.000Z' }],
    ['an unknown member', { extra: 1 }],
    ['an entry twice', { entries: [list().entries[0], list().entries[0]] }],
    ['entries out of order', { entries: [...list().entries].reverse() }],
    ['a reason in words', { entries: [{ ...list().entries[0], reason: 'We are sorry' }] }],
    ['itself as the replacement', { entries: [{ ...list().entries[1], replacement: id('2') }] }],
    ['no keys, stated', { keys: [] }],
    ['an id that is none', { entries: [{ ...list().entries[0], release: 'rel-1' }] }],
  ])('%s is refused, although signed', async (_, change) => {
    const bytes = await signEnvelope(REVOCATIONS_TYPE, { ...list(), ...change }, [signer]);
    expect(await codeOf(bytes)).toMatch(/^revocations\//);
  });

  it('no other kind of envelope passes for one', async () => {
    expect(await codeOf(await signEnvelope(TOMBSTONE_TYPE, list(), [signer]))).toBe('envelope/payload-type');
  });
});

describe('succeeds', () => {
  const after = (more: Partial<RevocationList> = {}) => list({ number: 3, at: '2026-03-02T08:00:00.000Z', ...more });
  const codes = (newer: RevocationList) => {
    const result = succeeds(list(), newer);
    return result.ok ? [] : result.faults.map(({ code }) => code);
  };
  const [first, second] = list().entries;
  const { takenDown: _, ...standing } = first;

  it('the same list, and a longer one', () => {
    expect(codes(list())).toEqual([]);
    expect(codes(after())).toEqual([]);
    const more = { ...first, release: id('9') };
    expect(codes(after({ entries: [...list().entries, more] }))).toEqual([]);
    expect(codes(after({ entries: [{ ...first, from: '2026-01-01' }, second] }))).toEqual([]);
  });

  it.each<[string, Partial<RevocationList>, string]>([
    ['a lost entry', { entries: [first] }, 'lost-entry'],
    ['an entry for other bytes', { entries: [first, { ...second, candidate: 'c'.repeat(64) }] }, 'lost-entry'],
    ['an entry put off', { entries: [first, { ...second, from: '2026-03-01' }] }, 'lost-entry'],
    ['a takedown taken back', { entries: [standing, second] }, 'lost-entry'],
    ['a lost key', { keys: [{ keyid: `sha256:${'1'.repeat(64)}`, from: '2026-02-15' }] }, 'lost-key'],
    ['a key put off', { keys: [{ keyid: KEYID, from: '2026-02-16' }] }, 'lost-key'],
    ['another publisher', { publisher: 'other' }, 'publisher'],
    ['the number of the former', { number: 2 }, 'number'],
    ['an earlier moment', { at: '2026-03-01T07:59:59.999Z' }, 'time'],
  ])('refuses %s', (_, more, code) => expect(codes(after(more))).toEqual([`revocations/${code}`]));
});

describe('a tombstone', () => {
  const tombstone: Tombstone = {
    release: id('1'),
    product: { id: 'visits', version: '1.0.0', title: { zh: '门诊', en: 'Visits' } },
    channel: 'opening',
    reason: 'privacy-incident',
    from: '2026-03-01',
    replacement: id('2'),
  };
  const openT = async (bytes: Uint8Array, keys = trusted) => {
    const opened = await openTombstone(bytes, keys, verifyEd25519);
    return opened.ok ? opened.value.tombstone : opened.faults[0].code;
  };

  it('opens as it was signed', async () => {
    expect(await openT(await signTombstone(tombstone, [signer]))).toEqual(tombstone);
  });

  it('any bit changed, sampled', async () => {
    const bytes = await signTombstone(tombstone, [signer]);
    for (let i = 0; i < bytes.length; i += 3) {
      bytes[i] ^= 1 << (i % 8);
      expect(typeof (await openT(bytes)), `byte ${i}`).toBe('string');
      bytes[i] ^= 1 << (i % 8);
    }
  });

  it('is signed within the scope of its key', async () => {
    const bytes = await signTombstone(tombstone, [signer]);
    const as = (scope: Partial<TrustedKey>) => openT(bytes, [{ ...trusted[0], ...scope }]);
    expect(await as({ roles: ['owner'], products: ['visits'], channels: ['opening'] })).toEqual(tombstone);
    expect(await as({ roles: ['approver'] })).toBe('signature/out-of-scope');
    expect(await as({ products: ['other'] })).toBe('signature/out-of-scope');
    expect(await as({ channels: ['sharing'] })).toBe('signature/out-of-scope');
    expect(await as({ from: '2026-03-02' })).toBe('signature/out-of-scope');
  });

  it('carries nothing besides', async () => {
    await expect(signTombstone({ ...tombstone, rows: 3 } as Tombstone, [signer])).rejects.toThrow(/tombstone\/shape/);
    const itself = { ...tombstone, replacement: id('1') };
    await expect(signTombstone(itself, [signer])).rejects.toThrow(/tombstone\/itself/);
  });
});
