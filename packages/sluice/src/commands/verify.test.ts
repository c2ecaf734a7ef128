import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { signRevocations, signTombstone, TOMBSTONE_PATH } from '@sluice/provenance';
import { generateSigningKey, loadSigner } from '@sluice/provenance/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../command.js';
import { styleFor } from '../terminal/style.js';
import { verifyCommand } from './verify.js';

const key = generateSigningKey();
const signer = loadSigner(key.privatePem);
const release = `rel-${'5'.repeat(32)}`;
let dir: string;
const at = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sluice-verify-command-'));
  writeFileSync(at('key.pub'), key.publicPem);
  const product = { id: 'visits', version: '1.0.0', title: { en: 'Visits' } };
  const tombstone = { release, product, channel: 'opening', reason: 'privacy-incident', from: '2026-03-08' };
  mkdirSync(dirname(at(`gone/${TOMBSTONE_PATH}`)), { recursive: true });
  writeFileSync(at(`gone/${TOMBSTONE_PATH}`), await signTombstone(tombstone, [signer]));
  const list = { publisher: 'clinic', number: 1, at: '2026-03-10T00:00:00.000Z', entries: [] };
  writeFileSync(at('revocations.jsonl'), await signRevocations(list, [signer]));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function run(values: Readonly<Record<string, string | boolean>>) {
  let out = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: () => undefined,
    fault: () => undefined,
    stream: { write: () => true, isTTY: false },
    style: styleFor({ isTTY: false }),
    signal: new AbortController().signal,
  };
  const code = await verifyCommand.run(
    { positionals: [at('gone')], values: { trust: at('key.pub'), ...values } },
    terminal,
  );
  return { code, out };
}

describe('sluice verify', () => {
  it('a tombstone: exit 5, and why', async () => {
    const { code, out } = await run({});
    expect(code).toBe(5);
    expect(out).toContain(`taken down: ${release} of visits 1.0.0: privacy-incident, from 2026-03-08`);
    const json = JSON.parse((await run({ json: true })).out);
    expect(json).toMatchObject({ ok: false, exitCode: 5 });
  });

  it('takes a list of revocations and its longest age', async () => {
    expect((await run({ revocations: at('revocations.jsonl'), 'max-age': 'P7D' })).code).toBe(5);
    await expect(run({ revocations: at('none') })).rejects.toThrow(/revocations\/unreadable/);
    await expect(run({ 'max-age': 'P7D' })).rejects.toThrow(/verify\/no-revocations/);
    await expect(run({ revocations: at('revocations.jsonl'), 'max-age': 'a week' })).rejects.toThrow(/verify\/max-age/);
  });

  it('lets nobody choose the day', () => expect(Object.keys(verifyCommand.options)).not.toContain('now'));
});
