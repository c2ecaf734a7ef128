import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { signCandidate } from '@sluice/provenance';
import { loadSigner } from '@sluice/provenance/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRecords, REGISTRAR } from './records.js';
import { productText, sluice, workshop } from './workshop.js';

const shop = workshop();
const { path } = shop;
const sign = (name: string) => ['--sign', path(`keys/${name}.key`)];
const approve = (candidate: string, role: string, ...more: string[]) =>
  sluice('approve', path(candidate), '--role', role, ...sign(role), ...more);
const publish = (candidate: string, out: string, records: string, ...more: string[]) =>
  sluice(
    ...['publish', path(candidate), '--out', path(out), ...sign('release')],
    ...['--trust', path('trust.json'), '--registry', path(records), ...more],
  );
const codes = (err: string) => [...err.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);
const stateOf = async (records: string, id: string) => {
  const registry = await openRecords(path(records));
  try {
    return (await registry.get('release', id))?.state;
  } finally {
    await registry.close();
  }
};
const idOf = (candidate: string): string =>
  JSON.parse(readFileSync(path(`${candidate}/candidate/core.json`), 'utf8')).release;

/** A fresh copy of the candidate and of the records that know it. */
function again(name: string): { candidate: string; records: string } {
  cpSync(path('candidate'), path(name), { recursive: true });
  cpSync(path('candidate-records'), path(`${name}-records`), { recursive: true });
  return { candidate: name, records: `${name}-records` };
}

beforeAll(async () => {
  shop.records('candidate-records');
  const built = await shop.build('product.yaml', 'candidate', '--registry', path('candidate-records'), '--json');
  if (built.code !== 3) throw new Error(built.out + built.err);
  await sluice('keys', 'new', 'signing', '--out', path('keys/steward.key'));
});

