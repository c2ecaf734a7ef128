// Eight processes increment one counter, three of them are killed with kill -9 in mid-flight; what is in the store?
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { candidates } from './candidates.mjs';

const WORKERS = 8;
const KILLED = 3;

if (process.argv[2] === 'worker') await worker(...process.argv.slice(3));
if (process.argv[2] === 'init') await candidates(process.argv[4])[process.argv[3]].init(process.argv[5]);
if (process.argv[2] === 'tally') await tally(...process.argv.slice(3));

async function worker(name, from, path, id, times) {
  const store = await candidates(from)[name].open(path);
  writeSync(1, '.');
  for (let i = 0; i < Number(times); i++) {
    await store.bump(Number(id));
    // Written only after the commit was acknowledged: what the reader has seen must be in the store.
    writeSync(1, '+');
  }
  await store.close();
}

async function tally(name, from, path) {
  const store = await candidates(from)[name].open(path);
  const found = await store.tally();
  await store.close();
  writeSync(1, JSON.stringify(found));
}

/**
 * @param times transactions of each worker
 * @returns acknowledged and found transactions; `lost`: acknowledged, yet not in the store; `torn`: the counter and
 *   the rows of one transaction disagree, a number is missing or twice; wall milliseconds for each acknowledged one
 */
export async function race(name, from, times) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-race-'));
  const path = join(folder, 'store');
  const script = import.meta.filename;
  try {
    const made = spawnSync(process.execPath, [script, 'init', name, from, path], { encoding: 'utf8', timeout: 60_000 });
    if (made.status !== 0) return { name, failed: lastLine(made.stderr) };
    const acknowledged = Array(WORKERS).fill(0);
    const errors = [];
    let first;
    const run = (id) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [script, 'worker', name, from, path, id, times], { timeout: 120_000 });
        let stderr = '';
        child.stderr.on('data', (data) => (stderr += data));
        child.stdout.on('data', (data) => {
          first ??= Date.now();
          acknowledged[id] += String(data).replaceAll('.', '').length;
          // Each at another point of its way, wherever in a transaction it is by then.
          if (id < KILLED && acknowledged[id] >= (times * (id + 1)) / (KILLED + 1)) child.kill('SIGKILL');
        });
        child.on('close', (code, signal) => {
          if (code !== 0 && !(id < KILLED && signal === 'SIGKILL')) errors.push(lastLine(stderr) || signal);
          resolve();
        });
      });
    await Promise.all(Array.from({ length: WORKERS }, (_, id) => run(id)));
    const elapsed = Date.now() - (first ?? Date.now());
    const read = spawnSync(process.execPath, [script, 'tally', name, from, path], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    const sum = acknowledged.reduce((a, b) => a + b, 0);
    const seen = { name, acknowledged: sum, msEach: sum === 0 ? null : elapsed / sum, errors };
    if (read.status !== 0) return { ...seen, failed: lastLine(read.stderr) || String(read.signal) };
    const { counter, rows } = JSON.parse(read.stdout);
    const found = acknowledged.map((_, id) => rows.filter((row) => row.worker === id).length);
    return {
      ...seen,
      found: rows.length,
      lost: acknowledged.reduce((lost, n, id) => lost + Math.max(0, n - found[id]), 0),
      torn: counter !== rows.length || rows.some((row, i) => row.n !== i + 1),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lastLine(text) {
  const lines = text.split('\n').filter((line) => /error/i.test(line));
  return (lines[0] ?? '').trim().slice(0, 160);
}
