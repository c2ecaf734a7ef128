import { describe, expect, test } from 'vitest';
import { openDatabase } from '../src/database.js';
import { fileLiteral } from '../src/sql.js';
import { failure, scratch } from './scratch.js';

const disk = scratch();
const FAILED = { code: 'engine/test', message: 'refused' };

describe('a database reaches its file and nothing else', () => {
  test('other files, other targets, extensions, the network and its own settings are shut off', async () => {
    const own = disk.file('a\n1\n');
    const other = disk.file('a\n2\n');
    const db = await openDatabase([own]);
    try {
      const csv = (path: string) =>
        `from read_csv(${fileLiteral(path)}, auto_detect = false, columns = {a: 'VARCHAR'})`;
      expect((await db.run(csv(own), FAILED)).rowCount).toBe(2);
      for (const sql of [
        csv(other),
        csv(disk.path('*.csv')),
        "from read_text('/etc/hostname')",
        "from glob('/*')",
        `copy (select 1) to ${fileLiteral(disk.path('out.csv'))}`,
        `attach ${fileLiteral(disk.path('x.db'))}`,
        "from 'https://example.org/x.csv'",
        'install httpfs',
        'load httpfs',
        'set enable_external_access = true',
        "set allowed_paths = ['/etc/hostname']",
      ]) {
        expect((await failure(db.run(sql, FAILED))).faults, sql).toEqual([FAILED]);
      }
    } finally {
      db.close();
    }
  });
});
