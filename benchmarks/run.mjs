// All benchmarks, or the named ones: node benchmarks/run.mjs [--quick] [build] [search] [node-check] [read-write]
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { writeSummary } from './summary.mjs';

const ALL = ['build', 'search', 'node-check', 'read-write'];

const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('-'));
const named = args.filter((arg) => !arg.startsWith('-'));
const unknown = [...named.filter((n) => !ALL.includes(n)), ...flags.filter((f) => f !== '--quick')];
if (unknown.length > 0) {
  console.error(`bench: expected --quick or names out of ${ALL.join(', ')}; got ${unknown.join(', ')}`);
  process.exit(2);
}
const quick = flags.length > 0;

console.log(`load average ${loadavg()[0].toFixed(1)}; ratios above 1: the other side takes longer`);
if (quick) console.log('--quick: few rounds and small tables, figures are not kept');
// A process each: what one has compiled, or left in memory, must not show in another.
for (const name of named.length > 0 ? named : ALL) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.mjs`), ...flags], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 70);
}
if (!quick) {
  writeSummary();
  // What was written is checked in, so it is in the formatter's form.
  const biome = join(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome');
  const written = ['results', 'README.md'].map((path) => join(import.meta.dirname, path));
  spawnSync(process.execPath, [biome, 'format', '--write', ...written], { stdio: ['ignore', 'ignore', 'inherit'] });
}
