import { describe, expect, it } from 'vitest';
import { signEnvelope } from '../dsse/sign-envelope.js';
import { generateSigningKey, loadSigner, verifyEd25519 } from '../node.js';
import { openDelegations } from './delegation.js';
import { DELEGATION_TYPE, type Delegation } from './delegation-shape.js';
import { loadPublicKey } from './public-key.js';
import { sameHolder } from './same-holder.js';
import { outOfScope } from './scope.js';
import { signDelegation } from './sign-delegation.js';
import type { TrustedKey } from './trust.js';

const pairs = Array.from({ length: 7 }, () => {
  const { privatePem, publicPem, keyid } = generateSigningKey();
  return { signer: loadSigner(privatePem), publicPem, keyid };
});
const [root, org, unit, desk, last, deep, stranger] = pairs;
type Pair = (typeof pairs)[number];
const rootKey: TrustedKey = { ...loadPublicKey(root.publicPem), roles: ['root'] };
const DAY = '2026-03-01';

const year = { from: '2026-01-01', until: '2026-12-31' };
const give = (from: Pair, to: Pair, more: Partial<Delegation> = {}) =>
  signDelegation(from.signer, { publicKey: to.publicPem, roles: ['operator', 'approver'], ...year, ...more });
const open = (lines: readonly string[], trusted: readonly TrustedKey[] = [rootKey], day = DAY) =>
  openDelegations(lines, trusted, verifyEd25519, day);
const codeOf = async (lines: readonly string[], trusted?: readonly TrustedKey[], day?: string) => {
  const opened = await open(lines, trusted, day);
  return opened.ok ? 'ok' : opened.faults[0].code;
};
const more = { mayDelegate: true };

