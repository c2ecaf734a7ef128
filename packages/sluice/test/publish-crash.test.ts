import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openRecords } from './records.js';
import { productText, sluice, workshop } from './workshop.js';

const CRASHING = fileURLToPath(new URL('fixtures/crashing-publish.mjs', import.meta.url));
const shop = workshop();
const { path } = shop;

function publishAndDie(at: number): Promise<{ signal: NodeJS.Signals | null; out: string; err: string }> {
  const [candidate, records] = [path(`c-${at}`), path(`r-${at}`)];
  cpSync(path('candidate'), candidate, { recursive: true });
  cpSync(path('records-after'), records, { recursive: true });
  const args = [
    CRASHING,
    candidate,
    path(`out-${at}`),
    path('keys/release.key'),
    path('trust.json'),
    records,
    String(at),
  ];
  return new Promise((done) => {
    const child = execFile(process.execPath, args, (_, out, err) => done({ signal: child.signalCode, out, err }));
  });
}

beforeAll(async () => {
  writeFileSync(path('small.yaml'), productText([['[csv, parquet, arrow]', '[csv]']]));
  const registry = ['--registry', shop.records('records-after')];
  const built = await shop.build('small.yaml', 'candidate', ...registry);
  if (built.code !== 3) throw new Error(built.err);
  for (const role of ['owner', 'privacy-officer'])
    await sluice('approve', path('candidate'), '--role', role, '--sign', path(`keys/${role}.key`));
});

test('kill -9 at any point of a publication: the register never misses a release that stands, and it can be finished', async () => {
  const through = await publishAndDie(0);
  expect(through.err).toBe('');
  const points = Number(through.out);
  expect(points).toBeGreaterThan(15);
  const id = JSON.parse(readFileSync(path('candidate/candidate/core.json'), 'utf8')).release;

  async function crashAt(at: number): Promise<string> {
    const { signal } = await publishAndDie(at);
    expect([at, signal]).toEqual([at, 'SIGKILL']);
    const out = path(`out-${at}`);
    const registry = await openRecords(path(`r-${at}`));
    const before = (await registry.get('release', id))?.state;
    await registry.close();
    // Announced before the first byte is written, and only published once everything stands.
    expect([at, before]).toEqual([at, 'sealing']);
    const stands = existsSync(out);
    if (stands) expect((await sluice('verify', out, '--trust', path('trust.json'))).code).toBe(0);
    const args = ['--out', out, '--sign', path('keys/release.key'), '--trust', path('trust.json')];
    const again = ['publish', path(`c-${at}`), ...args, '--registry', path(`r-${at}`)];
    if (at === 1) expect((await sluice(...again)).err).toContain('publish/under-way');
    const resumed = await sluice(...again, '--resume');
    expect([at, resumed.code, resumed.err.includes('published')]).toEqual([at, 0, true]);
    expect((await sluice('verify', out, '--trust', path('trust.json'))).code).toBe(0);
    expect(readdirSync(shop.directory).filter((name) => name.startsWith(`.out-${at}.`))).toEqual([]);
    return stands ? 'whole' : 'nothing';
  }

  const ends: string[] = [];
  const queue = Array.from({ length: points }, (_, i) => i + 1);
  const worker = async () => {
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) ends[at] = await crashAt(at);
  };
  await Promise.all([worker(), worker()]);
  expect(ends.slice(1).indexOf('whole')).toBeGreaterThan(0);
  expect(ends.slice(ends.indexOf('whole')).every((end) => end === 'whole')).toBe(true);
}, 600_000);
