import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRegistry, openRegistry } from '../src/index.js';
import { openPostgres } from '../src/store/postgres.js';
import { faultOf } from './fault.js';
import { KINDS } from './kinds.js';
import { BIN, REQUIRED, type Server, startPostgres } from './postgres.js';
import { clockAt, li } from './stores.js';

const { clock } = clockAt();
const options = { kinds: KINDS, clock, waitMs: 2000 };

test('a location that is no URL is refused without showing it', async () => {
  for (const location of ['postgres://li:swordfish@[::1', 'postgres://li:swordfish@host:99999/db', 'postgres:']) {
    const error = await faultOf(openRegistry(location, options));
    expect(error.message).not.toContain('swordfish');
    expect(JSON.stringify(error.faults)).not.toContain('swordfish');
    expect(error.code).toMatch(/^registry\/(location|unreachable)$/);
  }
});

test('no server: an error of input and output that names the host and no password', async () => {
  const error = await faultOf(openRegistry('postgres://li:swordfish@127.0.0.1:1/db?password=swordfish', options));
  expect([error.kind, error.code]).toEqual(['io', 'registry/unreachable']);
  expect(error.message).toContain('postgres://127.0.0.1:1/db');
  expect(JSON.stringify([error.message, error.stack, error.faults])).not.toContain('swordfish');
});

describe.skipIf(BIN === undefined && !REQUIRED)('PostgreSQL server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test('a wrong password, an unknown database or user: refused, and no password shown', async () => {
    const location = await server.database();
    const wrong = [
      location.replace(server.password, 'trout-1'),
      location.replace('sluice:', 'nobody:'),
      location.replace(/registry_\d+$/, 'nowhere'),
    ];
    for (const each of wrong) {
      const error = await faultOf(openRegistry(each, options));
      expect([error.kind, error.code]).toEqual(['io', 'registry/not-allowed']);
      expect(JSON.stringify([error.message, error.stack, error.faults])).not.toMatch(/trout|swordfish/);
    }
  });

  test('a server that does not sync is refused', async () => {
    const location = await server.database();
    await server.run('alter system set fsync = off');
    await server.run('select pg_reload_conf()');
    const seen = async () => (await faultOf(createRegistry(location, { clock })).catch(() => undefined))?.code;
    await expect.poll(seen).toBe('registry/not-durable');
    await server.run('alter system reset fsync');
    await server.run('select pg_reload_conf()');
    await expect.poll(async () => (await faultOf(openRegistry(location, options))).code).toBe('registry/missing');
  });

  test('a database in another encoding is refused', async () => {
    await server.run(`create database latin encoding 'LATIN1' template template0`);
    const location = `postgres://sluice:${server.password}@127.0.0.1:${server.port}/latin`;
    expect((await faultOf(createRegistry(location, { clock }))).code).toBe('registry/encoding');
  });

  test('a user without rights is told so', async () => {
    const location = await server.database();
    await createRegistry(location, { clock });
    await server.run(`create user reader password 'r'`);
    const reader = location.replace(`sluice:${server.password}`, 'reader:r');
    expect((await faultOf(openRegistry(reader, options))).code).toBe('registry/not-allowed');
  });

  test('a writer that waits too long says so; one that is cut off has written nothing', async () => {
    const location = await server.database();
    await createRegistry(location, { clock });
    const registry = await openRegistry(location, { ...options, waitMs: 300 });
    const name = new URL(location).pathname.slice(1);
    try {
      await registry.write(async (tx) => {
        await tx.add('counter', 'a', { n: 0 }, li);
        // As another process would: this one queues in front of the server.
        const blocked = faultOf(lockFrom(location));
        expect((await blocked).code).toBe('registry/busy');
      });
      const cut = registry.write(async (tx) => {
        await tx.add('counter', 'b', { n: 0 }, li);
        await server.run(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and state like 'idle in%'`,
        );
        await tx.add('counter', 'c', { n: 0 }, li);
      });
      const error = await faultOf(cut);
      expect([error.kind, error.code]).toEqual(['io', 'registry/unreachable']);
      expect((await registry.list('counter')).map(({ id }) => id)).toEqual(['a']);
      await registry.write((tx) => tx.add('counter', 'd', { n: 0 }, li));
      expect(await registry.check()).toMatchObject({ ok: true, entries: 2 });
    } finally {
      await registry.close();
    }
  });
});

async function lockFrom(location: string): Promise<void> {
  const backend = await openPostgres(location, { waitMs: 200 });
  try {
    await backend.exclusive(async () => undefined);
  } finally {
    await backend.close();
  }
}
