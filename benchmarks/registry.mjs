// The store of the registry: node benchmarks/registry.mjs [race] [lists] [--quick] [--from FOLDER] [--postgres URL]
// race: embedded stores side by side; those that are installed in FOLDER (README.md says how), or the chosen one alone.
// lists: pages and counts of 100,000 releases, embedded, and in an empty database at URL.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printTable } from './lib/print.mjs';
import { candidates } from './registry/candidates.mjs';
import { timeLists } from './registry/lists.mjs';
import { race } from './registry/race.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, from: { type: 'string' }, postgres: { type: 'string' } },
});
const wants = (part) => positionals.length === 0 || positionals.includes(part);
const from = resolve(values.from ?? join(import.meta.dirname, '../packages/registry'));

function sizeOf(packages) {
  const folders = packages.map((name) => join(from, 'node_modules', name)).filter(existsSync);
  const { stdout } = spawnSync('du', ['-skcL', ...folders], { encoding: 'utf8' });
  return (Number(stdout.trim().split('\n').at(-1).split('\t')[0]) / 1024).toFixed(0);
}

if (wants('race')) {
  const rows = [];
  for (const [name, { packages }] of Object.entries(candidates(from))) {
    if (!existsSync(join(from, 'node_modules', packages[0]))) continue;
    const { acknowledged, lost, torn, msEach, errors, failed } = await race(name, from, values.quick ? 20 : 100);
    rows.push([
      name,
      acknowledged ?? '-',
      lost ?? '-',
      torn === undefined ? '-' : torn ? 'yes' : 'no',
      msEach === undefined || msEach === null ? '-' : msEach.toFixed(1),
      sizeOf(packages),
      failed !== undefined || errors?.length > 0
        ? `${errors?.length ?? 0} writers failed${failed === undefined ? '' : '; unreadable afterwards'}`
        : '',
    ]);
  }
  printTable(
    'registry, race: 8 processes count up one record, 3 are killed with kill -9',
    ['store', 'acknowledged', 'lost', 'torn', 'ms each', 'MiB', ''],
    rows,
  );
}

if (wants('lists')) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-lists-'));
  try {
    const size = values.quick ? 2000 : 100_000;
    const columns = [['embedded', await timeLists(join(folder, 'registry'), size)]];
    if (values.postgres) columns.push(['PostgreSQL', await timeLists(values.postgres, size)]);
    printTable(
      `registry, lists: wall ms over ${size.toLocaleString('en')} releases, median of 9`,
      ['', ...columns.map(([name]) => name)],
      Object.keys(columns[0][1]).map((what) => [what, ...columns.map(([, times]) => times[what].toFixed(1))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
