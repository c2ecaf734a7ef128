import { afterEach, describe, expect, test } from 'vitest';
import { type Registry, recordDigest, type StoredRecord } from '../src/index.js';
import { codeOf } from './fault.js';
import { fresh, li, stores } from './stores.js';

/** What an administrator may do by hand, and the code under which it must be found. */
const EDITS: readonly (readonly [what: string, sql: readonly string[], codes: readonly string[], reads: boolean])[] = [
  ['a body', [`update sluice_version set body = '{"n":9}' where seq = 4`], ['record-edited'], true],
  [
    'a body that is no JSON',
    [`update sluice_version set body = '{' where seq = 4`],
    ['record-edited', 'index-broken'],
    true,
  ],
  ['a state', [`update sluice_version set state = 'closed' where seq = 4`], ['record-edited', 'index-broken'], true],
  ['a version taken out', ['delete from sluice_version where seq = 4'], ['record-edited', 'index-broken'], true],
  ['an earlier version', [`update sluice_version set body = '{"n":9}' where seq = 1`], ['record-edited'], false],
  [
    'a body and its digest',
    [
      `update sluice_version set body = '{"n":9}' where seq = 4`,
      `update sluice_log set record_sha256 = '${'a'.repeat(64)}' where seq = 4`,
    ],
    ['log-edited', 'record-edited'],
    true,
  ],
  ['the actor of an entry', [`update sluice_log set actor_id = 'wang' where seq = 2`], ['log-edited'], false],
  ['the reason of an entry', [`update sluice_log set reason = 'other' where seq = 5`], ['log-edited'], false],
  [
    'the time of an entry',
    [`update sluice_log set at = '2025-01-01T00:00:00.000Z' where seq = 5`],
    ['log-edited', 'log-time'],
    false,
  ],
  ['an entry taken out', ['delete from sluice_log where seq = 5'], ['log-gap', 'log-broken'], false],
  [
    'an entry taken out and the rest moved up',
    ['delete from sluice_log where seq = 5', 'update sluice_log set seq = seq - 1 where seq > 5'],
    ['index-broken', 'log-broken', 'log-edited', 'log-truncated', 'record-edited', 'record-unlogged'],
    false,
  ],
  [
    'two entries swapped',
    [
      'update sluice_log set seq = -1 where seq = 4',
      'update sluice_log set seq = 4 where seq = 5',
      'update sluice_log set seq = 5 where seq = -1',
    ],
    ['index-broken', 'log-broken', 'log-edited', 'log-time', 'record-edited'],
    true,
  ],
  [
    'the last entry taken out',
    ['delete from sluice_log where seq = 7'],
    ['index-broken', 'log-truncated', 'record-unlogged'],
    false,
  ],
  [
    'the list led back to an older version',
    ['update sluice_record set seq = 1 where seq = 4'],
    ['index-broken'],
    false,
  ],
  ['a record taken off the list', ['delete from sluice_record where seq = 4'], ['index-broken'], false],
  ['a state in the list', [`update sluice_record set state = 'closed' where seq = 4`], ['index-broken'], false],
  [
    'a day in the list',
    [`update sluice_record set due = '9999-12-31', state = 'live' where kind = 'licence'`],
    ['index-broken'],
    false,
  ],
  ['a member taken out of the index', ['delete from sluice_member'], ['index-broken'], false],
  [
    'a member of no record',
    [`insert into sluice_member (kind, name, value, id) values ('licence', 'holder', '=y', 'zz')`],
    ['index-broken'],
    false,
  ],
  [
    'a version that no entry names',
    [
      `insert into sluice_version (seq, kind, id, version, state, body) values (99, 'counter', 'z', 1, 'open', '{"n":1}')`,
    ],
    ['record-unlogged'],
    false,
  ],
  [
    'a version beside a note',
    [
      `insert into sluice_version (seq, kind, id, version, state, body) values (5, 'counter', 'c', 3, 'open', '{"n":1}')`,
    ],
    ['record-edited'],
    false,
  ],
  ['sealed bytes taken out', ['delete from sluice_sealed'], ['record-edited'], false],
  ['sealed bytes renamed', [`update sluice_sealed set name = 'other'`], ['record-edited', 'record-unlogged'], false],
];

