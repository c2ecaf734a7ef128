import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPublicKey, openRevocations } from '@sluice/provenance';
import { verifyEd25519 } from '@sluice/provenance/node';
import { createRegistry } from '@sluice/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRecords, REGISTRAR } from './records.js';
import { type Outcome, sluice } from './workshop.js';

const directory = mkdtempSync(join(tmpdir(), 'sluice-revoke-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = (name: string) => join(directory, name);
const TODAY = new Date().toISOString().slice(0, 10);
const OWNER = 'health-commission';
const codesOf = ({ err }: Outcome) => [...err.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);
const keyOf = (name: string) => loadPublicKey(readFileSync(path(`${name}.key.pub`), 'utf8'));

let made = 0;
let records: string;
let list: string;

/** `sluice revoke` by the key of that name, on the registry and list of the test. */
const revoke = (by: string, ...args: readonly string[]) =>
  sluice(
    ...['revoke', ...args, '--list', list, '--sign', path(`${by}.key`), '--registry', records],
    ...['--reason', 'key-lost'],
  );

/** What has been recorded: any entry changes it. */
async function head(): Promise<string> {
  return (await sluice('registry', 'check', '--registry', records)).out;
}

beforeAll(async () => {
  for (const name of ['old', 'new', 'third', 'office'])
    expect((await sluice('keys', 'new', 'signing', '--out', path(`${name}.key`))).code).toBe(0);
  const scope = (roles: readonly string[]) =>
    JSON.stringify({
      keys: [{ keyid: keyOf('old').keyid, publicKey: readFileSync(path('old.key.pub'), 'utf8'), roles }],
    });
  writeFileSync(path('revoking.json'), scope(['operator']));
  writeFileSync(path('approving.json'), scope(['approver']));
});

beforeEach(async () => {
  records = path(`records-${++made}`);
  list = path(`list-${made}.jsonl`);
  await createRegistry(records, { clock: () => new Date() });
  const registry = await openRecords(records);
  await registry.write(async (tx) => {
    for (const name of ['old', 'new', 'third'])
      await tx.add(
        'key',
        keyOf(name).keyid,
        { owner: OWNER, holder: name, roles: ['operator'], from: TODAY },
        REGISTRAR,
      );
  });
  await registry.close();
});

describe('a key is not taken back by itself', () => {
  it('before anything is recorded', async () => {
    const before = await head();
    const outcome = await revoke('old', keyOf('old').keyid);
    expect([outcome.code, codesOf(outcome)]).toEqual([1, ['revoke/own-key']]);
    expect(existsSync(list)).toBe(false);
    expect(await head()).toBe(before);
  });

  it('nor does it sign any list once another key has taken it back', async () => {
    expect((await revoke('new', keyOf('old').keyid)).code).toBe(0);
    const before = await head();
    for (const args of [[keyOf('third').keyid], ['--publisher', OWNER]]) {
      const outcome = await revoke('old', ...args, '--trust', path('new.key.pub'));
      expect([outcome.code, codesOf(outcome)]).toEqual([1, ['revoke/own-key']]);
    }
    // Nor one in another place, that knows nothing of it yet.
    list = path('elsewhere.jsonl');
    expect(codesOf(await revoke('old', keyOf('third').keyid))).toEqual(['revoke/own-key']);
    expect(await head()).toBe(before);
  });

  it('nor where only the former list says so', async () => {
    expect((await revoke('new', keyOf('old').keyid)).code).toBe(0);
    const kept = readFileSync(list);
    records = path(`records-${++made}`);
    await createRegistry(records, { clock: () => new Date() });
    const before = await head();
    const outcome = await revoke('old', '--publisher', OWNER, '--trust', path('new.key.pub'));
    expect([outcome.code, codesOf(outcome)]).toEqual([1, ['revoke/own-key']]);
    expect([await head(), readFileSync(list)]).toEqual([before, kept]);
  });
});

describe('a list that another key signed', () => {
  beforeEach(async () => {
    expect((await revoke('old', keyOf('third').keyid)).code).toBe(0);
  });

  it('is followed where --trust has that key for revoking; what it took back stays', async () => {
    const outcome = await revoke('new', keyOf('old').keyid, '--trust', path('revoking.json'));
    expect([outcome.code, codesOf(outcome)]).toEqual([0, []]);
    const opened = await openRevocations(readFileSync(list), [keyOf('new')], verifyEd25519);
    expect(opened.ok && opened.value.list.keys?.map(({ keyid }) => keyid)).toEqual(
      [keyOf('old').keyid, keyOf('third').keyid].sort(),
    );
    // From then on it is the list of the new key.
    expect((await revoke('new', keyOf('old').keyid)).code).toBe(0);
  });

  it.each([
    ['without --trust', [], 'signature/untrusted'],
    ['with another key', ['--trust', 'office.key.pub'], 'signature/untrusted'],
    ['with a key that may not revoke', ['--trust', 'approving.json'], 'signature/out-of-scope'],
    ['with a file that is not there', ['--trust', 'nowhere.json'], 'trust/unreadable'],
  ])('is refused %s, and nothing is recorded', async (_, given, code) => {
    const [before, kept] = [await head(), readFileSync(list)];
    const args = given.map((arg) => (arg.startsWith('--') ? arg : path(arg)));
    const outcome = await revoke('new', keyOf('old').keyid, ...args);
    expect([outcome.code, codesOf(outcome)]).toEqual([2, [code]]);
    expect([await head(), readFileSync(list)]).toEqual([before, kept]);
  });
});
