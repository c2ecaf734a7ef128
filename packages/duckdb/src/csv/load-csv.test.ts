import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../database.js';
import { loadCsv } from './load-csv.js';

const folder = mkdtempSync(join(tmpdir(), 'sluice-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('another number of rows than were counted is a fault, whatever the cause', async () => {
  const path = join(folder, 'x.csv');
  writeFileSync(path, 'a,b\n1,2\n3,4\n');
  const seen = { delimiter: ',', names: ['a', 'b'], hasHeader: true, longest: 4 };
  for (const records of [1, 2, 3]) {
    const db = await openDatabase([path]);
    const work = loadCsv(db, path, { ...seen, records });
    if (records === 2) await work;
    else await expect(work).rejects.toThrow(/^source\/rows-lost: .*read 2 of/);
    db.close();
  }
});
