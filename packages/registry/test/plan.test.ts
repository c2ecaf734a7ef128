import { describe, expect, test } from 'vitest';
import { COUNT_SETTLED } from '../src/read/count.js';
import { pageStatement } from '../src/read/list.js';
import { counter, licence } from './kinds.js';
import { fresh, stores } from './stores.js';

const MANY = 20_000;

/** Rows enough that reading them all would be the wrong plan; only their number matters. */
function fill(embedded: boolean): readonly string[] {
  const rows = embedded
    ? `with recursive g(i) as (select 1 union all select i + 1 from g where i < ${MANY})`
    : `with g(i) as (select generate_series(1, ${MANY}))`;
  const id = embedded ? `printf('r%06d', i)` : `'r' || lpad(i::text, 6, '0')`;
  // As wide as real ones: a planner weighs the bytes to be read.
  const hash = `'${'a'.repeat(64)}'`;
  const body = `'{"holder":"${'x'.repeat(400)}"}'`;
  const state = `case when i % 50 = 0 then 'suspended' else 'cancelled' end`;
  return [
    `insert into sluice_log (seq, at, actor_id, actor_role, event, kind, id, record_sha256, previous, hash)
      ${rows} select i, 'at', 'a', 'r', 'add', 'licence', ${id}, ${hash}, ${hash}, ${hash} from g`,
    `insert into sluice_version (seq, kind, id, version, state, body) ${rows} select i, 'licence', ${id}, 1, 'x', ${body} from g`,
    `insert into sluice_record (kind, id, seq, state, due)
      ${rows} select 'licence', ${id}, i, ${state}, case when i % 200 = 0 then '2020-01-01' else '9999-12-31' end from g`,
    `insert into sluice_member (kind, name, value, id) ${rows} select 'licence', 'holder', '=' || (i % 500), ${id} from g`,
    'analyze',
  ];
}

describe.each(stores())('plans of the statements behind lists, $name', (store) => {
  test.skipIf(store.skipped)('pages and counts of many records are answered from indexes', async () => {
    const { registry, location } = await fresh(store);
    await registry.close();
    await store.edit(location, ...fill(store.name === 'embedded'));
    const page = { after: 'r000100', limit: 100 };
    const day = '2026-03-01';
    const statements = [
      pageStatement(licence, day, page),
      pageStatement(licence, day, { ...page, state: 'suspended' }),
      pageStatement({ ...counter, kind: 'licence' }, day, { ...page, state: 'suspended' }),
      pageStatement(licence, day, { ...page, match: { holder: '77' } }),
      pageStatement(licence, day, { ...page, state: 'suspended', match: { holder: '77' } }),
      { sql: COUNT_SETTLED, values: ['licence', day] },
    ];
    for (const { sql, values } of statements) {
      const plan = await store.explain(location, sql, values);
      // SQLite says SCAN, PostgreSQL Seq Scan, where each row is looked at. A count of nearly all records may look at
      // each of the narrow rows behind lists, never at the log or the bodies.
      const scan =
        sql === COUNT_SETTLED ? /Seq Scan on sluice_[lvm]|\bSCAN/ : /Seq Scan|\bSCAN (?!p|\(subquery|CONSTANT)/;
      const scans = plan.split('\n').filter((line) => scan.test(line));
      expect([sql, scans]).toEqual([sql, []]);
      if (sql !== COUNT_SETTLED) expect(plan).toMatch(/INDEX|Index/);
    }
  });
});
