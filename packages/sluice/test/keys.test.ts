import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sluice, workshop } from './workshop.js';

const shop = workshop();
const { path } = shop;
const codes = (err: string) => [...err.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);
const today = new Date().toISOString().slice(0, 10);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

describe('keys trust', () => {
  test('makes a trust file, adds to it, and refuses a key twice, a private key and an unknown role', async () => {
    const out = ['--out', path('made.json')];
    const officer = path('keys/privacy-officer.key.pub');
    const scope = [
      '--role',
      'privacy-officer,approver',
      '--holder',
      'office',
      '--channel',
      'opening',
      '--until',
      tomorrow,
    ];
    expect((await sluice('keys', 'trust', officer, ...scope, ...out)).code).toBe(0);
    const bare = await sluice('keys', 'trust', path('keys/owner.key.pub'), '--role', 'owner', ...out);
    expect(bare.code).toBe(0);
    expect(bare.err).toContain('no holder');
    const { keys } = JSON.parse(readFileSync(path('made.json'), 'utf8'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatchObject({ roles: ['privacy-officer', 'approver'], holder: 'office', channels: ['opening'] });
    const again = await sluice('keys', 'trust', officer, '--role', 'owner', ...out);
    expect([again.code, codes(again.err)]).toEqual([2, ['trust/twice']]);
    expect((await sluice('keys', 'trust', path('keys/owner.key'), '--role', 'owner', ...out)).code).toBe(2);
    expect((await sluice('keys', 'trust', officer, '--role', 'king', '--out', path('no.json'))).code).toBe(2);
  });
});

describe('a stranger who trusts one root', () => {
  beforeAll(async () => {
    await sluice('keys', 'new', 'signing', '--out', path('keys/root.key'));
    await sluice('keys', 'trust', path('keys/root.key.pub'), '--role', 'root', '--out', path('root.json'));
    for (const [name, role] of [
      ['release', 'operator'],
      ['privacy-officer', 'privacy-officer'],
      ['owner', 'owner'],
    ]) {
      const scope = ['--role', role, '--holder', name, '--from', today, '--until', tomorrow];
      const made = await sluice(
        ...['keys', 'delegate', path(`keys/${name}.key.pub`), '--sign', path('keys/root.key'), ...scope],
        ...['--out', path('delegations.jsonl')],
      );
      expect(made.code).toBe(0);
    }
    shop.records('root-records');
    await shop.build('product.yaml', 'root-candidate', '--registry', path('root-records'));
    for (const role of ['owner', 'privacy-officer'])
      await sluice('approve', path('root-candidate'), '--role', role, '--sign', path(`keys/${role}.key`));
  });
  const publish = (out: string, ...more: string[]) =>
    sluice(
      ...['publish', path('root-candidate'), '--out', path(out), '--sign', path('keys/release.key')],
      ...['--trust', path('root.json'), '--registry', path('root-records'), ...more],
    );

  test('verifies a release whose keys the root delegated to, and no other', async () => {
    expect((await publish('no-line')).code).toBe(1);
    const { code, err } = await publish('by-root', '--delegations', path('delegations.jsonl'));
    expect([code, codes(err)]).toEqual([0, []]);
    expect((await sluice('verify', path('by-root'), '--trust', path('root.json'))).code).toBe(0);
    await sluice('keys', 'new', 'signing', '--out', path('keys/stranger.key'));
    await sluice('keys', 'trust', path('keys/stranger.key.pub'), '--role', 'root', '--out', path('stranger.json'));
    expect((await sluice('verify', path('by-root'), '--trust', path('stranger.json'))).code).toBe(8);
  });

  test('a plain public key is no root', async () => {
    writeFileSync(path('root.pem'), readFileSync(path('keys/root.key.pub')));
    expect((await sluice('verify', path('by-root'), '--trust', path('root.pem'))).code).toBe(8);
  });
});

describe('whose key it is', () => {
  const officers = ['privacy-officer', 'owner'] as const;
  /** A candidate with its approvals, and a registry that knows it. */
  const approved = async (name: string, by: readonly (readonly [role: string, key: string])[]) => {
    const registry = ['--registry', shop.records(`${name}-records`)];
    expect((await shop.build('product.yaml', name, ...registry)).code).toBe(3);
    for (const [role, key] of by)
      expect((await sluice('approve', path(name), '--role', role, '--sign', path(`keys/${key}.key`))).code).toBe(0);
    return (trust: readonly object[], ...more: string[]) => {
      writeFileSync(path(`${name}.json`), JSON.stringify({ keys: trust }));
      return sluice(
        ...['publish', path(name), '--out', path(`${name}-out`), '--sign', path('keys/release.key')],
        ...['--trust', path(`${name}.json`), ...registry, ...more],
      );
    };
  };
  const trusted = () =>
    JSON.parse(readFileSync(path('trust.json'), 'utf8')).keys as { roles?: string[]; holder?: string }[];

  test('a key without holder or role approves nothing: refused, not waiting; and verify says the same', async () => {
    const publish = await approved(
      'nobody',
      officers.map((role) => [role, role]),
    );
    for (const member of ['holder', 'roles'] as const) {
      for (const role of ['operator', ...officers]) {
        const trust = trusted().map((key) => (key.roles?.includes(role) ? { ...key, [member]: undefined } : key));
        const { code, err } = await publish(trust);
        expect([member, role, code, codes(err)]).toEqual([member, role, 1, ['gate/G14']]);
        expect(err).toContain('--holder');
      }
    }
    expect((await publish(trusted())).code).toBe(0);
    writeFileSync(path('bare.json'), JSON.stringify({ keys: trusted().map(({ holder: _, ...key }) => key) }));
    const { code, out } = await sluice('verify', path('nobody-out'), '--trust', path('bare.json'), '--json');
    expect(code).toBe(6);
    const check = JSON.parse(out).checks.find(
      ({ name, ok }: { name: string; ok: boolean }) => name === 'approvals' && !ok,
    );
    expect(check.detail).toContain('the holder of 3 keys is unknown');
  });

  test('a key that the author made is the author: refused by G14', async () => {
    await sluice('keys', 'new', 'signing', '--out', path('keys/top.key'));
    await sluice('keys', 'new', 'signing', '--out', path('keys/puppet.key'));
    await sluice('keys', 'trust', path('keys/top.key.pub'), '--role', 'root', '--out', path('top.json'));
    for (const [key, by, role, ...more] of [
      ['release', 'top', 'operator,owner', '--may-delegate'],
      ['privacy-officer', 'top', 'privacy-officer'],
      ['puppet', 'release', 'owner'],
    ])
      await sluice(
        ...['keys', 'delegate', path(`keys/${key}.key.pub`), '--sign', path(`keys/${by}.key`), '--role', role],
        ...['--holder', `the ${key}`, '--from', today, '--until', tomorrow, '--out', path('top.jsonl'), ...more],
      );
    const publish = await approved('puppets', [
      ['privacy-officer', 'privacy-officer'],
      ['owner', 'puppet'],
    ]);
    const { keys } = JSON.parse(readFileSync(path('top.json'), 'utf8'));
    const { code, err } = await publish(keys, '--delegations', path('top.jsonl'));
    expect([code, codes(err)]).toEqual([1, ['gate/G14']]);
  });

  test('approvers that a key of the author’s holder made are the author, although it signs nothing', async () => {
    await sluice('keys', 'new', 'signing', '--out', path('keys/maker.key'));
    for (const role of officers) {
      const scope = ['--role', role, '--holder', `the ${role}`, '--from', today, '--until', tomorrow];
      const made = await sluice(
        ...['keys', 'delegate', path(`keys/${role}.key.pub`), '--sign', path('keys/maker.key'), ...scope],
        ...['--out', path('maker.jsonl')],
      );
      expect(made.code).toBe(0);
    }
    const publish = await approved(
      'makers',
      officers.map((role) => [role, role]),
    );
    const author = trusted().filter(({ roles }) => roles?.includes('operator'));
    const held = async (holder: string) => {
      const file = path(`maker-${holder}.json`);
      writeFileSync(file, JSON.stringify({ keys: author }));
      await sluice('keys', 'trust', path('keys/maker.key.pub'), '--role', 'root', '--holder', holder, '--out', file);
      return file;
    };
    const own = await held(author[0].holder ?? '');
    const lines = ['--delegations', path('maker.jsonl')];
    const refused = await publish(JSON.parse(readFileSync(own, 'utf8')).keys, ...lines);
    expect([refused.code, codes(refused.err)]).toEqual([1, ['gate/G14']]);

    const other = await held('ministry');
    expect((await publish(JSON.parse(readFileSync(other, 'utf8')).keys, ...lines)).code).toBe(0);
    expect((await sluice('verify', path('makers-out'), '--trust', other)).code).toBe(0);
    expect((await sluice('verify', path('makers-out'), '--trust', own)).code).toBe(6);
  });

  test('approve offers no role that builds or names keys', async () => {
    for (const role of ['operator', 'root']) {
      const done = await sluice('approve', path('nobody'), '--role', role, '--sign', path('keys/owner.key'));
      expect([done.code, codes(done.err)]).toEqual([2, ['usage/role']]);
      expect(done.err).not.toMatch(/one of[^\n]*(operator|root)/);
    }
  });
});
