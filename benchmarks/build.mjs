// The main job as a user runs it, each build in a process of its own: node benchmarks/build.mjs [--quick]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { adultCsv, hasAdult, hierarchyCsv, NAMES } from './lib/adult.mjs';
import { quartiles } from './lib/measure.mjs';
import { printTable, short, spread } from './lib/print.mjs';
import { keep, quick } from './lib/result.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const CLI = here('../packages/sluice/dist/main.js');
const CLINIC = here('../examples/clinic-visits');
/** Ten times the rows may cost at most so many times as much. */
const MOST = 12;
const runs = quick ? 1 : 3;

const scratch = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
try {
  main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function main() {
  run([CLI, 'keys', 'new', 'signing', '--out', join(scratch, 'key')]);
  if (!existsSync(join(CLINIC, 'data/visits.csv'))) run([join(CLINIC, 'make-data.mjs')]);
  const results = [{ name: 'clinic-visits', rows: 50_000, ...measure(join(CLINIC, 'product.yaml')) }];
  if (hasAdult('build'))
    for (const copies of quick ? [10] : [10, 100])
      results.push({ name: `adult x${copies}`, rows: copies * 30_162, ...measure(adultProduct(copies)) });

  const stages = Object.keys(results[0].stagesMs);
  printTable(
    `build: wall ms a stage, median of ${runs}`,
    ['', ...results.map((r) => `${r.name} (${r.rows.toLocaleString('en')} rows)`)],
    [
      ...stages.map((stage) => [stage, ...results.map((r) => short(r.stagesMs[stage].median))]),
      ['total wall ms', ...results.map((r) => spread(r.wallMs))],
      ['CPU ms, build', ...results.map((r) => spread(r.cpuMs))],
      ['CPU ms, its verifier', ...results.map((r) => spread(r.verifierCpuMs))],
      ['peak RSS MiB, build', ...results.map((r) => short(r.peakMiB))],
      ['peak RSS MiB, its verifier', ...results.map((r) => short(r.verifierPeakMiB))],
    ],
  );
  const [small, large] = results.slice(1);
  const growth = large && growthOf(small, large, stages);
  if (growth) {
    const { stages: perStage, ...whole } = growth;
    const judged = ([what, ratio]) => [what, short(ratio), ratio <= MOST ? '' : `above ${MOST}`];
    printTable(
      `build: ${large.rows.toLocaleString('en')} rows over ${small.rows.toLocaleString('en')} rows; at most ${MOST} is wanted`,
      ['', 'times', ''],
      [...Object.entries(perStage), ...Object.entries(whole)].map(judged),
    );
    const worth = Object.entries(perStage).filter(
      ([stage]) => large.stagesMs[stage].median > 0.01 * large.wallMs.median,
    );
    const [fastest, times] = worth.sort((a, b) => b[1] - a[1])[0];
    console.log(`  grows fastest among stages above 1 % of the whole: ${fastest}, ${short(times)} times`);
  }
  if (growth) keep('build', { runs, results, growth });
}

/** A product over adult: k = 5, Loss, nine quasi-identifiers, 5 % suppression, for one's own use. */
function adultProduct(copies) {
  const column = (name) => [name, { role: 'quasi', op: 'generalize', hierarchy: { file: hierarchyCsv(name) } }];
  const product = {
    sluice: 1,
    id: 'adult',
    version: '1.0.0',
    title: { en: 'Adult' },
    owner: 'benchmark',
    source: { file: adultCsv(copies), delimiter: ';' },
    channel: { kind: 'internal' },
    columns: Object.fromEntries(NAMES.map(column)),
    privacy: { models: [{ model: 'k-anonymity', k: 5 }], suppression: 0.05, loss: { kind: 'loss' } },
    outputs: ['parquet'],
  };
  const path = join(scratch, `adult-x${copies}.json`);
  writeFileSync(path, JSON.stringify(product));
  return path;
}

function run(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${args[1] ?? args[0]} failed with ${status}\n${stderr}`);
  return stdout;
}

function buildOnce(product) {
  const out = join(scratch, 'release');
  const usage = join(scratch, 'usage');
  const start = performance.now();
  const stdout = run([CLI, 'build', product, '--out', out, '--sign', join(scratch, 'key'), '--json'], {
    NODE_OPTIONS: `--import=${pathToFileURL(here('lib/report-usage.mjs'))}`,
    SLUICE_BENCH_USAGE: usage,
  });
  const wallMs = performance.now() - start;
  const used = readFileSync(usage, 'utf8').trimEnd().split('\n').map(JSON.parse);
  rmSync(out, { recursive: true });
  rmSync(usage);
  const of = (command) => used.find((u) => u.command === command);
  return { timing: JSON.parse(stdout).timing, wallMs, build: of('build'), verifier: of('verify') };
}

function measure(product) {
  const done = Array.from({ length: runs }, () => buildOnce(product));
  const over = (pick) => quartiles(done.map(pick));
  return {
    stagesMs: Object.fromEntries(Object.keys(done[0].timing).map((s) => [s, over((d) => d.timing[s])])),
    wallMs: over((d) => d.wallMs),
    cpuMs: over((d) => d.build.cpuMs),
    verifierCpuMs: over((d) => d.verifier.cpuMs),
    peakMiB: Math.max(...done.map((d) => d.build.peakMiB)),
    verifierPeakMiB: Math.max(...done.map((d) => d.verifier.peakMiB)),
  };
}

function growthOf(small, large, stages) {
  const times = (of) => of(large).median / of(small).median;
  return {
    stages: Object.fromEntries(stages.map((s) => [s, times((r) => r.stagesMs[s])])),
    'total wall': times((r) => r.wallMs),
    'CPU, build': times((r) => r.cpuMs),
    'CPU, verifier': times((r) => r.verifierCpuMs),
  };
}
