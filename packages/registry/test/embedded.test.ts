import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, expect, test } from 'vitest';
import { createRegistry, importRegistry, openRegistry } from '../src/index.js';
import { codeOf, faultOf } from './fault.js';
import { KINDS } from './kinds.js';
import { clockAt, li } from './stores.js';

const home = mkdtempSync(join(tmpdir(), 'sluice-embedded-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const { clock } = clockAt();
const options = { kinds: KINDS, clock };

test('a file that is no database, and a folder that cannot be, are errors of their own', async () => {
  const garbage = join(home, 'garbage');
  mkdirSync(garbage);
  writeFileSync(join(garbage, 'registry.db'), 'canary-31 '.repeat(1000));
  const damaged = await faultOf(openRegistry(garbage, options));
  expect([damaged.kind, damaged.code]).toEqual(['io', 'registry/damaged']);
  expect(damaged.message).not.toContain('canary');
  writeFileSync(join(home, 'file'), '');
  const refused = await faultOf(createRegistry(join(home, 'file'), { clock }));
  expect([refused.kind, refused.code]).toEqual(['io', 'registry/io']);
  expect(await codeOf(openRegistry(join(home, 'none'), options))).toBe('registry/missing');
  expect(readdirSync(home).sort()).toEqual(['file', 'garbage']);
});

test('making a registry leaves one file; an import that fails leaves none', async () => {
  const place = join(home, 'a/b/registry');
  expect(await codeOf(importRegistry(place, ['{}'], options))).toBe('registry/export-broken');
  expect(readdirSync(place)).toEqual([]);
  await createRegistry(place, { clock });
  expect(readdirSync(place)).toEqual(['registry.db']);
});

test('a program that holds the file too long is told apart from a fault', async () => {
  const place = join(home, 'busy');
  await createRegistry(place, { clock });
  const registry = await openRegistry(place, { ...options, waitMs: 100 });
  const other = new Database(join(place, 'registry.db'));
  other.exec('begin immediate');
  const busy = await faultOf(registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li)));
  expect([busy.kind, busy.code]).toEqual(['io', 'registry/busy']);
  // Reading goes on meanwhile.
  expect(await registry.list('counter')).toEqual([]);
  other.exec('rollback');
  other.close();
  await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
  expect(await registry.check()).toMatchObject({ ok: true, entries: 1 });
  await registry.close();
});

test.skipIf(process.platform === 'win32')(
  'a full disk: an error, and what was kept before is still there',
  async () => {
    const place = join(home, 'full');
    const now = { clock: () => new Date() };
    await createRegistry(place, now);
    const registry = await openRegistry(place, { ...options, ...now });
    await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
    const writer = fileURLToPath(new URL('fixtures/writer.mjs', import.meta.url));
    // Without the trap the kernel would end the process at the first byte too many; a full disk gives an error instead.
    const script = `trap '' XFSZ; ulimit -f 400; exec "$0" "$@"`;
    const args = ['-c', script, process.execPath, writer, place, 'w', '100000'];
    const run = spawnSync('bash', args, { encoding: 'utf8', maxBuffer: 1e8 });
    expect([run.status, run.stderr.includes('registry/io')]).toEqual([1, true]);
    const acknowledged = run.stdout.split('+').length - 1;
    expect(acknowledged).toBeGreaterThan(0);
    const check = await registry.check();
    expect(check.faults).toEqual([]);
    expect(check.entries).toBe(1 + 2 * acknowledged);
    await registry.write((tx) => tx.add('counter', 'after', { n: 0 }, li));
    await registry.close();
  },
);
