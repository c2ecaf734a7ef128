import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadPublicKey } from '@sluice/provenance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEY, makeRelease, readerOf } from '../test/release.js';
import { verifyRelease } from './index.js';
import { nodeHost } from './node.js';

const trust = [loadPublicKey(KEY.publicPem)];
const readTable = readerOf((path) => new Uint8Array(readFileSync(path)));
let dir: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sluice-verify-'));
  for (const [path, bytes] of await makeRelease()) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const verify = () => verifyRelease(nodeHost(dir, readTable), { trust });

describe('nodeHost', () => {
  it('a good release on disk verifies', async () => {
    expect(await verify()).toMatchObject({ ok: true, exitCode: 0 });
  });

  it('sizes and digests agree with reading the whole file', async () => {
    const host = nodeHost(dir, readTable);
    const { sha256Hex } = await import('@sluice/provenance');
    const bytes = await host.read('data/visits.csv');
    expect(await host.digest?.('data/visits.csv')).toEqual({ bytes: bytes.length, sha256: sha256Hex(bytes) });
  });

  it('a link to the right bytes is not a file of the release', async () => {
    const copy = `${dir}.product.json`;
    writeFileSync(copy, readFileSync(join(dir, 'product.json')));
    unlinkSync(join(dir, 'product.json'));
    symlinkSync(copy, join(dir, 'product.json'));
    try {
      expect(await verify()).toMatchObject({ ok: false, exitCode: 3 });
      await expect(nodeHost(dir, readTable).read('product.json')).rejects.toThrow(/verify\/read/);
    } finally {
      unlinkSync(copy);
    }
  });

  it.each<[string, () => void]>([
    ['a link beside the data', () => symlinkSync('visits.csv', join(dir, 'data/link.csv'))],
    ['a link to a folder', () => symlinkSync('data', join(dir, 'more'))],
    ['an empty folder', () => mkdirSync(join(dir, 'empty'))],
    ['a folder inside data', () => mkdirSync(join(dir, 'data/report'))],
    ['a hidden file', () => writeFileSync(join(dir, 'data/.hidden'), '')],
  ])('%s: exit 3', async (_, change) => {
    change();
    expect(await verify()).toMatchObject({ ok: false, exitCode: 3 });
  });

  it('a directory that cannot be read is a fault of usage', async () => {
    rmSync(dir, { recursive: true });
    await expect(verify()).rejects.toMatchObject({ kind: 'input', code: 'verify/unreadable' });
  });
});
