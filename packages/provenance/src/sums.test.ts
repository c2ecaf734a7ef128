import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleFiles } from '../test/sample-core.js';
import { sha256Hex } from './digest.js';
import { isReleasePath } from './release-path.js';
import { sums } from './sums.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const D = '0'.repeat(64);

describe('sums', () => {
  it('sorts by code unit, and leaves out the manifest and itself', () => {
    const files = [
      'report/z.html',
      'data/é.csv',
      'data/a.csv',
      'SHA256SUMS',
      'manifest/x',
      'data/B.csv',
      'data/a-1.csv',
    ];
    expect(text(sums(files.map((path) => ({ path, sha256: D }))))).toBe(
      ['data/B.csv', 'data/a-1.csv', 'data/a.csv', 'data/é.csv', 'report/z.html'].map((p) => `${D}  ${p}\n`).join(''),
    );
  });

  it('does not depend on the order given', () => {
    expect(sums(sampleFiles().reverse())).toEqual(sums(sampleFiles()));
  });

  it('sha256sum -c accepts the sums, and refuses after a change', () => {
    const dir = mkdtempSync(join(tmpdir(), 'sluice-sums-'));
    try {
      const contents = { 'data/门诊_1.csv': 'a,b\n1,2\n', 'product.json': '{}' };
      const files = Object.entries(contents).map(([path, content]) => {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), content);
        return { path, sha256: sha256Hex(new TextEncoder().encode(content)) };
      });
      writeFileSync(join(dir, 'SHA256SUMS'), sums(files));
      const check = () => execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: dir, stdio: 'pipe' });
      expect(check().toString().match(/OK/g)).toHaveLength(2);
      writeFileSync(join(dir, 'product.json'), '{ }');
      expect(check).toThrow();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('refuses a path twice, a bad path, a bad digest', () => {
    expect(() =>
      sums([
        { path: 'data/a', sha256: D },
        { path: 'data/a', sha256: D },
      ]),
    ).toThrow(/sums\/twice/);
    expect(() => sums([{ path: '../a', sha256: D }])).toThrow(/sums\/path/);
    expect(() => sums([{ path: 'data/a', sha256: D.replace('0', 'A') }])).toThrow(/sums\/digest/);
  });
});

describe('isReleasePath', () => {
  it.each(['data/a.csv', 'SHA256SUMS', 'data/门诊.parquet', 'data/2024-01_x.csv'])('%s', (path) => {
    expect(isReleasePath(path)).toBe(true);
  });
  it.each([
    '',
    '/etc/passwd',
    'data/',
    'data//a',
    '.',
    '..',
    'data/../x',
    'data/.hidden',
    '-rf',
    'data/a b',
    'data\\a',
    'C:x',
    'data/a\n',
    'data/\u202ea',
    'data/e\u0301.csv',
    `data/${'a'.repeat(251)}`,
  ])('not %j', (path) => {
    expect(isReleasePath(path)).toBe(false);
  });
});
