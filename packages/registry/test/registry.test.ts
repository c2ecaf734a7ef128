import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { addDays } from '../src/clock.js';
import { createRegistry, openRegistry, type Registry, type StoredRecord } from '../src/index.js';
import { codeOf, faultOf } from './fault.js';
import { type Count, KINDS, type Licence } from './kinds.js';
import { BIN, REQUIRED } from './postgres.js';
import { BEFORE, clockAt, fresh, li, stores } from './stores.js';

test.runIf(REQUIRED)('in CI PostgreSQL is there', () => {
  expect(BIN).toBeDefined();
});

describe.each(stores())('registry, $name', (store) => {
  const run = test.skipIf(store.skipped);
  const open: Registry[] = [];
  afterEach(async () => {
    for (const registry of open.splice(0)) await registry.close();
  });
  const setUp = async () => {
    const made = await fresh(store);
    open.push(made.registry);
    return made;
  };

  run('a record is added, stepped, read, and its versions are kept', async () => {
    const { registry, time } = await setUp();
    await registry.write(async (tx) => {
      await tx.add('counter', 'c', { n: 0 }, li, 'begin');
    });
    time.set('2026-03-02T08:00:00.000Z');
    const stepped = await registry.write((tx) => tx.step('counter', 'c', 'count', { actor: li, body: { n: 1 } }));
    expect(stepped).toEqual({
      kind: 'counter',
      id: 'c',
      state: 'open',
      version: 2,
      at: '2026-03-02T08:00:00.000Z',
      body: { n: 1 },
    });
    expect(await registry.get('counter', 'c')).toEqual(stepped);
    expect(await registry.get('counter', 'd')).toBeUndefined();
    expect((await registry.history('counter', 'c')).map(({ version, at, body }) => [version, at, body])).toEqual([
      [1, BEFORE, { n: 0 }],
      [2, '2026-03-02T08:00:00.000Z', { n: 1 }],
    ]);
    const log = await registry.log();
    expect(log.map(({ seq, event, kind, id, actor, reason }) => [seq, event, kind, id, actor, reason])).toEqual([
      [1, 'add', 'counter', 'c', li, 'begin'],
      [2, 'count', 'counter', 'c', li, undefined],
    ]);
    expect(log[0].previous).toBe('0'.repeat(64));
    expect(log[1].previous).toBe(log[0].hash);
    expect(await registry.check()).toEqual({ ok: true, entries: 2, records: 1, head: log[1].hash, faults: [] });
  });

  run('the log reads in pages, and of one record', async () => {
    const { registry } = await setUp();
    await registry.write(async (tx) => {
      for (const id of ['a', 'b', 'a2']) await tx.add('counter', id, { n: 0 }, li);
      await tx.note('deliver', 'counter', 'a', li);
    });
    const seqs = async (options: Parameters<Registry['log']>[0]) => (await registry.log(options)).map(({ seq }) => seq);
    expect(await seqs({})).toEqual([1, 2, 3, 4]);
    expect(await seqs({ after: 1, limit: 2 })).toEqual([2, 3]);
    expect(await seqs({ kind: 'counter', id: 'a' })).toEqual([1, 4]);
    expect((await registry.log())[3].recordSha256).toBeUndefined();
  });

  run('what throws inside a write leaves nothing behind', async () => {
    const { registry } = await setUp();
    await registry.write((tx) => tx.add('counter', 'a', { n: 0 }, li));
    const before = await registry.check();
    const failing = registry.write(async (tx) => {
      await tx.add('counter', 'b', { n: 0 }, li);
      await tx.putSealed('secret', new Uint8Array([1]));
      await tx.step('counter', 'a', 'close', { actor: li, reason: 'done' });
      throw new Error('the caller changed its mind');
    });
    await expect(failing).rejects.toThrow('the caller changed its mind');
    expect(await registry.check()).toEqual(before);
    expect(await registry.get('counter', 'b')).toBeUndefined();
    expect(await registry.getSealed('secret')).toBeUndefined();
  });

  run('a refused step may be caught, and the transaction goes on', async () => {
    const { registry } = await setUp();
    await registry.write(async (tx) => {
      await tx.add('counter', 'a', { n: 0 }, li);
      expect(await codeOf(tx.add('counter', 'a', { n: 0 }, li))).toBe('registry/exists');
      await tx.step('counter', 'a', 'count', { actor: li, body: { n: 5 } });
    });
    expect((await registry.get('counter', 'a'))?.body).toEqual({ n: 5 });
    expect((await registry.check()).ok).toBe(true);
  });

  run('inside a transaction its own changes are seen; outside they are not before its end', async () => {
    const { registry } = await setUp();
    await registry.write(async (tx) => {
      await tx.add('counter', 'a', { n: 7 }, li);
      expect((await tx.get('counter', 'a'))?.body).toEqual({ n: 7 });
      expect((await tx.list('counter')).map(({ id }) => id)).toEqual(['a']);
      expect(await registry.get('counter', 'a')).toBeUndefined();
      await tx.putSealed('s', new Uint8Array([4]));
      expect(await tx.getSealed('s')).toEqual(new Uint8Array([4]));
    });
    expect(await registry.get('counter', 'a')).toBeDefined();
  });

  run('a write inside a write is an error and not a deadlock, also by a second registry on the store', async () => {
    const { registry, location, time } = await setUp();
    const second = await openRegistry(location, { kinds: KINDS, clock: time.clock });
    open.push(second);
    for (const inner of [registry, second]) {
      const nested = registry.write(() => inner.write((tx) => tx.add('counter', 'x', { n: 0 }, li)));
      expect(await codeOf(nested)).toBe('registry/nested-write');
    }
    await second.write((tx) => tx.add('counter', 'y', { n: 0 }, li));
    expect((await registry.list('counter')).map(({ id }) => id)).toEqual(['y']);
  });

  run('steps that are not awaited undo the write; a transaction that is over takes no more', async () => {
    const { registry } = await setUp();
    let late: Promise<unknown> = Promise.resolve();
    const careless = registry.write(async (tx) => {
      late = tx.add('counter', 'a', { n: 0 }, li).catch(() => undefined);
    });
    expect(await codeOf(careless)).toBe('registry/not-awaited');
    await late;
    expect(await registry.list('counter')).toEqual([]);
    const kept = await registry.write(async (tx) => tx);
    expect(await codeOf(kept.add('counter', 'a', { n: 0 }, li))).toBe('registry/transaction-over');
    expect(await codeOf(kept.get('counter', 'a'))).toBe('registry/transaction-over');
    expect((await registry.check()).ok).toBe(true);
  });

  run('steps started together take turns', async () => {
    const { registry } = await setUp();
    await registry.write((tx) => Promise.all(['a', 'b', 'c', 'd'].map((id) => tx.add('counter', id, { n: 0 }, li))));
    expect(await registry.check()).toMatchObject({ ok: true, entries: 4, records: 4 });
  });

  run('writes started together take turns', async () => {
    const { registry, location, time } = await setUp();
    const second = await openRegistry(location, { kinds: KINDS, clock: time.clock });
    open.push(second);
    await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
    const bump = (by: Registry) =>
      by.write(async (tx) => {
        const { n } = ((await tx.get('counter', 'c')) as StoredRecord<Count>).body;
        await new Promise((resolve) => setTimeout(resolve, 1));
        await tx.step('counter', 'c', 'count', { actor: li, body: { n: n + 1 } });
      });
    await Promise.all(Array.from({ length: 20 }, (_, i) => bump(i % 2 === 0 ? registry : second)));
    expect((await registry.get('counter', 'c'))?.body).toEqual({ n: 20 });
  });

  run('illegal steps name the state, the event and the legal events', async () => {
    const { registry } = await setUp();
    await registry.write((tx) => tx.add('licence', 'l', { holder: 'x', until: '2026-12-31' }, li));
    const step = (event: string, more: { body?: unknown; reason?: string } = {}) =>
      faultOf(registry.write((tx) => tx.step('licence', 'l', event, { actor: li, ...more })));
    const resume = await step('resume');
    expect(resume.kind).toBe('refused');
    expect(resume.faults[0]).toMatchObject({
      code: 'registry/illegal-transition',
      message: 'licence l: `resume` is not legal in state `live`',
      hint: 'legal from here: `suspend`, `amend`, `cancel`',
    });
    expect((await step('constructor')).code).toBe('registry/illegal-transition');
    expect((await step('expire')).faults[0].hint).toContain('the registry itself');
    expect((await step('suspend')).code).toBe('registry/reason-missing');
    expect((await step('suspend', { reason: 'x', body: {} })).code).toBe('registry/body');
    expect((await step('amend')).code).toBe('registry/body');
    await registry.write((tx) => tx.step('licence', 'l', 'cancel', { actor: li, reason: 'no use' }));
    expect((await step('suspend', { reason: 'x' })).faults[0].hint).toContain('final');
  });

  run('steps kept to a role are refused to others', async () => {
    const { registry } = await setUp();
    await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
    const audit = (role: string) =>
      registry.write((tx) => tx.step('counter', 'c', 'audit', { actor: { id: 'w', role } }));
    const refused = await faultOf(audit('owner'));
    expect(refused.faults[0]).toMatchObject({ code: 'registry/role', hint: 'it is for `auditor`' });
    expect((await audit('auditor')).version).toBe(2);
  });

  run('rules of a kind see the records of the transaction', async () => {
    const { registry } = await setUp();
    const clash = registry.write(async (tx) => {
      await tx.add('licence', 'l1', { holder: 'x', until: '2026-12-31' }, li);
      await tx.add('licence', 'l2', { holder: 'x', until: '2027-12-31' }, li);
    });
    expect((await faultOf(clash)).faults).toEqual([
      { code: 'licence/overlap', message: 'licence l2: its holder has the live licence l1', path: ['holder'] },
    ]);
    expect(await registry.list('licence')).toEqual([]);
  });

  run('what nobody knows is an error', async () => {
    const { registry } = await setUp();
    await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
    const write = (work: Parameters<Registry['write']>[0]) => codeOf(registry.write(work));
    expect(await codeOf(registry.get('country', 'c'))).toBe('registry/unknown-kind');
    expect(await codeOf(registry.list('counter', { state: 'opened' }))).toBe('registry/unknown-state');
    expect(await codeOf(registry.list('counter', { limit: 0 }))).toBe('registry/limit');
    expect(await codeOf(registry.get('counter', '../c'))).toBe('registry/id');
    expect(await write((tx) => tx.step('counter', 'd', 'close', { actor: li, reason: 'x' }))).toBe(
      'registry/unknown-record',
    );
    expect(await write((tx) => tx.add('counter', 'c', { n: 0 }, li))).toBe('registry/exists');
    expect(await write((tx) => tx.note('deliver', 'counter', 'd', li))).toBe('registry/unknown-record');
    expect(await write((tx) => tx.note('close', 'counter', 'c', li))).toBe('registry/event');
    expect(await write((tx) => tx.note('De liver', 'counter', 'c', li))).toBe('registry/event');
    for (const id of ['', ' ', '-a', 'a b', 'a/b', 'ä', 'a\n', 'x'.repeat(129)])
      expect([id, await write((tx) => tx.add('counter', id, { n: 0 }, li))]).toEqual([id, 'registry/id']);
    for (const actor of [
      { id: '', role: 'owner' },
      { id: 'a', role: 'b\u001b[31m' },
      { id: 'a\0', role: 'b' },
    ])
      expect(await write((tx) => tx.add('counter', 'e', { n: 0 }, actor))).toBe('registry/actor');
    expect(await write((tx) => tx.add('counter', 'e', { n: 0 }, li, 'two\nlines'))).toBe('registry/reason');
  });

  run('a body that breaks the schema is refused with paths and without values', async () => {
    const { registry } = await setUp();
    const secret = 'canary-4fa1';
    const body = { holder: 7, until: secret, terms: { fields: ['ok', 'too-long-canary-4fa1'] }, [secret]: secret };
    const error = await faultOf(registry.write((tx) => tx.add('licence', 'l', body, li)));
    expect(error.kind).toBe('input');
    expect(error.faults.map(({ code, path, hint }) => [code, path, hint])).toEqual(
      expect.arrayContaining([
        ['record/type', ['holder'], 'who holds it'],
        ['record/format', ['until'], 'last day'],
        ['record/range', ['terms', 'fields', 1], 'a field'],
      ]),
    );
    expect(JSON.stringify(error.faults.filter(({ code }) => code !== 'record/unknown-member'))).not.toContain(secret);
    const missing = await faultOf(registry.write((tx) => tx.add('licence', 'l', {}, li)));
    expect(missing.faults.map(({ message }) => message)).toEqual([
      'licence: `holder` is missing',
      'licence: `until` is missing',
    ]);
  });

  run('a clock that went backwards writes nothing, unless the gap is allowed', async () => {
    const { registry, location, time } = await setUp();
    await registry.write((tx) => tx.add('counter', 'a', { n: 0 }, li));
    time.set('2026-03-01T07:59:59.999Z');
    const refused = await faultOf(registry.write((tx) => tx.add('counter', 'b', { n: 0 }, li)));
    expect(refused.faults[0]).toMatchObject({
      code: 'registry/clock-backwards',
      message: 'the clock says 2026-03-01T07:59:59.999Z, the last entry was written at 2026-03-01T08:00:00.000Z',
    });
    expect((await registry.log()).length).toBe(1);
    const tolerant = await openRegistry(location, { kinds: KINDS, clock: time.clock, skewMs: 10 });
    open.push(tolerant);
    expect((await tolerant.write((tx) => tx.add('counter', 'b', { n: 0 }, li))).at).toBe(BEFORE);
    time.set('nonsense');
    expect(await codeOf(registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li)))).toBe('registry/clock');
    expect((await tolerant.log()).length).toBe(2);
    time.set(BEFORE);
  });

  run('lists and counts show the state of today, before and after the steps of time are written', async () => {
    const { registry, time } = await setUp();
    await registry.write(async (tx) => {
      await tx.add('licence', 'a', { holder: 'a', until: '2026-03-05' }, li);
      await tx.add('licence', 'b', { holder: 'b', until: '2027-12-31' }, li);
      await tx.add('licence', 'c', { holder: 'c', until: '2026-03-05' }, li);
      await tx.step('licence', 'c', 'cancel', { actor: li, reason: 'x' });
      await tx.add('licence', 'd', { holder: 'd', until: '2026-02-01' }, li);
    });
    const look = async () => ({
      live: (await registry.list('licence', { state: 'live' })).map(({ id }) => id),
      expired: (await registry.list('licence', { state: 'expired' })).map(({ id }) => id),
      states: (await registry.list('licence')).map(({ state }) => state),
      count: await registry.count('licence'),
      a: (await registry.get('licence', 'a'))?.state,
    });
    const first = { live: ['a', 'b'], expired: ['d'], states: ['live', 'live', 'cancelled', 'expired'], a: 'live' };
    expect(await look()).toEqual({ ...first, count: { live: 2, suspended: 0, expired: 1, cancelled: 1 } });
    time.set('2026-03-05T23:59:59.999Z');
    expect((await look()).live).toEqual(['a', 'b']);
    time.set('2026-03-06T00:00:00.000Z');
    const later = {
      live: ['b'],
      expired: ['a', 'd'],
      states: ['expired', 'live', 'cancelled', 'expired'],
      count: { live: 1, suspended: 0, expired: 2, cancelled: 1 },
      a: 'expired',
    };
    expect(await look()).toEqual(later);
    expect((await registry.check()).faults).toEqual([]);
    expect(await registry.settle()).toBe(2);
    expect(await look()).toEqual(later);
    expect(await registry.settle()).toBe(0);
    expect((await registry.log()).slice(-2).map(({ event, actor, id }) => [event, actor.id, id])).toEqual([
      ['expire', 'registry', 'a'],
      ['expire', 'registry', 'd'],
    ]);
    // Beyond the days that were tried one by one.
    time.set('2028-01-01T00:00:00.000Z');
    expect((await look()).expired).toEqual(['a', 'b', 'd']);
    expect((await registry.check()).faults).toEqual([]);
  });

  run('a step from a state that time has ended is judged by the state of today', async () => {
    const { registry, time } = await setUp();
    await registry.write((tx) => tx.add('licence', 'a', { holder: 'a', until: '2026-03-05' }, li));
    time.set('2026-04-01T00:00:00.000Z');
    const amend = registry.write((tx) =>
      tx.step('licence', 'a', 'amend', { actor: li, body: { holder: 'a', until: '2027-01-01' } }),
    );
    expect((await faultOf(amend)).message).toContain('not legal in state `expired`');
    expect((await registry.log()).length).toBe(1);
    await registry.write((tx) => tx.step('licence', 'a', 'cancel', { actor: li, reason: 'over' }));
    expect((await registry.log()).map(({ event }) => event)).toEqual(['add', 'expire', 'cancel']);
    expect((await registry.history('licence', 'a')).map(({ version, state }) => [version, state])).toEqual([
      [1, 'live'],
      [2, 'expired'],
      [3, 'cancelled'],
    ]);
  });

  run('pages and filters give what a naive reading gives', async () => {
    const { registry, time } = await setUp();
    const long = 'long '.repeat(300);
    let made = 0;
    let day = BEFORE.slice(0, 10);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            holder: fc.constantFrom('a', 'b', '=a', long, `${long}!`, 'a\0b', "x' or 1=1 --", '張'),
            topic: fc.option(fc.constantFrom('t', 'u'), { nil: undefined }),
            days: fc.integer({ min: -2, max: 6 }),
            cancel: fc.boolean(),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        async (records, limit, ahead) => {
          await registry.write(async (tx) => {
            for (const { holder, topic, days, cancel } of records) {
              const until = addDays(tx.now.slice(0, 10), days);
              const id = `r${++made}`;
              await tx.add('permit', id, { holder, until, ...(topic !== undefined && { topic }) }, li);
              if (cancel && days >= 0) await tx.step('permit', id, 'cancel', { actor: li, reason: 'x' });
            }
          });
          day = addDays(day, ahead);
          time.set(`${day}T08:00:00.000Z`);
          if (ahead === 0) await registry.settle();
          const all = await registry.list('permit');
          for (const state of [undefined, 'live', 'expired', 'cancelled'])
            for (const match of [{}, { holder: 'a' }, { holder: long }, { holder: 'a', topic: 't' }] as Record<
              string,
              string
            >[]) {
              const expected = all.filter(
                (record) =>
                  (state === undefined || record.state === state) &&
                  Object.entries(match).every(([name, value]) => (record.body as Licence)[name as 'holder'] === value),
              );
              const paged = [];
              for (let after = ''; ; ) {
                const page = await registry.list('permit', {
                  match,
                  limit,
                  ...(state !== undefined && { state }),
                  ...(after !== '' && { after }),
                });
                paged.push(...page);
                if (page.length < limit) break;
                after = page[page.length - 1].id;
              }
              expect(paged).toEqual(expected);
            }
          const counts: Record<string, number> = { live: 0, suspended: 0, expired: 0, cancelled: 0 };
          for (const { state } of all) counts[state]++;
          expect(await registry.count('permit')).toEqual(counts);
        },
      ),
      { numRuns: 12, seed: 20260301 },
    );
    expect((await registry.check()).faults).toEqual([]);
  });

  run('sealed bytes come back as they were, and are never written over', async () => {
    const { registry } = await setUp();
    const whole = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) & 255);
    await registry.write(async (tx) => {
      await tx.putSealed('maps/visits/2026-03', whole.subarray(3, 70_000));
      await tx.putSealed('empty', new Uint8Array());
    });
    expect(await registry.getSealed('maps/visits/2026-03')).toEqual(whole.slice(3, 70_000));
    expect(await registry.getSealed('empty')).toEqual(new Uint8Array());
    expect(await registry.getSealed('none')).toBeUndefined();
    const again = registry.write((tx) => tx.putSealed('empty', new Uint8Array([1])));
    expect(await codeOf(again)).toBe('registry/exists');
    expect(await codeOf(registry.getSealed('../etc'))).toBe('registry/sealed-name');
    expect((await registry.check()).ok).toBe(true);
  });

  run('texts of any script survive, also those that JSON escapes', async () => {
    const { registry } = await setUp();
    const holder = '甲方 "x" \\ \u2028 \u0000 \u007f 👩‍⚕️ é é';
    await registry.write((tx) => tx.add('licence', 'l', { holder, until: '2026-12-31' }, li, '原因：到期'));
    expect((await registry.get('licence', 'l'))?.body).toEqual({ holder, until: '2026-12-31' });
    expect((await registry.list('licence', { match: { holder } })).length).toBe(1);
    expect((await registry.log())[0].reason).toBe('原因：到期');
    expect((await registry.check()).ok).toBe(true);
  });

  run('a registry is never made over another, nor opened where there is none', async () => {
    const { location, registry } = await setUp();
    const { clock } = clockAt();
    await registry.write((tx) => tx.add('counter', 'c', { n: 0 }, li));
    expect(await codeOf(createRegistry(location, { clock }))).toBe('registry/there');
    expect((await registry.list('counter')).length).toBe(1);
    const missing = await faultOf(openRegistry(await store.place(), { kinds: KINDS, clock }));
    expect(missing.kind).toBe('input');
    expect(missing.faults[0]).toMatchObject({ code: 'registry/missing', hint: 'make one: `sluice registry init`' });
    const place = await store.place();
    const races = await Promise.allSettled([1, 2, 3].map(() => createRegistry(place, { clock })));
    expect(races.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    if (store.name === 'embedded') expect(statSync(join(place, 'registry.db')).mode & 0o77).toBe(0);
  });

  run('kinds that contradict themselves are a fault of the program', async () => {
    const { location } = await setUp();
    const { clock } = clockAt();
    const [counter] = KINDS;
    for (const kinds of [
      [counter, counter],
      [{ ...counter, kind: 'sealed' }],
      [{ ...counter, first: 'new' }],
      [{ ...counter, transitions: { go: { from: ['open'], to: 'gone' } } }],
    ])
      expect(await codeOf(openRegistry(location, { kinds, clock }))).toBe('registry/kind-invalid');
  });
});