describe('approvals', () => {
  test('a build for an audience exits 3 and writes a candidate, not a release', async () => {
    expect(existsSync(path('candidate/SHA256SUMS'))).toBe(false);
    expect(existsSync(path('candidate/manifest'))).toBe(false);
    expect((await sluice('verify', path('candidate'), '--trust', path('trust.json'))).code).not.toBe(0);
    expect(await stateOf('candidate-records', idOf('candidate'))).toBe('candidate');
  });

  test('status tells what a candidate waits for', async () => {
    const { candidate, records } = again('asked');
    const status = async () => (await sluice('status', path(candidate), '--registry', path(records))).out;
    expect(await status()).toMatch(/waits for +2 more approvals, among them privacy-officer\n/);
    await approve(candidate, 'owner');
    expect(await status()).toMatch(/waits for +1 more approval, among them privacy-officer\n/);
    await approve(candidate, 'privacy-officer');
    expect(await status()).not.toContain('waits for');
    const json = JSON.parse((await sluice('status', path(candidate), '--json')).out);
    expect(json).toMatchObject({ kind: 'candidate', asksFor: { required: 2, roles: ['privacy-officer'] }, damage: [] });
  });

  test.each([
    ['nobody', []],
    ['one of two', ['privacy-officer']],
    ['the owner alone, not the privacy officer', ['owner']],
  ])('with the approval of %s it goes on waiting, and nothing is published', async (name, roles) => {
    const { candidate, records } = again(`waits-${roles.length}${name.length}`);
    for (const role of roles) expect((await approve(candidate, role)).code).toBe(0);
    const { code, err } = await publish(candidate, `${candidate}-out`, records);
    expect([code, codes(err)]).toEqual([3, ['gate/G14']]);
    expect(existsSync(path(`${candidate}-out`))).toBe(false);
    expect(await stateOf(records, idOf(candidate))).toBe('candidate');
  });

  test('the author cannot approve, neither with the key of the build nor with a second one', async () => {
    const { candidate, records } = again('author');
    const own = await sluice('approve', path(candidate), '--role', 'owner', ...sign('release'));
    expect([own.code, codes(own.err)]).toEqual([1, ['approval/author']]);
    // A second key of the same holder.
    await sluice('keys', 'new', 'signing', '--out', path('keys/second.key'));
    const trust = JSON.parse(readFileSync(path('trust.json'), 'utf8'));
    const publicKey = readFileSync(path('keys/second.key.pub'), 'utf8');
    const made = await sluice('approve', path(candidate), '--role', 'owner', ...sign('second'), '--json');
    const { path: file } = JSON.parse(made.out);
    const { keyid } = JSON.parse(readFileSync(file, 'utf8'));
    const keys = [...trust.keys, { keyid, publicKey, roles: ['owner'], holder: 'release' }];
    writeFileSync(path('second-trust.json'), JSON.stringify({ keys }));
    await approve(candidate, 'privacy-officer');
    const args = [
      'publish',
      path(candidate),
      '--out',
      path('author-out'),
      ...sign('release'),
      '--registry',
      path(records),
    ];
    const { code, err } = await sluice(...args, '--trust', path('second-trust.json'));
    expect([code === 0, codes(err)]).toEqual([false, ['gate/G14']]);
  });

  test('one changed byte voids everything, whichever file it is in', async () => {
    for (const file of ['data/visits.csv', 'data/visits.parquet', 'product.json', 'candidate/core.json']) {
      const { candidate, records } = again(`changed-${file.replace(/\W/g, '-')}`);
      await approve(candidate, 'owner');
      await approve(candidate, 'privacy-officer');
      const bytes = readFileSync(path(`${candidate}/${file}`));
      const at = bytes.lastIndexOf(0x31); // a digit `1` becomes a `2`: the file stays readable
      bytes[at] = 0x32;
      writeFileSync(path(`${candidate}/${file}`), bytes);
      // A core that was changed is another candidate, which its author never signed; other files are not those of the core.
      const core = file === 'candidate/core.json';
      const { code, err } = await publish(candidate, `${candidate}-out`, records);
      expect([file, code, codes(err)]).toEqual([file, 1, core ? expect.anything() : ['gate/G14']]);
      expect(existsSync(path(`${candidate}-out`))).toBe(false);
      const late = await sluice('approve', path(candidate), '--role', 'steward', ...sign('steward'));
      expect([file, late.code, codes(late.err)]).toEqual([file, core ? 0 : 1, core ? [] : ['candidate/changed']]);
    }
  });

  test('an approval for another candidate does not count, and is not passed over', async () => {
    const { candidate, records } = again('foreign');
    await shop.build('product.yaml', 'other', '--registry', path(records));
    await approve('other', 'owner');
    await approve('other', 'privacy-officer');
    for (const name of readdirSync(path('other/candidate/approvals')))
      cpSync(path(`other/candidate/approvals/${name}`), path(`${candidate}/candidate/approvals/${name}`));
    const { code, err } = await publish(candidate, 'foreign-out', records);
    expect([code, codes(err)]).toEqual([1, ['gate/G14']]);
  });

  test('a candidate is published for its author alone: one whom nobody trusts, or who signed another, is refused', async () => {
    const digest = JSON.parse((await approve('candidate', 'steward', '--json')).out).digest;
    rmSync(path('candidate/candidate/approvals'), { recursive: true });
    mkdirSync(path('candidate/candidate/approvals'));
    const signer = (name: string) => loadSigner(readFileSync(path(`keys/${name}.key`), 'utf8'));
    for (const [name, authorship] of [
      ['nobody', await signCandidate(signer('steward'), digest)],
      ['officer', await signCandidate(signer('privacy-officer'), digest)],
      ['another', await signCandidate(signer('release'), '0'.repeat(64))],
    ] as const) {
      const { candidate, records } = again(`author-${name}`);
      await approve(candidate, 'owner');
      await approve(candidate, 'privacy-officer');
      writeFileSync(path(`${candidate}/candidate/author.json`), JSON.stringify(authorship));
      const { code, err } = await publish(candidate, `${candidate}-out`, records);
      // The register was told of the author; a signature over other bytes is the gate's to find.
      expect([name, code, codes(err)]).toEqual([
        name,
        1,
        [name === 'another' ? 'gate/G14' : 'publish/other-candidate'],
      ]);
    }
  });

  test('a file beside the candidate that nobody built is found', async () => {
    const { candidate, records } = again('extra');
    await approve(candidate, 'owner');
    await approve(candidate, 'privacy-officer');
    writeFileSync(path(`${candidate}/data/raw.csv`), 'more');
    expect((await publish(candidate, 'extra-out', records)).code).toBe(1);
  });

  test('a candidate that the register does not know is not published', async () => {
    const { candidate } = again('unknown');
    await approve(candidate, 'owner');
    await approve(candidate, 'privacy-officer');
    shop.records('other-records');
    const { code, err } = await publish(candidate, 'unknown-out', 'other-records');
    expect([code, codes(err)]).toEqual([1, ['publish/unknown']]);
  });

  test('waivers are not for opening', async () => {
    const { candidate } = again('waived');
    const waiver = ['--waive', 'G10', '--owner', 'me', '--reason', 'because', '--until', '2999-01-01'];
    const { code, err } = await sluice('approve', path(candidate), ...sign('owner'), ...waiver);
    expect([code, codes(err)]).toEqual([1, ['waiver/not-needed']]);
  });
});

describe('publication', () => {
  test('asks the records of its own day: a source that was retired since stops it', async () => {
    const { candidate, records } = again('retired');
    await approve(candidate, 'owner');
    await approve(candidate, 'privacy-officer');
    const registry = await openRecords(path(records));
    await registry.write((tx) => tx.step('source', 'visits', 'retire', { actor: REGISTRAR, reason: 'moved' }));
    await registry.close();
    const { code, err } = await publish(candidate, 'retired-out', records);
    expect([code, codes(err)]).toEqual([1, expect.arrayContaining(['gate/G02'])]);
    expect(await stateOf(records, idOf(candidate))).toBe('candidate');
  });

  test('of two processes that publish one candidate, one succeeds', async () => {
    const { candidate, records } = again('raced');
    await approve(candidate, 'owner');
    await approve(candidate, 'privacy-officer');
    const both = await Promise.all(['raced-a', 'raced-b'].map((out) => publish(candidate, out, records)));
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect([existsSync(path('raced-a')), existsSync(path('raced-b'))].filter(Boolean)).toHaveLength(1);
    expect(await stateOf(records, idOf(candidate))).toBe('published');
  });
});

