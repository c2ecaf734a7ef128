import {
  candidateDigest,
  type ReleaseCore,
  type Revocation,
  signDelegation,
  signRevocations,
  signTombstone,
  TOMBSTONE_PATH,
  type Tombstone,
  type TrustedKey,
} from '@sluice/provenance';
import { beforeAll, describe, expect, it } from 'vitest';
import { signEnvelopeOf } from '../test/envelope.js';
import { AUTHOR, decided, emptyList, hand, ISSUED, NOW, OFFICER, OWNER, published, TRUST } from '../test/published.js';
import { type Files, makeRelease, memoryHost } from '../test/release.js';
import { type VerifyOptions, type VerifyResult, verifyRelease } from './index.js';

const REASON = 'privacy-incident';
const OTHER = `rel-${'9'.repeat(32)}`;
let release: Files;
let core: ReleaseCore;

beforeAll(async () => {
  release = await makeRelease(
    published({
      decide: (found) => {
        core = found;
        return decided(found);
      },
    }),
  );
});

const verify = (options: Partial<VerifyOptions> = {}, files = release) =>
  verifyRelease(memoryHost(files), { trust: TRUST, now: NOW, ...options });
const failures = (result: VerifyResult) =>
  result.checks.filter(({ ok }) => !ok).map(({ exitCode, name }) => `${exitCode} ${name}`);
const lineOf = (result: VerifyResult, name: string) => result.checks.find((check) => check.name === name)?.detail;
const entry = (more: Partial<Revocation> = {}): Revocation => ({
  release: core.release,
  candidate: candidateDigest(core),
  reason: REASON,
  from: '2026-03-05',
  ...more,
});
const list = async (more: Parameters<typeof emptyList>[0] = {}, by = [OWNER]) => ({
  bytes: await signRevocations(
    emptyList(more),
    by.map(({ signer }) => signer),
  ),
});

describe('without a list', () => {
  it('the result says that nothing was checked', async () => {
    const result = await verify();
    expect(result.ok).toBe(true);
    expect(result.checks).toContainEqual(
      expect.objectContaining({ name: 'revocation', detail: 'not checked', checked: false }),
    );
  });
  it('a longest age is a fault of usage', async () => {
    await expect(verify({ maxAge: 'P7D' })).rejects.toThrow(/verify\/no-revocations/);
  });
});

describe('with a list', () => {
  it('a release that is not on it', async () => {
    const result = await verify({ revocations: await list({ number: 7 }) });
    expect(failures(result)).toEqual([]);
    expect(lineOf(result, 'revocation')).toBe('not on list 7 of 2026-03-10T00:00:00.000Z');
  });

  it('a release that is: exit 5, with reason and replacement', async () => {
    const entries = [entry({ replacement: OTHER, takenDown: true })];
    const result = await verify({ revocations: await list({ entries }) });
    expect(failures(result)).toEqual(['5 revocation']);
    expect(result.exitCode).toBe(5);
    expect(lineOf(result, 'revocation')).toBe(`revoked: ${REASON}, from 2026-03-05; taken down; use ${OTHER} instead`);
  });

  it('from its day on', async () => {
    const revocations = await list({ entries: [entry({ from: '2026-03-11' })] });
    expect(failures(await verify({ revocations }))).toEqual([]);
    expect(lineOf(await verify({ revocations }), 'revocation')).toContain('to be revoked');
    const later = new Date('2026-03-11T00:00:00.000Z');
    expect(failures(await verify({ revocations, now: later }))).toEqual(['5 revocation']);
  });

  it('another candidate of the same id is no accident: exit 5, from whatever day', async () => {
    const entries = [entry({ candidate: 'a'.repeat(64), from: '2027-01-01' })];
    const result = await verify({ revocations: await list({ entries }) });
    expect(failures(result)).toEqual(['5 revocation']);
    expect(lineOf(result, 'revocation')).toContain('this id with another candidate');
    const both = [entry({ candidate: 'a'.repeat(64) }), entry()].sort((a, b) => (a.candidate < b.candidate ? -1 : 1));
    expect(failures(await verify({ revocations: await list({ entries: both }) }))).toEqual(['5 revocation']);
  });

  it('the same bytes of another id are another release', async () => {
    const revocations = await list({ entries: [entry({ release: OTHER })] });
    expect(failures(await verify({ revocations }))).toEqual([]);
  });

  it('that is too old, or of the future', async () => {
    const revocations = await list({ at: '2026-03-03T12:00:00.000Z' });
    const aged = async (maxAge: string | number) => failures(await verify({ revocations, maxAge }));
    expect(await aged('P7D')).toEqual([]);
    expect(await aged(7)).toEqual([]);
    expect(await aged('P6DT23H59M')).toEqual(['5 revocation']);
    expect(await aged(6)).toEqual(['5 revocation']);
    const future = await list({ at: '2026-03-10T12:00:00.001Z' });
    expect(failures(await verify({ revocations: future }))).toEqual(['5 revocation']);
    await expect(aged('P1M')).rejects.toThrow(/verify\/max-age/);
  });

  it('of another publisher says nothing about this one', async () => {
    expect(failures(await verify({ revocations: await list({ publisher: 'other' }) }))).toEqual(['5 revocation']);
  });

  it('is signed by somebody who may revoke this release: else exit 8', async () => {
    expect(failures(await verify({ revocations: await list({}, [AUTHOR]) }))).toEqual([]);
    expect(failures(await verify({ revocations: await list({}, [OFFICER]) }))).toEqual(['8 revocation']);
    expect(failures(await verify({ revocations: await list({}, [hand('X', 'owner')]) }))).toEqual(['8 revocation']);
    const trust: readonly TrustedKey[] = TRUST.map((key) =>
      key.keyid === OWNER.trusted.keyid ? { ...key, products: ['other'] } : key,
    );
    expect(failures(await verify({ revocations: await list(), trust }))).toEqual(['8 revocation']);
  });

  it('that was changed: exit 8, at any byte sampled; that cannot be read: exit 2', async () => {
    const { bytes } = await list({ entries: [entry()] });
    for (let i = 0; i < bytes.length; i += 41) {
      const changed = Uint8Array.from(bytes);
      changed[i] ^= 1;
      expect((await verify({ revocations: { bytes: changed } })).exitCode, `byte ${i}`).toBe(8);
    }
    expect((await verify({ revocations: { bytes: new Uint8Array() } })).exitCode).toBe(8);
    const odd = await signEnvelopeOf('application/vnd.sluice.revocations+json', { publisher: 'clinic' }, OWNER.signer);
    expect((await verify({ revocations: { bytes: odd } })).exitCode).toBe(2);
  });
});

