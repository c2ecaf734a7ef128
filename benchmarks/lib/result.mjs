import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../results');

/** `--quick`: small tables and few rounds, to see that everything runs. Its figures are shown, never kept. */
export const quick = process.argv.includes('--quick');

const rounded = (_key, value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
const load = () => loadavg().map((n) => Math.round(n * 100) / 100);
const loadAtStart = load();

/** Keeps a result with what the figures depend on; nothing that names the machine. */
export function keep(name, result) {
  if (quick) return;
  const about = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${cpus().length} x ${cpus()[0].model}`,
    loadAverage: { start: loadAtStart, end: load() },
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify({ about, ...result }, rounded, 1)}\n`);
}

/** A result kept earlier. */
export function kept(name) {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
}