describe('a release is taken back', () => {
  let release: string;
  let id: string;
  let records: string;
  beforeAll(async () => {
    const copy = again('revoked');
    records = copy.records;
    await approve(copy.candidate, 'owner');
    await approve(copy.candidate, 'privacy-officer');
    const { code, err } = await publish(copy.candidate, 'revoked-out', records);
    if (code !== 0) throw new Error(err);
    release = path('revoked-out');
    id = idOf(copy.candidate);
  });
  const verify = (...more: string[]) => sluice('verify', release, '--trust', path('trust.json'), ...more);

  test('without a list, revocation is not checked; with one that does not name it, it is', async () => {
    expect((await verify()).out).toMatch(/revocation: not checked/);
  });

  test('an unknown release cannot be revoked, nor one without a reason', async () => {
    const args = ['--list', path('list.jsonl'), ...sign('release'), '--registry', path(records)];
    const unknown = await sluice('revoke', `rel-${'0'.repeat(32)}`, '--reason', 'data-error', ...args);
    expect([unknown.code, codes(unknown.err)]).toEqual([2, ['revoke/none']]);
    expect((await sluice('revoke', id, ...args)).code).toBe(2);
    expect(existsSync(path('list.jsonl'))).toBe(false);
  });

  test('a list is signed and dated: revoked 5, too old 5, foreign signature 8; a tombstone holds no data', async () => {
    const args = ['--list', path('list.jsonl'), ...sign('release'), '--registry', path(records)];
    const revoked = await sluice('revoke', release, '--reason', 'data-error', ...args, '--json');
    expect([revoked.out, revoked.code]).toEqual([expect.anything(), 0]);
    expect(await stateOf(records, id)).toBe('revoked');
    const { code, out } = await verify('--revocations', path('list.jsonl'));
    expect([code, /data-error/.test(out)]).toEqual([5, true]);
    // Said again, it changes nothing but the date of the list.
    const twice = await sluice('revoke', release, ...args, '--json');
    expect([twice.code, JSON.parse(twice.out)]).toEqual([0, expect.objectContaining({ state: 'revoked', entries: 1 })]);
    const relisted = await sluice('revoke', '--publisher', 'health-commission', ...args, '--json');
    expect([relisted.code, JSON.parse(relisted.out).entries]).toEqual([0, 1]);
    expect((await verify('--revocations', path('list.jsonl'), '--max-age', 'P1D')).code).toBe(5);

    // A register of before does not know the revocation: its list would take it back unseen.
    const older = again('older');
    for (const role of ['owner', 'privacy-officer']) await approve(older.candidate, role);
    await publish(older.candidate, 'older-out', older.records);
    const from = ['--list', path('list.jsonl'), ...sign('release'), '--registry', path(older.records)];
    const lost = await sluice('revoke', '--publisher', 'health-commission', ...from);
    expect([lost.code, codes(lost.err)[0]]).toEqual([1, expect.stringMatching(/^revocations\//)]);
    expect((await verify('--revocations', path('list.jsonl'))).code).toBe(5);

    const list = readFileSync(path('list.jsonl'));
    list[list.indexOf('"sig":"') + 9] ^= 1;
    writeFileSync(path('forged.jsonl'), list);
    expect((await verify('--revocations', path('forged.jsonl'))).code).toBe(8);

    const down = await sluice('revoke', release, '--reason', 'data-error', '--take-down', release, ...args);
    expect(down.code).toBe(0);
    const left = readdirSync(release, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(left.map(({ name }) => name)).toEqual(['tombstone.jsonl']);
    const buried = await verify();
    expect([buried.code, /data-error/.test(buried.out)]).toEqual([5, true]);
    const status = JSON.parse((await sluice('status', release, '--registry', path(records), '--json')).out);
    expect(status).toMatchObject({ release: id, kind: 'tombstone', state: 'taken-down' });
    expect(readdirSync(shop.directory).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('it goes on counting: a further release of the same people is held against it', async () => {
    // Another cut through the same visits: by fee in place of age and time.
    const cut: [string, string][] = [
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
    writeFileSync(path('finer.yaml'), productText(cut));
    const { code, err } = await shop.build('finer.yaml', 'finer', '--registry', path(records));
    expect([code, codes(err)]).toEqual([1, expect.arrayContaining(['gate/G08'])]);
    const same = await shop.build('product.yaml', 'same', '--registry', path(records));
    expect([same.code, codes(same.err)]).toEqual([3, []]);
  });
});
