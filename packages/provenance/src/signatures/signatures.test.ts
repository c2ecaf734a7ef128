import { describe, expect, it } from 'vitest';
import { opensslAccepts } from '../../test/openssl.js';
import { canonicalJson } from '../canonical-json.js';
import { pae } from '../dsse/pae.js';
import { loadPublicKey } from '../keys/public-key.js';
import type { TrustedKey } from '../keys/trust.js';
import { generateSigningKey, loadSigner, verifyEd25519 } from '../node.js';
import type { Approval, Waiver } from '../statement.js';
import { checkApproval, signApproval } from './approval.js';
import { checkAuthorship, signCandidate } from './authorship.js';
import { checkWaiver, signWaiver } from './waiver.js';

const key = generateSigningKey();
const signer = loadSigner(key.privatePem);
const trusted: readonly TrustedKey[] = [loadPublicKey(key.publicPem)];
const candidate = 'ab'.repeat(32);
const other = 'cd'.repeat(32);
const use = { channel: 'opening', product: 'visits' };
const approve = (role = 'approver') => signApproval(signer, { candidate, role, day: '2026-03-01' });
const waive = () =>
  signWaiver(signer, {
    candidate,
    rule: 'G10',
    owner: 'Li',
    reason: 'first year',
    until: '2026-06-30',
    day: '2026-03-01',
  });
const checkA = (approval: Approval, digest = candidate, keys = trusted) =>
  checkApproval(approval, digest, keys, verifyEd25519, use);
const checkW = (waiver: Waiver, digest = candidate, keys = trusted) =>
  checkWaiver(waiver, digest, keys, verifyEd25519, use);

/** The signature with one bit turned, in base64. */
function flipped(sig: string, bit: number): string {
  const bytes = Buffer.from(sig, 'base64');
  bytes[bit >> 3] ^= 1 << (bit & 7);
  return bytes.toString('base64');
}

describe('what was signed checks', () => {
  it('an approval, a waiver, an authorship', async () => {
    const good = { valid: true, key: trusted[0], outOfScope: null };
    expect(await checkA(await approve())).toEqual(good);
    expect(await checkW(await waive())).toEqual(good);
    const author = await signCandidate(signer, candidate);
    const day = '2026-03-01';
    expect(await checkAuthorship(author, candidate, trusted, verifyEd25519, { ...use, day })).toEqual(good);
  });

  it('openssl accepts an approval over the bytes that the documentation names', async () => {
    const { sig, ...said } = await approve();
    const message = pae('application/vnd.sluice.approval+json', canonicalJson({ ...said, candidate }));
    const signature = new Uint8Array(Buffer.from(sig, 'base64'));
    expect(opensslAccepts(key.publicPem, message, signature)).toBe(true);
    message[60] ^= 1;
    expect(opensslAccepts(key.publicPem, message, signature)).toBe(false);
  });

  it('the bytes stay what they are: a candidate signed today is checked in ten years', async () => {
    const messages: Uint8Array[] = [];
    const sign = (message: Uint8Array) => {
      messages.push(message);
      return signer.sign(message);
    };
    const recording = { keyid: key.keyid, sign };
    const text = () => new TextDecoder().decode(messages.at(-1)).replace(key.keyid, 'KEYID');
    await signCandidate(recording, candidate);
    expect(text()).toBe(
      `DSSEv1 37 application/vnd.sluice.candidate+json 162 {"candidate":"${candidate}","keyid":"KEYID"}`,
    );
    await signApproval(recording, { candidate, role: 'owner', day: '2026-03-01' });
    expect(text()).toContain(
      `vnd.sluice.approval+json 196 {"candidate":"${candidate}","day":"2026-03-01","keyid":"KEYID","role":"owner"}`,
    );
    await signWaiver(recording, {
      candidate,
      rule: 'G10',
      owner: 'o',
      reason: 'r',
      until: '2026-04-01',
      day: '2026-03-01',
    });
    expect(text()).toContain(
      `{"candidate":"${candidate}","day":"2026-03-01","keyid":"KEYID","owner":"o","reason":"r","rule":"G10","until":"2026-04-01"}`,
    );
  });
});

