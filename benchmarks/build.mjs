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
const runs = quick ? 1 : 5;

const scratch = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
try {
  main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function main() {
  for (const kind of ['signing', 'auditor']) run([CLI, 'keys', 'new', kind, '--out', join(scratch, kind)]);
  if (!existsSync(join(CLINIC, 'data/visits.csv'))) run([join(CLINIC, 'make-data.mjs')]);
  // With the annex that an auditor gets of a product that counts people.
  const annexed = [join(scratch, 'annex'), join(scratch, 'auditor.pub')];
  const products = [{ name: 'clinic-visits', rows: 50_000, path: join(CLINIC, 'product.yaml'), more: annexed }];
  if (hasAdult('build'))
    for (const copies of quick ? [1] : [10, 100])
      products.push({ name: `adult x${copies}`, rows: copies * 30_162, path: adultProduct(copies), more: [] });

  // Round by round, so that a busy quarter of an hour falls on all sizes.
  const builds = products.map(() => []);
  for (let round = 0; round < runs; round++)
    for (const [i, { path, more }] of products.entries()) builds[i].push(buildOnce(path, more));
  const results = products.map(({ name, rows }, i) => ({ name, rows, ...summarise(builds[i]) }));
  const stages = Object.keys(results[0].stages);

  printTable(
    `build: CPU ms / wall ms, medians of ${runs}; verify is the process of the verifier`,
    ['', ...results.map((r) => `${r.name}, ${r.rows.toLocaleString('en')} rows`)],
    [
      ...stages.map((s) => [s, ...results.map((r) => both(r.stages[s]))]),
      ['whole', ...results.map((r) => both(r.whole))],
      ['peak RSS, MiB', ...results.map((r) => short(r.peakMiB))],
      ['its verifier, MiB', ...results.map((r) => short(r.verifierPeakMiB))],
    ],
  );
  if (results.length < 3) return;
  const growth = growthOf(builds[1], builds[2], stages);
  const judged = ([what, { cpu, wall }]) => [
    what,
    spread(cpu),
    short(wall.median),
    cpu.median > MOST ? `above ${MOST}` : '',
  ];
  printTable(
    `build: ten times the rows, ${results[2].rows.toLocaleString('en')}; at most ${MOST} times the CPU time is wanted`,
    ['', 'CPU, times [quartiles]', 'wall, times', ''],
    Object.entries(growth).map(judged),
  );
  const grown = stages.filter((s) => results[2].stages[s].cpuMs.median > 0.01 * results[2].whole.cpuMs.median);
  const fastest = grown.sort((a, b) => growth[b].cpu.median - growth[a].cpu.median)[0];
  console.log(
    `  grows fastest, of stages above 1 % of the whole: ${fastest}, ${short(growth[fastest].cpu.median)} times`,
  );
  keep('build', { runs, results, growth });
}

function both({ cpuMs, wallMs }) {
  return `${short(cpuMs.median)} / ${short(wallMs.median)}`;
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
  if (status !== 0) throw new Error(`${args[1] ?? args[0]} failed with ${status}\n${stderr}${stdout}`);
  return stdout;
}

/** CPU and wall milliseconds of each stage and of the whole, and peak memory, of one build in a process of its own. */
function buildOnce(product, more) {
  const out = join(scratch, 'release');
  const usage = join(scratch, 'usage');
  const start = performance.now();
  const stdout = run([here('lib/build-once.mjs'), product, out, join(scratch, 'signing'), ...more], {
    NODE_OPTIONS: `--import=${pathToFileURL(here('lib/report-usage.mjs'))}`,
    SLUICE_BENCH_USAGE: usage,
  });
  const wallMs = performance.now() - start;
  const used = readFileSync(usage, 'utf8').trimEnd().split('\n').map(JSON.parse);
  for (const path of [out, join(scratch, 'annex'), usage]) rmSync(path, { recursive: true, force: true });
  const by = (who) => used.find((u) => u.who === who);
  const stage = JSON.parse(stdout);
  const stages = Object.fromEntries(
    Object.entries(stage.wallMs).map(([s, ms]) => [s, { cpuMs: stage.cpuMs[s], wallMs: ms }]),
  );
  stages.verify.cpuMs += by('verifier').cpuMs;
  return {
    stages,
    whole: { cpuMs: by('build').cpuMs + by('verifier').cpuMs, wallMs },
    peakMiB: by('build').peakMiB,
    verifierPeakMiB: by('verifier').peakMiB,
  };
}

function summarise(builds) {
  const over = (pick) => ({
    cpuMs: quartiles(builds.map((b) => pick(b).cpuMs)),
    wallMs: quartiles(builds.map((b) => pick(b).wallMs)),
  });
  return {
    stages: Object.fromEntries(Object.keys(builds[0].stages).map((s) => [s, over((b) => b.stages[s])])),
    whole: over((b) => b.whole),
    peakMiB: Math.max(...builds.map((b) => b.peakMiB)),
    verifierPeakMiB: Math.max(...builds.map((b) => b.verifierPeakMiB)),
  };
}

/** How many times as much the larger table takes, stage by stage and as a whole, from pairs of the same round. */
function growthOf(small, large, stages) {
  const times = (pick, clock) => quartiles(large.map((b, round) => pick(b)[clock] / pick(small[round])[clock]));
  const growth = (pick) => ({ cpu: times(pick, 'cpuMs'), wall: times(pick, 'wallMs') });
  return { ...Object.fromEntries(stages.map((s) => [s, growth((b) => b.stages[s])])), whole: growth((b) => b.whole) };
}
