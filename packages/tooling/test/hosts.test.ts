import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../hosts.mjs', import.meta.url));
const planted: string[] = [];
afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true });
});

function check(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'hosts-'));
  planted.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', ['add', '.'], { cwd: root });
  const { status, stderr } = spawnSync(process.execPath, [script, '--root', root], { encoding: 'utf8' });
  return { status, faults: stderr.trimEnd().split('\n').slice(0, -1) };
}

/** The planted texts are put together here, so that the check finds none of them in this file. */
const text = (...parts: string[]) => parts.join('');
const slash = '/';

test.each([
  ['registry', text('see https://www.npm', 'js.com/package/x')],
  ['registry', text('https://regis', 'try.example.org/x')],
  ['registry', text('regis', 'try.yarn', 'pkg.com')],
  ['machine', text('open ', slash, 'ho', 'me/someone/data.csv')],
  ['machine', text('file://', slash, 'wo', 'rk/main')],
  ['machine', text('"', slash, 'ro', 'ot/.config"')],
  ['machine', text('C:\\Us', 'ers\\someone')],
  ['number of an issue', text('as iss', 'ue #12 asks')],
  ['workplace', text('written by Ch', 'atGPT')],
])('%s: %j is found on its line', (what, line) => {
  const { status, faults } = check({ 'docs/a.md': `first\n${line}\n` });
  expect(status).toBe(1);
  expect(faults).toEqual([expect.stringMatching(new RegExp(`^docs/a\\.md:2: .*${what}`))]);
});

test('a download address in the lock file is found', () => {
  const { faults } = check({
    'pnpm-lock.yaml': 'packages:\n    tarball: somewhere\n',
    'other.yaml': '    tarball: here\n',
  });
  expect(faults).toEqual([expect.stringContaining('pnpm-lock.yaml:2: download address')]);
});

test.each([
  `packages/${'work'}/main.ts and ../${'work'}/x and a/home/b`,
  'https://example.org/home/page',
  "import { registry } from '@sluice/registry'; registry.records.list(); registry.audit/2",
  'an issue with 12 columns; the language of models',
])('%j passes', (line) => {
  expect(check({ 'a.md': `${line}\n` })).toEqual({ status: 0, faults: [] });
});
