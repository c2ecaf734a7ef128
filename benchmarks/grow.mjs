/**
 * Grows adult.csv to benchmark size: node benchmarks/grow.mjs [COPIES] [--unchanged] [--out FILE]
 *
 * Copy 0 is the original. In each further copy, row by row and column by column, one number u of a mulberry32 stream
 * (seed 42, one stream for the whole table) decides: below 0.05 the cell takes the value of a random original row,
 * which a second number picks; else it keeps its own. `--unchanged` repeats the rows as they are. Writes LF line ends,
 * a block of rows at a time, so that memory does not grow with the table. The SHA-256 is checked against the golden
 * list (`grownTables`) where that has the table, and the exit code is 1 if it differs.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';

const SHARED = process.env.SLUICE_SHARED ?? join(import.meta.dirname, '../../shared');
const SHARE_CHANGED = 0.05;
const ROWS_A_BLOCK = 10_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { unchanged: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const copies = Number(positionals[0] ?? 10);
const adult = join(SHARED, 'data/adult/adult.csv');
if (!Number.isInteger(copies) || copies < 1) stop('COPIES is a whole number of at least 1');
if (!existsSync(adult)) stop('adult.csv is not there: set SLUICE_SHARED to the folder that holds data/adult');
const name = `adult-x${copies}${options.unchanged ? '-unchanged' : ''}.csv`;
const out = options.out ?? join(import.meta.dirname, 'data', name);

const [header, ...lines] = readFileSync(adult, 'utf8').trimEnd().split(/\r?\n/);
const rows = lines.map((line) => line.split(';'));

mkdirSync(dirname(out), { recursive: true });
// Under its own name only when it is whole: an interrupted run must not leave a short table to measure with.
const partial = `${out}.partial`;
const file = createWriteStream(partial);
const hash = createHash('sha256');
for (const block of blocks()) {
  hash.update(block);
  if (!file.write(block)) await once(file, 'drain');
}
file.end();
await finished(file);
renameSync(partial, out);

const sha256 = hash.digest('hex');
const expected = goldenDigest();
console.log(
  `${out}: ${copies * rows.length} rows, SHA-256 ${sha256}${expected === sha256 ? ', as in the golden list' : ''}`,
);
if (expected !== undefined && expected !== sha256) stop(`expected SHA-256 ${expected}`, 1);

/** The file as text: the header, then blocks of rows. */
function* blocks() {
  yield `${header}\n`;
  const random = mulberry32(42);
  let block = '';
  let pending = 0;
  for (let copy = 0; copy < copies; copy++) {
    for (let r = 0; r < rows.length; r++) {
      block += copy === 0 || options.unchanged ? lines[r] : perturb(rows[r], random);
      block += '\n';
      if (++pending === ROWS_A_BLOCK) {
        yield block;
        block = '';
        pending = 0;
      }
    }
  }
  yield block;
}

function perturb(row, random) {
  let line = '';
  for (let column = 0; column < row.length; column++) {
    if (column > 0) line += ';';
    line += random() < SHARE_CHANGED ? rows[Math.floor(random() * rows.length)][column] : row[column];
  }
  return line;
}

/** Mulberry32 (T. Ettinger 2017): 32 bits of state, numbers in [0, 1). */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

function goldenDigest() {
  const path = join(SHARED, 'golden/arx.json');
  if (!existsSync(path)) return undefined;
  const { grownTables } = JSON.parse(readFileSync(path, 'utf8'));
  const key = options.unchanged ? `adult repeated ${copies} times unchanged` : `adult x${copies} (perturbed)`;
  return grownTables[key]?.sha256;
}

function stop(message, code = 2) {
  console.error(`grow: ${message}`);
  process.exit(code);
}
