import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { nodeDisk, type PublishOptions, publish as publishHere, revokeRelease, takeDown } from '@sluice/product';
import { candidateDigest, canonicalJson, parseTrust, signCandidate } from '@sluice/provenance';
import { loadSigner } from '@sluice/provenance/node';
import type { Registry } from '@sluice/registry';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshVerifier } from '../src/index.js';
import { openRecords, REGISTRAR } from './records.js';
import { OPENING, productText, sluice, workshop } from './workshop.js';

const shop = workshop();
const { path } = shop;
const sign = (name: string) => ['--sign', path(`keys/${name}.key`)];
const codes = (err: string) => [...err.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);
const approve = async (candidate: string) => {
  for (const role of ['owner', 'privacy-officer'])
    await sluice('approve', path(candidate), '--role', role, ...sign(role));
};
const publish = (candidates: readonly string[], out: string, records: string, ...more: string[]) =>
  sluice(
    ...['publish', ...candidates.map(path), '--out', path(out), ...sign('release')],
    ...['--trust', path('trust.json'), '--registry', path(records), ...more],
  );
const coreOf = (candidate: string) => JSON.parse(readFileSync(path(`${candidate}/candidate/core.json`), 'utf8'));
const signer = (name: string) => loadSigner(readFileSync(path(`keys/${name}.key`), 'utf8'));
/** Writes another core, signed rightly by whoever has a key. */
async function resign(candidate: string, core: never, by = 'release'): Promise<void> {
  writeFileSync(path(`${candidate}/candidate/core.json`), canonicalJson(core));
  const authorship = await signCandidate(signer(by), candidateDigest(core));
  writeFileSync(path(`${candidate}/candidate/author.json`), canonicalJson(authorship));
}
async function inRegistry<T>(records: string, work: (registry: Awaited<ReturnType<typeof openRecords>>) => Promise<T>) {
  const registry = await openRecords(path(records));
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}
const stateOf = (records: string, id: string) =>
  inRegistry(records, async (registry) => (await registry.get('release', id))?.state);

beforeAll(async () => {
  shop.records('base-records');
  const built = await shop.build('product.yaml', 'base', '--registry', path('base-records'));
  if (built.code !== 3) throw new Error(built.err);
  await approve('base');
});
/** A copy of the approved candidate, and of the records that know it. */
function copy(name: string): { candidate: string; records: string; id: string } {
  cpSync(path('base'), path(name), { recursive: true });
  cpSync(path('base-records'), path(`${name}-records`), { recursive: true });
  return { candidate: name, records: `${name}-records`, id: coreOf(name).release };
}