describe.each(stores())('tampering, $name', (store) => {
  const run = test.skipIf(store.skipped);
  const open: Registry[] = [];
  afterEach(async () => {
    for (const registry of open.splice(0)) await registry.close();
  });

  /** Entries: 1 counter c, 2 licence l (over since), 3 sealed, 4 count c, 5 a note on c, 6 counter d, 7 close d. */
  async function filled() {
    const made = await fresh(store);
    open.push(made.registry);
    const { registry, time } = made;
    await registry.write(async (tx) => {
      await tx.add('counter', 'c', { n: 0 }, li);
      await tx.add('licence', 'l', { holder: 'x', until: '2026-02-01' }, li);
      await tx.putSealed('s', new Uint8Array([1, 2, 3]));
      await tx.step('counter', 'c', 'count', { actor: li, body: { n: 1 } });
    });
    time.set('2026-03-02T08:00:00.000Z');
    await registry.write(async (tx) => {
      await tx.note('deliver', 'counter', 'c', li, 'asked for');
      await tx.add('counter', 'd', { n: 5 }, li);
      await tx.step('counter', 'd', 'close', { actor: li, reason: 'x' });
    });
    return made;
  }

  run.for(EDITS)('%s is found', async ([, statements, codes, reads]) => {
    const { registry, location } = await filled();
    expect((await registry.check()).faults).toEqual([]);
    await store.edit(location, ...statements);
    const { ok, faults } = await registry.check();
    expect(ok).toBe(false);
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(codes.map((code) => `registry/${code}`)));
    if (!reads) return;
    expect(await codeOf(registry.get('counter', 'c'))).toBe('registry/record-edited');
    expect(await codeOf(registry.list('counter'))).toBe('registry/record-edited');
    expect(await codeOf(registry.history('counter', 'c'))).toBe('registry/record-edited');
    expect(await codeOf(registry.exportTo(() => {}))).toBe('registry/record-edited');
    const step = registry.write((tx) => tx.step('counter', 'c', 'count', { actor: li, body: { n: 2 } }));
    expect(await codeOf(step)).toBe('registry/record-edited');
  });

  run('sealed bytes edited by hand are not given out', async () => {
    const { registry, location } = await filled();
    const bytes = store.name === 'embedded' ? `x'010204'` : `'\\x010204'`;
    await store.edit(location, `update sluice_sealed set bytes = ${bytes}`);
    expect(await codeOf(registry.getSealed('s'))).toBe('registry/record-edited');
    expect((await registry.check()).faults).toEqual([
      { code: 'registry/record-edited', message: 'sealed bytes s: not those that entry 3 names' },
    ]);
  });

  run('entries cut off the end, and all else made to fit, show against a head noted before', async () => {
    const { registry, location } = await filled();
    const { head } = await registry.check();
    const kept = (await registry.log())[4];
    await store.edit(
      location,
      'delete from sluice_log where seq > 5',
      'delete from sluice_version where seq > 5',
      `delete from sluice_record where id = 'd'`,
      `update sluice_head set seq = 5, hash = '${kept.hash}', at = '${kept.at}'`,
    );
    expect((await registry.check()).faults).toEqual([]);
    expect((await registry.check({ head })).faults.map(({ code }) => code)).toEqual(['registry/log-truncated']);
    // A head from before the cut still stands in the log.
    expect((await registry.check({ head: kept.hash })).ok).toBe(true);
  });

  run('a body edited with the digest that fits it does not pass: the entry has another hash', async () => {
    const { registry, location } = await filled();
    const record = { ...(await registry.get('counter', 'c')), body: { n: 9 } } as StoredRecord;
    await store.edit(
      location,
      `update sluice_version set body = '{"n":9}' where seq = 4`,
      `update sluice_log set record_sha256 = '${recordDigest(record)}' where seq = 4`,
    );
    expect(await codeOf(registry.get('counter', 'c'))).toBe('registry/record-edited');
    expect((await registry.check()).faults.map(({ code }) => code)).toEqual(['registry/log-edited']);
  });

  run('a list that was led back to an older version is not shown', async () => {
    const { registry, location } = await filled();
    await store.edit(location, 'update sluice_record set seq = 1 where seq = 4');
    expect(await codeOf(registry.list('counter'))).toBe('registry/record-edited');
    expect((await registry.get('counter', 'c'))?.version).toBe(2);
  });

  run('faults name places and never what stood there', async () => {
    const { registry, location } = await filled();
    await store.edit(location, `update sluice_version set body = '{"n":"canary-77"}' where seq = 4`);
    expect(JSON.stringify((await registry.check()).faults)).not.toContain('canary');
  });
});
