import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createRegistry, openRegistry, type StoredRecord } from '../src/index.js';
import { type Count, KINDS } from './kinds.js';
import { li, stores } from './stores.js';

const WRITER = fileURLToPath(new URL('fixtures/writer.mjs', import.meta.url));
/** `npm test` builds before it runs the tests. */
const BUILT = existsSync(fileURLToPath(new URL('../dist/index.js', import.meta.url)));
const [WRITERS, KILLED, TIMES] = [8, 3, 24];

interface Ended {
  readonly name: string;
  /** Transactions that the process was told were kept. */
  readonly acknowledged: number;
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** @param dieAfter sends kill -9 as soon as so many transactions are acknowledged: the next one is then under way */
function writer(location: string, name: string, dieAfter: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [WRITER, location, name, String(TIMES)]);
    let acknowledged = 0;
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += String(data);
    });
    child.stdout.on('data', (data) => {
      acknowledged += String(data).split('+').length - 1;
      if (acknowledged >= dieAfter) child.kill('SIGKILL');
    });
    child.on('close', (code, signal) => resolve({ name, acknowledged, code, signal, stderr }));
  });
}

describe.each(stores())('writers in processes of their own, $name', (store) => {
  test.skipIf(store.skipped)(
    'eight race, three are killed with kill -9: nothing is lost, nothing is half',
    async () => {
      expect(BUILT).toBe(true);
      const location = await store.place();
      const clock = () => new Date();
      await createRegistry(location, { clock });
      const registry = await openRegistry(location, { kinds: KINDS, clock, waitMs: 60_000 });
      try {
        await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
        const ended = await Promise.all(
          Array.from({ length: WRITERS }, (_, i) =>
            writer(location, `w${i}`, i < KILLED ? 3 + 7 * i : Number.POSITIVE_INFINITY),
          ),
        );
        for (const [i, { code, signal, stderr }] of ended.entries())
          expect([stderr, code, signal]).toEqual(i < KILLED ? ['', null, 'SIGKILL'] : ['', 0, null]);

        const check = await registry.check();
        expect(check.faults).toEqual([]);
        const { n } = ((await registry.get('counter', 'c')) as StoredRecord<Count>).body;
        expect(check).toMatchObject({ entries: 1 + 2 * n, records: 1 + n });
        const made = (await registry.list('counter', { limit: 10_000 })).filter(({ id }) => id !== 'c');
        expect(made.map(({ body }) => (body as Count).n).sort((a, b) => a - b)).toEqual(
          Array.from({ length: n }, (_, i) => i + 1),
        );
        for (const { name, acknowledged, signal } of ended) {
          const kept = made.filter(({ id }) => id.startsWith(`${name}-`)).length;
          // A killed process may have died after the commit and before it could say so.
          expect(kept).toBeGreaterThanOrEqual(acknowledged);
          expect(kept).toBeLessThanOrEqual(signal === null ? TIMES : acknowledged + 1);
        }
      } finally {
        await registry.close();
      }
    },
  );
});