describe('what is published is what was built', () => {
  test('another candidate under the id of one on record is refused, whoever signed it', async () => {
    const { records, id } = copy('known');
    // Built by the same author with other records, and given the id that the first register knows.
    shop.records('elsewhere');
    writeFileSync(path('wide.yaml'), productText([['suppression: 0.05', 'suppression: 0.1']]));
    await shop.build('wide.yaml', 'swapped', '--registry', path('elsewhere'));
    await resign('swapped', { ...coreOf('swapped'), release: id } as never);
    await approve('swapped');
    const { code, err } = await publish(['swapped'], 'swapped-out', records);
    expect([code, codes(err), existsSync(path('swapped-out'))]).toEqual([1, ['publish/other-candidate'], false]);
  });

  test('another author, trusted as well, is not the one who built it', async () => {
    const { candidate, records } = copy('author');
    await sluice('keys', 'new', 'signing', '--out', path('keys/second.key'));
    cpSync(path('trust.json'), path('two.json'));
    const scope = ['--role', 'operator', '--holder', 'somebody else', '--out', path('two.json')];
    await sluice('keys', 'trust', path('keys/second.key.pub'), ...scope);
    await resign(candidate, coreOf(candidate) as never, 'second');
    const args = ['--out', path('author-out'), ...sign('release'), '--registry', path(records)];
    const { code, err } = await sluice('publish', path(candidate), ...args, '--trust', path('two.json'));
    expect([code, codes(err)]).toEqual([1, ['publish/other-candidate']]);
  });

  test('an id or a version that no product can have makes no path', async () => {
    const { candidate, records } = copy('climbing');
    cpSync(path('base'), path('still'), { recursive: true });
    const core = coreOf(candidate);
    await resign(candidate, { ...core, product: { ...core.product, version: '1/../../../pwned' } } as never);
    mkdirSync(path('deep'));
    const { code } = await publish([candidate, 'still'], 'deep/bundle', records);
    expect([code === 0, existsSync(path('pwned')), readdirSync(path('deep'))]).toEqual([false, false, []]);
  });

  test('a source that was brought up to date since is another source', async () => {
    const { candidate, records } = copy('moved');
    await inRegistry(records, (registry) =>
      registry.write(async (tx) => {
        const record = await tx.get('source', 'visits');
        const body = { ...(record?.body as object), versionOrder: 2 };
        await tx.step('source', 'visits', 'update', { actor: REGISTRAR, body });
      }),
    );
    const { code, err } = await publish([candidate], 'moved-out', records);
    expect([code, codes(err)]).toEqual([1, ['gate/G02']]);
  });

  test('a key that the register has revoked signs nothing more, whatever day stands in its approval', async () => {
    const { candidate, records } = copy('stolen');
    const keyid = signer('owner').keyid;
    const today = new Date().toISOString().slice(0, 10);
    await inRegistry(records, (registry) =>
      registry.write(async (tx) => {
        const body = { owner: 'health-commission', holder: 'owner', roles: ['owner'], from: '2026-01-01' };
        await tx.add('key', keyid, body, REGISTRAR);
        const how = { actor: REGISTRAR, reason: 'stolen', body: { ...body, revokedFrom: today } };
        await tx.step('key', keyid, 'revoke', how);
      }),
    );
    const { code, err } = await publish([candidate], 'stolen-out', records);
    expect([code, codes(err)]).toEqual([1, ['gate/G14']]);
  });

  test('a candidate can be entered by nobody else until it is published', async () => {
    const { candidate, records } = copy('private');
    expect(statSync(path('base')).mode & 0o077).toBe(0);
    expect((await publish([candidate], 'private-out', records)).code).toBe(0);
    expect(statSync(path('private-out')).mode & 0o077).toBe(0o055);
  });
});

