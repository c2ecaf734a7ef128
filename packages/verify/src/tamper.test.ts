import { loadPublicKey, RELEASE_PATHS } from '@sluice/provenance';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Files, KEY, makeRelease, memoryHost } from '../test/release.js';
import { verifyRelease } from './index.js';

const trust = [loadPublicKey(KEY.publicPem)];
const now = new Date('2026-03-02T00:00:00Z');
const verify = (files: Files) => verifyRelease(memoryHost(files), { trust, now });
const SMALL = 1500;

let release: Files;
beforeAll(async () => {
  release = await makeRelease();
});

function withFile(path: string, bytes: Uint8Array): Files {
  return new Map(release).set(path, bytes);
}

describe('no byte of a release can be changed', () => {
  it('the untouched release verifies', async () => expect((await verify(release)).ok).toBe(true));

  it('at any position of the small files, by one bit', async () => {
    let tried = 0;
    for (const [path, bytes] of release) {
      if (bytes.length > SMALL) continue;
      for (let i = 0; i < bytes.length; i++) {
        const changed = Uint8Array.from(bytes);
        changed[i] ^= 1 << (i % 8);
        expect((await verify(withFile(path, changed))).ok, `${path} at ${i}`).toBe(false);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(1000);
  });

  it('anywhere, to any other value', async () => {
    const place = fc.constantFrom(...release.entries()).chain(([path, bytes]) =>
      fc.record({
        path: fc.constant(path),
        at: fc.nat(bytes.length - 1),
        by: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(place, async ({ path, at, by }) => {
        const changed = Uint8Array.from(release.get(path) ?? []);
        changed[at] ^= by;
        const result = await verify(withFile(path, changed));
        expect(result.ok).toBe(false);
        expect(result.exitCode).toBe(path === RELEASE_PATHS.attestations ? 8 : 3);
      }),
      { numRuns: 500 },
    );
  });

  it('bytes cut off or added at the end', async () => {
    for (const [path, bytes] of release) {
      expect((await verify(withFile(path, bytes.subarray(0, -1)))).ok, path).toBe(false);
      expect((await verify(withFile(path, Uint8Array.of(...bytes, 0x0a)))).ok, path).toBe(false);
    }
  });
});

describe('no file of a release can be added, removed, renamed or swapped', () => {
  const name = fc.stringMatching(/^[a-z0-9._]{1,12}$/);

  it('added, anywhere', async () => {
    const folder = fc.constantFrom('', 'data/', 'report/', 'manifest/', 'more/');
    await fc.assert(
      fc.asyncProperty(folder, name, fc.uint8Array({ maxLength: 4 }), async (at, file, bytes) => {
        fc.pre(!release.has(at + file));
        expect(await verify(withFile(at + file, bytes))).toMatchObject({ ok: false, exitCode: 3 });
      }),
      { numRuns: 100 },
    );
  });

  it('removed or renamed', async () => {
    for (const [path, bytes] of release) {
      const without = new Map(release);
      without.delete(path);
      expect((await verify(without)).ok, path).toBe(false);
      expect((await verify(without.set(`${path}.bak`, bytes))).ok, path).toBe(false);
    }
  });

  it('swapped for another one of the release', async () => {
    for (const [path] of release) {
      for (const [other, bytes] of release) {
        if (other !== path) expect((await verify(withFile(path, bytes))).ok, `${other} as ${path}`).toBe(false);
      }
    }
  });

  it('replaced by that of another release of the same publisher', async () => {
    const older = await makeRelease({ core: (core) => (core.product.version = '0.9.0') });
    expect((await verify(older)).ok).toBe(true);
    for (const [path, bytes] of older) {
      const same = Buffer.from(bytes).equals(release.get(path) ?? new Uint8Array());
      expect((await verify(withFile(path, bytes))).ok, path).toBe(same);
    }
  });
});
