import { mkdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createRegistry, migrateRegistry, openRegistry, type Registry } from '../src/index.js';
import { codeOf, faultOf } from './fault.js';
import { KINDS } from './kinds.js';
import { clockAt, fresh, li, stores } from './stores.js';
import { HEAD_0, version0 } from './version-0.js';

describe.each(stores())('versions of the tables, $name', (store) => {
  const run = test.skipIf(store.skipped);
  const { clock } = clockAt();
  const options = { kinds: KINDS, clock };
  const open: Registry[] = [];
  afterEach(async () => {
    for (const registry of open.splice(0)) await registry.close();
  });
  const old = async () => {
    const location = await store.place();
    if (store.name === 'embedded') mkdirSync(location);
    await store.edit(location, ...version0(store.name === 'embedded' ? 'sqlite' : 'postgres'));
    return location;
  };

  run('an older registry is carried over when asked, never by opening it; its log stays as it is', async () => {
    const location = await old();
    const refused = await faultOf(openRegistry(location, options));
    expect([refused.kind, refused.code]).toEqual(['input', 'registry/older']);
    expect(refused.faults[0].hint).toContain('sluice registry migrate');
    expect(await codeOf(createRegistry(location, { clock }))).toBe('registry/there');
    expect(await migrateRegistry(location, options)).toEqual({ from: 0, to: 1 });
    expect(await migrateRegistry(location, options)).toEqual({ from: 1, to: 1 });
    const registry = await openRegistry(location, options);
    open.push(registry);
    expect(await registry.check()).toEqual({ ok: true, entries: 4, records: 2, head: HEAD_0, faults: [] });
    expect((await registry.get('counter', 'c1'))?.body).toEqual({ n: 1 });
    expect((await registry.list('licence', { state: 'live', match: { holder: 'x' } })).map(({ id }) => id)).toEqual([
      'l1',
    ]);
    expect(await registry.getSealed('a/b')).toEqual(new Uint8Array([1, 2, 3]));
    await registry.write((tx) => tx.step('counter', 'c1', 'count', { actor: li, body: { n: 2 } }));
    expect((await registry.check()).ok).toBe(true);
  });

  run('a carry-over that fails leaves the older registry as it was', async () => {
    const location = await old();
    await store.edit(location, `update sluice_version set body = '{"n":7}' where seq = 4`);
    expect(await codeOf(migrateRegistry(location, options))).toBe('registry/record-edited');
    expect(await codeOf(openRegistry(location, options))).toBe('registry/older');
    await store.edit(location, `update sluice_version set body = '{"n":1}' where seq = 4`);
    expect(await migrateRegistry(location, options)).toEqual({ from: 0, to: 1 });
  });

  run('a registry of a newer version is refused by every way in', async () => {
    const { location, registry } = await fresh(store);
    await registry.close();
    await store.edit(location, `insert into sluice_schema (version, at) values (2, '2030-01-01T00:00:00.000Z')`);
    for (const way of [openRegistry, migrateRegistry]) {
      const refused = await faultOf(way(location, options));
      expect([refused.kind, refused.code]).toEqual(['input', 'registry/newer']);
    }
  });

  run('a database without our tables is no registry', async () => {
    const location = await store.place();
    if (store.name === 'embedded') mkdirSync(location);
    await store.edit(location, 'create table visits (id integer)');
    expect(await codeOf(openRegistry(location, options))).toBe('registry/missing');
    expect(await codeOf(migrateRegistry(location, options))).toBe('registry/missing');
  });
});
