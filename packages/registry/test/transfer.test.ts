import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { importRegistry, openRegistry, type Registry } from '../src/index.js';
import { codeOf, faultOf } from './fault.js';
import { KINDS } from './kinds.js';
import { clockAt, fresh, li, type Store, stores } from './stores.js';

const both = stores();
const ways = both.flatMap((from) => both.map((to) => ({ from, to, name: `${from.name} to ${to.name}` })));

describe('export and import', () => {
  const { clock } = clockAt();
  const options = { kinds: KINDS, clock };
  const open: Registry[] = [];
  afterEach(async () => {
    for (const registry of open.splice(0)) await registry.close();
  });

  async function exported(store: Store) {
    const { registry, time } = await fresh(store);
    open.push(registry);
    await registry.write(async (tx) => {
      await tx.add('counter', 'c', { n: 0 }, li, '原因');
      await tx.add('licence', 'l', { holder: '張', topic: 't', until: '2026-03-01' }, li);
      await tx.putSealed(
        's/1',
        Uint8Array.from({ length: 300 }, (_, i) => i & 255),
      );
      await tx.putSealed('s/empty', new Uint8Array());
    });
    time.set('2026-03-02T00:00:00.000Z');
    await registry.write(async (tx) => {
      await tx.step('counter', 'c', 'count', { actor: li, body: { n: 1 } });
      await tx.note('deliver', 'counter', 'c', li);
      await tx.step('licence', 'l', 'cancel', { actor: li, reason: 'over' });
    });
    const lines: string[] = [];
    await registry.exportTo((line) => void lines.push(line));
    return { registry, lines, head: (await registry.check()).head };
  }

  for (const { from, to, name } of ways) {
    test.skipIf(from.skipped || to.skipped)(`${name}: the same log, records, sealed bytes and head`, async () => {
      const { registry, lines, head } = await exported(from);
      const location = await to.place();
      await importRegistry(location, lines, { ...options, head });
      const copy = await openRegistry(location, { kinds: KINDS, clock: clockAt('2026-03-02T00:00:00.000Z').clock });
      open.push(copy);
      expect(await copy.check({ head })).toEqual(await registry.check());
      expect(await copy.log()).toEqual(await registry.log());
      for (const kind of ['counter', 'licence']) {
        expect(await copy.list(kind)).toEqual(await registry.list(kind));
        for (const { id } of await registry.list(kind))
          expect(await copy.history(kind, id)).toEqual(await registry.history(kind, id));
      }
      for (const sealed of ['s/1', 's/empty'])
        expect(await copy.getSealed(sealed)).toEqual(await registry.getSealed(sealed));
      const again: string[] = [];
      await copy.exportTo((line) => void again.push(line));
      expect(again).toEqual(lines);
      expect(await codeOf(importRegistry(location, lines, options))).toBe('registry/there');
      await copy.write((tx) => tx.step('counter', 'c', 'count', { actor: li, body: { n: 2 } }));
      expect((await copy.check()).ok).toBe(true);
    });
  }

  describe.each(both)('into $name', (to) => {
    const run = test.skipIf(to.skipped);

    run('an export that was changed anywhere is refused, and nothing is made', async () => {
      const { lines } = await exported(both[0]);
      const location = await to.place();
      const attempt = (changed: readonly string[]) => codeOf(importRegistry(location, changed, options));
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: lines.length - 1 }),
          fc.constantFrom('drop', 'twice', 'swap', 'letter', 'cut'),
          fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
          async (at, change, where) => {
            const changed = [...lines];
            if (change === 'drop') changed.splice(at, 1);
            if (change === 'twice') changed.splice(at, 0, lines[at]);
            if (change === 'cut') changed.splice(at);
            if (change === 'swap')
              [changed[at], changed[(at + 1) % lines.length]] = [lines[(at + 1) % lines.length], lines[at]];
            if (change === 'letter') {
              const spot = Math.floor(where * lines[at].length);
              const letter = lines[at][spot];
              changed[at] = lines[at].slice(0, spot) + (letter === '1' ? '2' : '1') + lines[at].slice(spot + 1);
            }
            expect(await attempt(changed)).toMatch(
              /^registry\/(export-broken|export-newer|unknown-kind|id|sealed-name)$/,
            );
            expect(await codeOf(openRegistry(location, options))).toBe('registry/missing');
          },
        ),
        { numRuns: to.name === 'embedded' ? 60 : 15, seed: 20260302 },
      );
    });

    run('a record or sealed bytes other than the entry names are refused', async () => {
      const { lines } = await exported(both[0]);
      const place = await to.place();
      for (const [before, after] of [
        ['{"n":1}', '{"n":2}'],
        ['"state":"live"', '"state":"cancelled"'],
        ['"version":2', '"version":3'],
        ['"sealed":"AAEC', '"sealed":"AAED'],
      ]) {
        const changed = lines.map((line) => line.replace(before, after));
        expect(changed).not.toEqual(lines);
        expect(await codeOf(importRegistry(place, changed, options))).toBe('registry/export-broken');
      }
    });

    run('a shorter log that is sound by itself is refused where the head is known', async () => {
      const { registry } = await fresh(both[0]);
      open.push(registry);
      const lines: string[] = [];
      await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
      await registry.exportTo((line) => void lines.push(line));
      await registry.write((tx) => tx.add('counter', 'd', { n: 0 }, li));
      const { head } = await registry.check();
      const place = await to.place();
      expect(await codeOf(importRegistry(place, lines, { ...options, head }))).toBe('registry/log-truncated');
      await importRegistry(place, lines, options);
    });

    run('kinds and formats that this program does not know are refused', async () => {
      const { lines } = await exported(both[0]);
      const place = await to.place();
      const few = importRegistry(place, lines, { ...options, kinds: KINDS.slice(0, 1) });
      expect(await codeOf(few)).toBe('registry/unknown-kind');
      const newer = [lines[0].replace('"format":1', '"format":2'), ...lines.slice(1)];
      expect(await codeOf(importRegistry(place, newer, options))).toBe('registry/export-newer');
      const broken = await faultOf(importRegistry(place, [lines[0], '{"canary-9c"'], options));
      expect([broken.kind, broken.faults[0].place]).toEqual(['input', { line: 2 }]);
      expect(broken.message).not.toContain('canary');
    });
  });
});
