import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { duckdbEngine } from '../src/index.js';
import { diskFault } from '../src/io.js';
import { rowsOf, tableOf } from './cells.js';
import { failure, scratch } from './scratch.js';

const FORMATS = ['csv', 'arrow', 'parquet'] as const;
const disk = scratch();
const engine = duckdbEngine();
const table = tableOf(
  { s: 'string', n: 'integer' },
  Array.from({ length: 5000 }, (_, i) => [`${Math.sin(i)}`, String(i)]),
);

describe('when the disk is at fault', () => {
  test('a folder that is not there', async () => {
    for (const format of FORMATS) {
      const error = await failure(engine.writeTable(table, disk.path(`none/x.${format}`), format));
      expect([error.kind, error.code]).toEqual(['io', 'io/no-folder']);
    }
  });

  test('a target that is a folder: nothing stays behind', async () => {
    for (const format of FORMATS) {
      const folder = disk.path(`folder-${format}`);
      mkdirSync(join(folder, 'taken', 'inner'), { recursive: true });
      const error = await failure(engine.writeTable(table, join(folder, 'taken'), format));
      expect(error.kind).toBe('io');
      expect(readdirSync(folder)).toEqual(['taken']);
    }
  });

  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}`]);
  const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;
  test.skipIf(!canLimit)('a file that may not grow: a clean error, nothing stays behind', async () => {
    for (const format of FORMATS) {
      const folder = disk.path(`limited-${format}`);
      mkdirSync(folder);
      let error: Error & { kind?: string; code?: string };
      limit('20000:');
      try {
        error = await failure(engine.writeTable(table, join(folder, `x.${format}`), format));
      } finally {
        limit('unlimited:');
      }
      expect([error.kind, error.code]).toEqual(['io', 'io/too-large']);
      expect(readdirSync(folder)).toEqual([]);
    }
    // One row of many columns: little CSV, a large footer, so that the engine's own writing is what fails.
    const folder = disk.path('limited-footer');
    mkdirSync(folder);
    const names = Array.from({ length: 300 }, (_, i) => `c${i}`);
    const wide = tableOf(Object.fromEntries(names.map((name) => [name, 'string'])), [names.map(() => 'x')]);
    let error: Error & { kind?: string; code?: string };
    limit('8000:');
    try {
      await engine.writeTable(wide, disk.path('wide.csv'), 'csv');
      error = await failure(engine.writeTable(wide, join(folder, 'x.parquet'), 'parquet'));
    } finally {
      limit('unlimited:');
    }
    expect([error.kind, error.code]).toEqual(['io', 'io/too-large']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('the text of an engine is recognised and not repeated', () => {
    const cases: Record<string, string> = {
      'IO Error: Could not write file "/x/secret": No space left on device': 'io/no-space',
      'IO Error: Could not write file "x": File too large': 'io/too-large',
      'IO Error: Cannot open file "x": Permission denied': 'io/denied',
      'IO Error: Cannot open file "x": Read-only file system': 'io/read-only',
    };
    for (const [message, code] of Object.entries(cases)) {
      const fault = diskFault({ message }, 'out.parquet');
      expect(fault?.code).toBe(code);
      expect(JSON.stringify(fault)).not.toMatch(/secret|device|IO Error/);
    }
    expect(diskFault(Object.assign(new Error('x'), { code: 'ENOSPC' }), 'f')?.code).toBe('io/no-space');
    expect(diskFault(new Error('something else'), 'f')).toBeUndefined();
  });
});

describe('writing', () => {
  test('leaves one file, replaces an older one, and no scratch files', async () => {
    for (const format of FORMATS) {
      const folder = disk.path(`clean-${format}`);
      mkdirSync(folder);
      const path = join(folder, `x.${format}`);
      writeFileSync(path, 'older');
      await engine.writeTable(table, path, format);
      expect(readdirSync(folder)).toEqual([`x.${format}`]);
      expect((await engine.readTable(path)).rows).toBe(5000);
    }
  });

  test('a name with quotes and patterns', async () => {
    for (const format of FORMATS) {
      const path = disk.path(`it's [1]*.${format}`);
      await engine.writeTable(table, path, format);
      expect(rowsOf(await engine.readTable(path, { types: { n: 'integer' } }))).toEqual(rowsOf(table));
    }
  });

  test('names of columns that cannot stand side by side are refused', async () => {
    for (const format of FORMATS) {
      const twins = tableOf({ a: 'string', A: 'string' }, [['1', '2']]);
      expect((await failure(engine.writeTable(twins, disk.path(`twins.${format}`), format))).code).toBe(
        'table/duplicate-column',
      );
    }
  });

  test('columns named with quotes, commas, keywords and in any script', async () => {
    const names = ['select', 'a"b', "c'd", 'e,f', 'c0', 'rowid', '城市', ' x ', 'v'];
    const odd = tableOf(Object.fromEntries(names.map((name) => [name, 'string'])), [names.map((_, i) => String(i))]);
    for (const format of FORMATS) {
      const path = disk.path(`odd.${format}`);
      await engine.writeTable(odd, path, format);
      const back = await engine.readTable(path, { header: true });
      expect(back.columns.map((column) => column.name)).toEqual(names);
      expect(rowsOf(back)).toEqual(rowsOf(odd));
    }
  });

  test('a closed engine does nothing more', async () => {
    const closed = duckdbEngine();
    await closed.close();
    expect((await failure(closed.readTable(disk.file('a,b\n1,2\n')))).code).toBe('engine/closed');
  });
});
