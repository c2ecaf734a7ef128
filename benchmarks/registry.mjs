// Stores for the registry: node benchmarks/registry.mjs [--quick] [--from FOLDER]
// FOLDER is where the candidates were installed without install scripts (see README.md).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { candidates } from './registry/candidates.mjs';
import { race } from './registry/race.mjs';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, from: { type: 'string' } } });
const from = resolve(values.from ?? join(import.meta.dirname, '../packages/registry'));
const sizeOf = (packages) => {
  const folders = packages.map((name) => join(from, 'node_modules', name)).filter(existsSync);
  const { stdout } = spawnSync('du', ['-skcL', ...folders], { encoding: 'utf8' });
  return `${(Number(stdout.trim().split('\n').at(-1).split('\t')[0]) / 1024).toFixed(0)} MiB`;
};
for (const [name, { packages }] of Object.entries(candidates(from))) {
  if (!existsSync(join(from, 'node_modules', packages[0]))) continue;
  console.log({ size: sizeOf(packages), ...(await race(name, from, values.quick ? 20 : 100)) });
}