describe('keys that come and go', () => {
  const dated = (until: string): readonly TrustedKey[] =>
    TRUST.map((key) => (key.keyid === AUTHOR.trusted.keyid ? { ...key, until } : key));

  it('an old release verifies against a key that has run out since', async () => {
    const result = await verify({ trust: dated('2026-03-03'), now: new Date('2027-01-01T00:00:00Z') });
    expect(failures(result)).toEqual([]);
    expect(failures(await verify({ trust: dated('2026-03-02') }))).toContain('8 signature');
  });

  it('a revoked key fails from its day on; what it signed before stays good', async () => {
    const revoking = async (keyid: string, from: string) =>
      failures(await verify({ revocations: await list({ keys: [{ keyid, from }] }) }));
    const { keyid } = OFFICER.trusted;
    expect(await revoking(keyid, '2026-03-03')).toEqual([]);
    expect(await revoking(keyid, '2026-03-02')).toEqual(['5 revoked key']);
    expect(await revoking(keyid, '2026-01-01')).toEqual(['5 revoked key']);
    // The author signed the candidate on its day, and the statement on the day of publication.
    expect(await revoking(AUTHOR.trusted.keyid, '2026-03-04')).toEqual([]);
    expect(await revoking(AUTHOR.trusted.keyid, '2026-03-03')).toEqual(['5 revoked key']);
    expect(await revoking(hand('X').trusted.keyid, '2026-01-01')).toEqual([]);
  });

  it('with a key fall those that it delegated', async () => {
    const root = hand('Root', 'root');
    const line = (to: typeof root, roles: readonly string[]) =>
      signDelegation(root.signer, {
        publicKey: to.publicPem,
        holder: 'Data office',
        roles,
        from: ISSUED,
        until: '2026-12-31',
      });
    const files = await makeRelease(
      published({
        decide: async (found) => ({ ...(await decided(found)), delegations: [await line(AUTHOR, ['operator'])] }),
      }),
    );
    const others = TRUST.filter(({ keyid }) => keyid !== AUTHOR.trusted.keyid);
    const trust = [...others, root.trusted];
    const check = async (from: string) =>
      failures(
        await verify({ trust, revocations: await list({ keys: [{ keyid: root.trusted.keyid, from }] }) }, files),
      );
    expect(await check('2026-03-04')).toEqual([]);
    expect(await check('2026-03-01')).toEqual(['5 revoked key']);
  });
});

describe('a tombstone in the place of a release', () => {
  const tombstone: Tombstone = {
    release: `rel-${'5'.repeat(32)}`,
    product: { id: 'visits', version: '1.0.0', title: { en: 'Visits' } },
    channel: 'opening',
    reason: REASON,
    from: '2026-03-08',
    replacement: OTHER,
  };
  const standing = async (by = OWNER): Promise<Files> =>
    new Map([[TOMBSTONE_PATH, await signTombstone(tombstone, [by.signer])]]);

  it('exit 5, with its reason', async () => {
    const result = await verify({}, await standing());
    expect(failures(result)).toEqual(['5 taken down']);
    expect(result.exitCode).toBe(5);
    expect(result.core).toBeUndefined();
    expect(lineOf(result, 'taken down')).toBe(
      `${tombstone.release} of visits 1.0.0: ${REASON}, from 2026-03-08; use ${OTHER} instead`,
    );
  });

  it('with data beside it: exit 3', async () => {
    const files = await standing();
    files.set('data/visits.csv', new Uint8Array(3));
    expect(await verify({}, files)).toMatchObject({ ok: false, exitCode: 3 });
    const all = new Map([...release, ...(await standing())]);
    expect(await verify({}, all)).toMatchObject({ ok: false, exitCode: 3 });
    const linked = memoryHost(await standing(), [{ path: 'manifest/x', kind: 'other' }]);
    expect(await verifyRelease(linked, { trust: TRUST, now: NOW })).toMatchObject({ ok: false, exitCode: 3 });
  });

  it('by somebody who may not take it down, or changed: exit 8', async () => {
    expect(failures(await verify({}, await standing(OFFICER)))).toEqual(['8 signature']);
    expect(failures(await verify({}, await standing(hand('X', 'owner'))))).toEqual(['8 signature']);
    const files = await standing();
    const bytes = files.get(TOMBSTONE_PATH) ?? new Uint8Array();
    for (let i = 0; i < bytes.length; i += 37) {
      const changed = Uint8Array.from(bytes);
      changed[i] ^= 1;
      expect(failures(await verify({}, new Map([[TOMBSTONE_PATH, changed]]))), `byte ${i}`).toEqual(['8 signature']);
    }
  });
});
