import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const scratch = mkdtempSync(join(tmpdir(), 'sluice-examples-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs an example in a process of its own, as a newcomer would, in a folder of its own. Needs a build. */
function demo(name: string, people: number): { readonly code: number | null; readonly out: string; folder: string } {
  const folder = join(scratch, name);
  const script = fileURLToPath(new URL(`../../../examples/${name}/demo.mjs`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--people', String(people), '--out', folder],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { code: status, out: stdout + stderr, folder };
}

const refusals = (out: string) => [...out.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);

// clinic-visits is what `npm run demo` runs, which a run of .ci/run ends with.
describe('examples', () => {
  test('pension-sharing: two recipients whose tokens do not join, columns within the item, an overdue update', () => {
    const { code, out, folder } = demo('pension-sharing', 5000);
    expect(out).toContain('in common: 0');
    expect(code).toBe(0);
    expect(refusals(out)).toEqual(['gate/G04', 'gate/G04']);
    expect(out.match(/the release verifies/g)).toHaveLength(2);
    expect(out).toContain('the update owed under item RL-2026-014 is overdue');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['for-civil-affairs', 'for-taxation']));
  });

  test('sme-credit: priced, booked, disclosed, revoked; what is refused is refused for its own reason', () => {
    const { code, out, folder } = demo('sme-credit', 8000);
    expect(refusals(out)).toEqual([
      'price/ceiling',
      'agreement/term',
      'gate/G04',
      'agreement/live-releases',
      'usage/not-usable',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('the release verifies');
    expect(out).toMatch(/headroom +[\d,.]+ CNY/);
    expect(out).toMatch(/revocation: revoked: mandate-ended/);
    expect(out).toMatch(/good: \d+ entries/);
    // A tombstone, and no byte of data.
    expect(existsSync(join(folder, 'release/data'))).toBe(false);
    expect(existsSync(join(folder, 'arrears.csv'))).toBe(true);
  });
});