describe('a change voids it', () => {
  it('any bit of a signature, sampled', async () => {
    const [approval, waiver, author] = [await approve(), await waive(), await signCandidate(signer, candidate)];
    for (let bit = 0; bit < 512; bit += 7) {
      expect((await checkA({ ...approval, sig: flipped(approval.sig, bit) })).valid, `bit ${bit}`).toBe(false);
      expect((await checkW({ ...waiver, sig: flipped(waiver.sig, bit) })).valid, `bit ${bit}`).toBe(false);
      const changed = { ...author, sig: flipped(author.sig, bit) };
      const day = '2026-03-01';
      const { valid } = await checkAuthorship(changed, candidate, trusted, verifyEd25519, { ...use, day });
      expect(valid, `bit ${bit}`).toBe(false);
    }
  });

  it('another candidate, role, day', async () => {
    const approval = await approve();
    expect((await checkA(approval, other)).valid).toBe(false);
    expect((await checkA({ ...approval, role: 'owner' })).valid).toBe(false);
    expect((await checkA({ ...approval, day: '2026-03-02' })).valid).toBe(false);
  });

  it.each(['rule', 'owner', 'reason', 'until', 'day'] as const)('another %s of a waiver', async (member) => {
    const waiver = await waive();
    expect((await checkW({ ...waiver, [member]: `${waiver[member]}x` })).valid).toBe(false);
    expect((await checkW(waiver, other)).valid).toBe(false);
  });

  it('the base64 in another spelling', async () => {
    const approval = await approve();
    expect((await checkA({ ...approval, sig: approval.sig.replace(/=*$/, '') })).valid).toBe(false);
    expect((await checkA({ ...approval, sig: `${approval.sig}\n` })).valid).toBe(false);
  });

  it('a key nobody trusts, or the id of another key', async () => {
    const approval = await approve();
    const stranger = loadPublicKey(generateSigningKey().publicPem);
    expect(await checkA(approval, candidate, [stranger])).toEqual({ valid: false, outOfScope: null });
    const renamed = { ...approval, keyid: stranger.keyid };
    expect(await checkA(renamed, candidate, [stranger])).toMatchObject({ valid: false, key: stranger });
  });

  it('a verifier that answers anything but true', async () => {
    const truthy = (() => 'yes') as never;
    const { valid } = await checkApproval(await approve(), candidate, trusted, truthy, use);
    expect(valid).toBe(false);
  });
});

describe('no signature of one kind passes for another', () => {
  it('the types differ although the content is the same', async () => {
    const types = ['candidate', 'approval', 'waiver', 'delegation', 'revocations', 'tombstone'];
    const { sig, ...said } = await approve();
    const signature = new Uint8Array(Buffer.from(sig, 'base64'));
    const accepted = types.filter((type) => {
      const message = pae(`application/vnd.sluice.${type}+json`, canonicalJson({ ...said, candidate }));
      return verifyEd25519(trusted[0].publicKey, message, signature);
    });
    expect(accepted).toEqual(['approval']);
  });

  it('an authorship for an approval, and back', async () => {
    const author = await signCandidate(signer, candidate);
    const approval = await approve();
    expect((await checkA({ ...approval, sig: author.sig })).valid).toBe(false);
    const swapped = { keyid: key.keyid, sig: approval.sig };
    const { valid } = await checkAuthorship(swapped, candidate, trusted, verifyEd25519, { ...use, day: '2026-03-01' });
    expect(valid).toBe(false);
  });
});

describe('scope', () => {
  const scoped = (scope: Partial<TrustedKey>) => [{ ...trusted[0], ...scope }];
  it.each<[string, Partial<TrustedKey>, boolean]>([
    ['the role that it claims', { roles: ['approver'] }, true],
    ['another role', { roles: ['owner'] }, false],
    ['another channel', { channels: ['sharing'] }, false],
    ['another product', { products: ['other'] }, false],
    ['before its first day', { from: '2026-03-02' }, false],
    ['after its last day', { until: '2026-02-28' }, false],
    ['on its last day', { until: '2026-03-01' }, true],
  ])('%s', async (_, scope, fine) => {
    const checked = await checkA(await approve(), candidate, scoped(scope));
    expect(checked.valid).toBe(true);
    expect(checked.outOfScope === null).toBe(fine);
  });

  it('a waiver is for the owner, an authorship for the operator', async () => {
    expect((await checkW(await waive(), candidate, scoped({ roles: ['owner'] }))).outOfScope).toBeNull();
    expect((await checkW(await waive(), candidate, scoped({ roles: ['approver'] }))).outOfScope).not.toBeNull();
    const author = await signCandidate(signer, candidate);
    const asked = { ...use, day: '2026-03-01' };
    const as = async (role: string) =>
      (await checkAuthorship(author, candidate, scoped({ roles: [role] }), verifyEd25519, asked)).outOfScope;
    expect(await as('operator')).toBeNull();
    expect(await as('owner')).not.toBeNull();
  });
});

describe('what makes no sense is not signed', () => {
  it('a digest that is none, a day that is none, a waiver that ends before it begins', async () => {
    await expect(signCandidate(signer, 'abc')).rejects.toThrow(/^signature\/shape: /);
    await expect(signApproval(signer, { candidate: 'abc', role: 'r', day: '2026-03-01' })).rejects.toThrow(/shape/);
    await expect(signApproval(signer, { candidate, role: 'r', day: '2026-02-30' })).rejects.toThrow(/shape/);
    const waiver = { candidate, rule: 'G10', owner: 'o', reason: 'r', until: '2026-02-28', day: '2026-03-01' };
    await expect(signWaiver(signer, waiver)).rejects.toThrow(/signature\/dates/);
  });
});