describe('openDelegations', () => {
  it('root to organisation to signing key, in any order of the lines', async () => {
    const lines = [
      await give(org, desk, { roles: ['operator'], channels: ['opening'], holder: 'Data office', until: '2026-06-30' }),
      await give(root, org, { ...more, channels: ['opening', 'sharing'] }),
    ];
    const opened = await open(lines);
    const keys = opened.ok ? opened.value : [];
    expect(keys.map(({ keyid }) => keyid)).toEqual([org.keyid, desk.keyid]);
    expect(keys[1]).toMatchObject({
      ...loadPublicKey(desk.publicPem),
      holder: 'Data office',
      roles: ['operator'],
      delegatedBy: [root.keyid, org.keyid],
    });
    const use = { role: 'operator', channel: 'opening', product: 'p', day: DAY };
    expect(outOfScope(keys[1], use)).toBeNull();
    expect(outOfScope(keys[1], { ...use, channel: 'sharing' })).not.toBeNull();
    expect(outOfScope(keys[1], { ...use, role: 'approver' })).not.toBeNull();
    expect(outOfScope(keys[1], { ...use, day: '2026-07-01' })).not.toBeNull();
    expect(await open([...lines].reverse())).toEqual(opened);
  });

  it('four links hold, five do not', async () => {
    const chain = [root, org, unit, desk, last, deep];
    const lines = await Promise.all(chain.slice(1).map((to, i) => give(chain[i], to, more)));
    expect(await codeOf(lines.slice(0, 4))).toBe('ok');
    expect(await codeOf(lines)).toBe('delegation/too-deep');
  });

  it.each<[string, Partial<Delegation>, Partial<Delegation>]>([
    ['roles', { roles: ['operator'] }, { roles: ['operator', 'owner'] }],
    ['channels', { channels: ['opening'] }, { channels: ['opening', 'sharing'] }],
    ['channels left open', { channels: ['opening'] }, {}],
    ['products', { products: ['a'] }, { products: ['b'] }],
    ['products left open', { products: ['a'] }, {}],
    ['an earlier first day', {}, { from: '2025-12-31' }],
    ['a later last day', {}, { until: '2027-01-01' }],
  ])('widens nothing: %s', async (_, given, taken) => {
    const lines = [
      await give(root, org, { ...more, ...given }),
      await give(org, desk, { roles: ['operator'], ...taken }),
    ];
    expect(await codeOf(lines)).toBe('delegation/widens');
  });

  it('the scope of the root itself bounds it too, its roles apart', async () => {
    const line = await give(root, org, { channels: ['sharing'] });
    expect(await codeOf([line], [{ ...rootKey, channels: ['opening'] }])).toBe('delegation/widens');
    expect(await codeOf([line], [{ ...rootKey, until: '2026-06-30' }])).toBe('delegation/widens');
    expect(await codeOf([line], [{ ...rootKey, from: '2026-02-01' }])).toBe('delegation/widens');
    expect(await codeOf([line], [{ ...rootKey, channels: ['sharing'] }])).toBe('ok');
  });

  it('counts within its dates only', async () => {
    const line = await give(root, org, { from: '2026-03-01', until: '2026-03-01' });
    expect(await codeOf([line], [rootKey], '2026-02-28')).toBe('delegation/not-in-force');
    expect(await codeOf([line], [rootKey], '2026-03-01')).toBe('ok');
    expect(await codeOf([line], [rootKey], '2026-03-02')).toBe('delegation/not-in-force');
    expect(await codeOf([line], [rootKey], '')).toBe('delegation/not-in-force');
  });

  it('has no cycle, and no key twice', async () => {
    const [a, b] = [await give(root, org, more), await give(org, unit, more)];
    expect(await codeOf([a, b, await give(unit, org)])).toBe('delegation/cycle');
    expect(await codeOf([a, b, await give(unit, root)])).toBe('delegation/cycle');
    expect(await codeOf([a, await give(org, org)])).toBe('delegation/cycle');
    expect(await codeOf([a, b, await give(root, unit)])).toBe('delegation/twice');
    expect(await codeOf([await give(unit, org, more), b])).toBe('delegation/no-root');
  });

  it('starts at a key that is named a root: a plain trusted key, which could name its own approvers, is none', async () => {
    const line = await give(root, org);
    expect(await codeOf([line], [loadPublicKey(root.publicPem)])).toBe('delegation/no-root');
    expect(await codeOf([line], [{ ...rootKey, roles: ['operator'] }])).toBe('delegation/no-root');
    expect(await codeOf([line], [])).toBe('delegation/no-root');
    expect(await codeOf([await give(stranger, org)])).toBe('delegation/no-root');
  });

  it('is handed on by those only who may', async () => {
    const lines = (may: Partial<Delegation>) => Promise.all([give(root, org, may), give(org, desk)]);
    expect(await codeOf(await lines({}))).toBe('delegation/not-allowed');
    expect(await codeOf(await lines({ mayDelegate: false }))).toBe('delegation/not-allowed');
    expect(await codeOf(await lines(more))).toBe('ok');
  });

  it('never hands on the role root, and nothing that it does not understand', async () => {
    await expect(give(root, org, { roles: ['root'] })).rejects.toThrow('delegation/root');
    const forged = async (change: object) => {
      const delegation = { publicKey: org.publicPem, roles: ['operator'], ...year, ...change };
      const bytes = await signEnvelope(DELEGATION_TYPE, delegation, [root.signer]);
      return codeOf([new TextDecoder().decode(bytes).trimEnd()]);
    };
    expect(await forged({})).toBe('ok');
    expect(await forged({ roles: ['operator', 'root'] })).toBe('delegation/root');
    expect(await forged({ channel: ['opening'] })).toBe('delegation/shape');
    expect(await forged({ roles: [] })).toBe('delegation/shape');
    expect(await forged({ from: '2026-12-31', until: '2026-01-01' })).toBe('delegation/dates');
    expect(await forged({ publicKey: org.publicPem.trimEnd() })).toBe('delegation/shape');
    expect(await forged({ holder: ' Li' })).toBe('delegation/shape');
  });

  it('any bit changed, sampled, and any other spelling', async () => {
    const line = await give(root, org);
    const bytes = Buffer.from(line);
    for (let i = 0; i < bytes.length; i += 5) {
      bytes[i] ^= 1 << (i % 7);
      expect((await open([bytes.toString('latin1')])).ok, `byte ${i}`).toBe(false);
      bytes[i] ^= 1 << (i % 7);
    }
    expect(await codeOf([`${line}\n`])).toBe('envelope/not-canonical');
    expect(await codeOf([`${line} `])).toBe('envelope/not-canonical');
    expect(await codeOf([''])).toBe('envelope/not-canonical');
    expect(await codeOf(Array.from({ length: 257 }, () => line))).toBe('delegation/too-many');
  });

  it('two signatures on one line are refused', async () => {
    const delegation = { publicKey: org.publicPem, roles: ['operator'], ...year };
    const bytes = await signEnvelope(DELEGATION_TYPE, delegation, [root.signer, stranger.signer]);
    expect(await codeOf([new TextDecoder().decode(bytes).trimEnd()])).toBe('delegation/signers');
  });

  it('a key that the reader trusts by name keeps the scope that the reader gave it', async () => {
    const own: TrustedKey = { ...loadPublicKey(org.publicPem), roles: ['approver'] };
    const opened = await open([await give(root, org, more), await give(org, desk)], [rootKey, own]);
    expect(opened.ok && opened.value.map(({ keyid }) => keyid)).toEqual([desk.keyid]);
  });
});

describe('sameHolder', () => {
  const [a, b] = [loadPublicKey(org.publicPem), loadPublicKey(desk.publicPem)] as TrustedKey[];
  it('one key, one name, or one that made the other', () => {
    expect(sameHolder(a, { ...a, roles: ['x'] })).toBe(true);
    expect(sameHolder(a, b)).toBe(false);
    expect(sameHolder({ ...a, holder: 'Li' }, { ...b, holder: 'Li' })).toBe(true);
    expect(sameHolder({ ...a, holder: 'Li' }, { ...b, holder: 'Wang' })).toBe(false);
    expect(sameHolder({ ...a, holder: 'Li' }, b)).toBe(false);
    expect(sameHolder({ ...a, holder: 'Li' }, { ...b, holder: 'Wang', delegatedBy: [root.keyid, a.keyid] })).toBe(true);
    expect(sameHolder({ ...b, delegatedBy: [a.keyid] }, a)).toBe(true);
  });
});