describe('what stands in its place is on record, and what is not on record does not stand', () => {
  /** Publishes, and does something to the register while the release is being verified. */
  async function meanwhile(name: string, work: (records: string, id: string) => Promise<void>) {
    const { candidate, records, id } = copy(name);
    const running = publish([candidate], `${name}-out`, records);
    for (let tries = 0; (await stateOf(records, id)) !== 'sealing' && tries < 400; tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await work(records, id);
    return { outcome: await running, id, records };
  }

  test('given back and withdrawn while it was being sealed', async () => {
    const { outcome, id, records } = await meanwhile('withdrawn', (place, id) =>
      inRegistry(place, async (registry) => {
        const how = { actor: REGISTRAR, reason: 'second thoughts' };
        await registry.write(async (tx) => {
          await tx.step('release', id, 'give-back', how);
          await tx.step('release', id, 'withdraw', how);
        });
      }),
    );
    expect(outcome.code).toBe(1);
    expect(existsSync(path('withdrawn-out'))).toBe(false);
    expect(await stateOf(records, id)).toBe('withdrawn');
  });

  test('frozen by a privacy concern while it was being sealed', async () => {
    shop.records('scratch');
    const { outcome, id, records } = await meanwhile('frozen', (place, id) =>
      inRegistry(place, async (registry) => {
        const body = { release: id, type: 'privacy-concern', text: 'my street is one house' };
        await registry.write((tx) => tx.add('feedback', 'F-1', body, REGISTRAR));
      }),
    );
    expect([outcome.code, codes(outcome.err)]).toEqual([1, ['release/frozen']]);
    expect(existsSync(path('frozen-out'))).toBe(false);
    expect(await stateOf(records, id)).toBe('candidate');
  });
});

describe('a release is taken down', () => {
  test('in its own place alone: another directory is left, and nothing is recorded', async () => {
    const { candidate, records, id } = copy('down');
    expect((await publish([candidate], 'down-out', records)).code).toBe(0);
    const args = [
      '--reason',
      'data-error',
      '--list',
      path('down.jsonl'),
      ...sign('release'),
      '--registry',
      path(records),
    ];
    mkdirSync(path('precious/manifest'), { recursive: true });
    writeFileSync(path('precious/kept.csv'), 'x');
    const other = copy('other');
    expect((await publish([other.candidate], 'other-out', other.records)).code).toBe(0);
    rmSync(path('down-out/manifest/tombstone.jsonl'), { force: true });
    const changed = path('changed-out');
    cpSync(path('down-out'), changed, { recursive: true });
    const envelope = JSON.parse(readFileSync(join(changed, 'manifest/attestations.intoto.jsonl'), 'utf8'));
    const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'));
    statement.predicate.candidate = '0'.repeat(64);
    envelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64');
    writeFileSync(join(changed, 'manifest/attestations.intoto.jsonl'), JSON.stringify(envelope));
    for (const [place, code, fault] of [
      ['precious', 2, 'takedown/none'],
      ['changed-out', 1, 'takedown/other'],
    ] as const) {
      const taken = await sluice('revoke', id, '--take-down', path(place), ...args);
      expect([place, taken.code, codes(taken.err)]).toEqual([place, code, [fault]]);
    }
    expect(existsSync(path('precious/kept.csv'))).toBe(true);
    expect(await stateOf(records, id)).toBe('published');
    expect(existsSync(path('down.jsonl'))).toBe(false);
  });
});

describe('who is compared', () => {
  const CUT: [string, string][] = [
    ['fee: { role: sensitive, op: drop }', 'fee: { role: quasi, op: band, edges: [0, 40, 200] }'],
    [
      'birth_date: { role: quasi, op: generalize, hierarchy: { dates: [year, decade] } }',
      'birth_date: { role: direct }',
    ],
    [
      'visit_date: { role: quasi, op: generalize, hierarchy: { dates: [quarter, year] } }',
      'visit_date: { role: direct }',
    ],
    ['suppression: 0.05', 'suppression: 0.5'],
  ];

  test('a product without a subject is refused beside a release of the same domain, by another concept too', async () => {
    const { candidate, records } = copy('nobody');
    expect((await publish([candidate], 'nobody-out', records)).code).toBe(0);
    await inRegistry(records, (registry) =>
      registry.write(async (tx) => {
        const body = (await tx.get('source', 'visits'))?.body as object;
        await tx.add('source', 'copy', { ...body, concept: 'something-else' }, REGISTRAR);
      }),
    );
    const text = productText([...CUT, ['record: visits', 'record: copy'], ['subject: id_card\n', '']]);
    writeFileSync(path('nobody.yaml'), text);
    const { code, err } = await shop.build('nobody.yaml', 'nobody-next', '--registry', path(records));
    expect([code, codes(err)]).toEqual([1, expect.arrayContaining(['gate/G08'])]);
  });

  test('a source of the same concept under another domain is compared all the same', async () => {
    const { candidate, records } = copy('renamed');
    expect((await publish([candidate], 'renamed-out', records)).code).toBe(0);
    await inRegistry(records, (registry) =>
      registry.write(async (tx) => {
        const body = (await tx.get('source', 'visits'))?.body as object;
        await tx.step('source', 'visits', 'retire', { actor: REGISTRAR, reason: 'renamed' });
        await tx.add('source', 'visits-2', { ...body, subjectDomain: 'residents' }, REGISTRAR);
      }),
    );
    writeFileSync(path('renamed.yaml'), productText([...CUT, ['record: visits', 'record: visits-2']]));
    const { code, err } = await shop.build('renamed.yaml', 'renamed-next', '--registry', path(records));
    expect([code, codes(err)]).toEqual([1, expect.arrayContaining(['gate/G08'])]);
  });

  test('nothing of one’s own is on record', async () => {
    writeFileSync(path('own.yaml'), productText([[OPENING, '{ kind: internal }']]));
    const { code } = await shop.build('own.yaml', 'own', '--registry', path('base-records'));
    expect(code).toBe(0);
  });
});

describe('a publication that stops after its rename', () => {
  test('stays announced when the record cannot be written: what stands may be held', async () => {
    const { candidate, records, id } = copy('lost-commit');
    const registry = await openRecords(path(records));
    let writes = 0;
    const lossy: Registry = {
      ...registry,
      write: (work) =>
        ++writes === 2
          ? registry.write(async (tx) => {
              await work(tx);
              throw new Error('the connection was lost');
            })
          : registry.write(work),
    };
    const trustText = readFileSync(path('trust.json'), 'utf8');
    const options: PublishOptions = {
      ...{ out: path('lost-out'), signer: signer('release'), trust: parseTrust(trustText), trustText, registry: lossy },
      ...{ actor: REGISTRAR, now: new Date(), verifier: freshVerifier },
    };
    await expect(publishHere([path(candidate)], options)).rejects.toThrow(/connection/);
    await registry.close();
    expect([existsSync(path('lost-out')), await stateOf(records, id)]).toEqual([true, 'sealing']);
    expect((await publish([candidate], 'lost-out', records, '--resume')).code).toBe(0);
    expect(await stateOf(records, id)).toBe('published');
  });

  test.each([
    ['is published when the disk cannot be forced, and says so', false, 'published'],
    ['stays announced when besides the record cannot be written', true, 'sealing'],
  ])('%s', async (_, loses, state) => {
    const name = `unforced-${state}`;
    const { candidate, records, id } = copy(name);
    const out = path(`${name}-out`);
    const registry = await openRecords(path(records));
    let writes = 0;
    const lossy: Registry = {
      ...registry,
      write: (work) =>
        registry.write(async (tx) => {
          const done = await work(tx);
          if (loses && ++writes === 2) throw new Error('the connection was lost');
          return done;
        }),
    };
    // The parent is forced after the rename, and only then.
    const sync = (place: string) =>
      place === shop.directory ? Promise.reject(new Error('EIO')) : nodeDisk.sync(place);
    const trustText = readFileSync(path('trust.json'), 'utf8');
    const options: PublishOptions = {
      ...{ out, signer: signer('release'), trust: parseTrust(trustText), trustText, registry: lossy },
      ...{ actor: REGISTRAR, now: new Date(), verifier: freshVerifier, disk: { ...nodeDisk, sync } },
    };
    await expect(publishHere([path(candidate)], options)).rejects.toThrow(loses ? /connection/ : /io\/not-forced/);
    await registry.close();
    expect([existsSync(join(out, 'SHA256SUMS')), await stateOf(records, id)]).toEqual([true, state]);
  });

  test('is not finished for a key that was revoked since: what it sealed is sealed again', async () => {
    const { candidate, records, id } = copy('late');
    await sluice('keys', 'new', 'signing', '--out', path('keys/late.key'));
    cpSync(path('trust.json'), path('late.json'));
    const scope = ['--role', 'operator', '--holder', 'late', '--out', path('late.json')];
    await sluice('keys', 'trust', path('keys/late.key.pub'), ...scope);
    const by = (name: string, place: string, ...more: string[]) =>
      sluice(
        ...['publish', path(candidate), '--out', path('late-out'), ...sign(name), '--trust', path('late.json')],
        ...['--registry', path(place), ...more],
      );
    cpSync(path(records), path('late-before'), { recursive: true });
    expect((await by('late', records)).code).toBe(0);
    const today = new Date().toISOString().slice(0, 10);
    await inRegistry('late-before', (registry) =>
      registry.write(async (tx) => {
        await tx.step('release', id, 'seal', { actor: REGISTRAR });
        const body = { owner: 'health-commission', holder: 'late', roles: ['operator'], from: today };
        await tx.add('key', signer('late').keyid, body, REGISTRAR);
        const how = { actor: REGISTRAR, reason: 'stolen', body: { ...body, revokedFrom: today } };
        await tx.step('key', signer('late').keyid, 'revoke', how);
      }),
    );
    const resumed = await by('release', 'late-before', '--resume');
    expect([resumed.code, codes(resumed.err)]).toEqual([1, ['publish/key']]);
    rmSync(path('late-out'), { recursive: true });
    expect((await by('release', 'late-before', '--resume')).code).toBe(0);
  });

  test('goes on as the whole bundle that it was', async () => {
    shop.records('pair-records');
    const names = ['pair-a', 'pair-b'];
    for (const name of names) {
      writeFileSync(path(`${name}.yaml`), productText([['id: visits', `id: ${name}`]]));
      await shop.build(`${name}.yaml`, name, '--registry', path('pair-records'));
      await approve(name);
    }
    const history = ['--history', `file:${path('keys/history.key')}`];
    cpSync(path('pair-records'), path('pair-before'), { recursive: true });
    expect((await publish(names, 'pair-out', 'pair-records', ...history)).code).toBe(0);
    await inRegistry('pair-before', (registry) =>
      registry.write(async (tx) => {
        const releases = names.map((name) => coreOf(name).release);
        await tx.add('bundle', 'interrupted', { releases, matter: 'both' }, REGISTRAR);
        for (const release of releases) await tx.step('release', release, 'seal', { actor: REGISTRAR });
      }),
    );
    const { code, err } = await publish(['pair-a'], 'pair-alone', 'pair-before', ...history, '--resume');
    expect([code, codes(err), existsSync(path('pair-alone'))]).toEqual([1, ['publish/bundle'], false]);
  });
});

describe('a take-down', () => {
  test('follows no link', async () => {
    const { candidate, records, id } = copy('linked');
    expect((await publish([candidate], 'linked-out', records)).code).toBe(0);
    symlinkSync(path('linked-out'), path('current'));
    const args = ['--reason', 'data-error', '--list', path('linked.jsonl'), ...sign('release')];
    const taken = await sluice('revoke', id, '--take-down', path('current'), ...args, '--registry', path(records));
    expect([taken.code, codes(taken.err)]).toEqual([2, ['takedown/link']]);
    expect([existsSync(path('linked-out/data')), await stateOf(records, id)]).toEqual([true, 'published']);
  });

  test.each([
    ['between its renames', 2],
    ['before the data is removed', 3],
  ])('that was killed %s is finished by the next one', async (what, at) => {
    const { candidate, records, id } = copy(`killed-${at}`);
    const out = `killed-${at}-out`;
    expect((await publish([candidate], out, records)).code).toBe(0);
    let steps = 0;
    // A killed process does nothing more: every later step never ends.
    const dying =
      <A extends unknown[], R>(step: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        ++steps >= at ? new Promise<R>(() => {}) : step(...args);
    const disk = { ...nodeDisk, rename: dying(nodeDisk.rename), remove: dying(nodeDisk.remove) };
    const digest = candidateDigest(coreOf(candidate));
    const stopped = takeDown(path(out), digest, new TextEncoder().encode('{}'), disk);
    await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 500))]);
    const left = () => readdirSync(shop.directory).filter((name) => name.startsWith(`.${out}.sluice-removed`)).length;
    expect([what, left()]).toEqual([what, 1]);
    const args = ['--reason', 'data-error', '--list', path(`${out}.jsonl`), ...sign('release')];
    // The record came first, as the command writes it.
    const today = new Date().toISOString().slice(0, 10);
    await inRegistry(records, (registry) =>
      revokeRelease(id, { registry, actor: REGISTRAR, reason: 'data-error', from: today, takeDown: true }),
    );
    const again = await sluice('revoke', id, '--take-down', path(out), ...args, '--registry', path(records));
    expect([what, again.code, left(), existsSync(path(`${out}/data`))]).toEqual([what, 0, 0, false]);
    expect(existsSync(path(`${out}/manifest/tombstone.jsonl`))).toBe(true);
  });
});
