import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable, short, spread } from './lib/print.mjs';
import { kept } from './lib/result.mjs';

const README = join(import.meta.dirname, 'README.md');
const [BEGIN, END] = ['<!-- results: written by benchmarks/run.mjs -->', '<!-- /results -->'];

/** Writes the kept results, in short, between the markers of the README. */
export function writeSummary() {
  const text = readFileSync(README, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error('benchmarks/README.md has lost its markers');
  const parts = [build(), search(), nodeCheck(), readWrite()];
  writeFileSync(README, `${text.slice(0, before)}${BEGIN}\n\n${parts.join('\n\n')}\n\n${text.slice(after)}`);
}

const count = (n) => n.toLocaleString('en');
const seconds = (ms) => short(ms / 1000);
const conditions = ({ date, node, cpu, loadAverage: { start, end } }) =>
  `${date}, Node ${node.slice(1)}, ${cpu}, load average ${start[0]} before and ${end[0]} after`;

function build() {
  const { about, runs, results, growth } = kept('build');
  const both = ({ cpuMs, wallMs }) => `${seconds(cpuMs.median)} / ${seconds(wallMs.median)}`;
  const row = (what, of, last) => [what, ...results.map(of), last];
  return [
    `**Build**: CPU / wall seconds, medians of ${runs} (${conditions(about)})`,
    markdownTable(
      ['', ...results.map((r) => `${r.name}, ${count(r.rows)} rows`), 'CPU, times for ten times the rows'],
      [
        ...Object.keys(results[0].stages).map((s) => row(s, (r) => both(r.stages[s]), spread(growth[s].cpu))),
        row('whole', (r) => both(r.whole), spread(growth.whole.cpu)),
        row('peak memory, MiB', (r) => short(r.peakMiB), short(results[2].peakMiB / results[1].peakMiB)),
        row('its verifier, MiB', (r) => short(r.verifierPeakMiB), ''),
      ],
    ),
  ].join('\n\n');
}

function search() {
  const { about, results } = kept('search');
  return [
    `**Search**: adult, 30,162 rows, k = 5, Loss, 12,960 nodes (${conditions(about)})`,
    markdownTable(
      ['suppression', 'CPU ms', 'nodes checked', 'ARX 3.9.2, CPU ms (recorded)', 'its nodes', 'ARX / Sluice'],
      results.map((r) => [
        `${r.suppression * 100} %`,
        spread(r.cpuMs),
        r.nodesChecked,
        short(r.arxRecorded.cpuMs),
        r.arxRecorded.nodesChecked,
        spread(r.arxOverOurs),
      ]),
    ),
  ].join('\n\n');
}

function nodeCheck() {
  const { about, results } = kept('node-check');
  return [
    `**Node check**: CPU ns a row at the node that 5 % suppression chooses (${conditions(about)})`,
    markdownTable(
      ['rows', 'classes', 'equivalenceClasses', 'roll-up', 'DuckDB', 'DuckDB / classes', 'DuckDB / roll-up', 'x C'],
      results.map(({ rows, node: n, overC }) => [
        count(rows),
        count(n.classes),
        ...[n.equivalenceClasses, n.rollUp, n.duckdb, n.duckdbOverClasses, n.duckdbOverRollUp].map(spread),
        `${short(overC.equivalenceClasses)}, ${short(overC.rollUp)}`,
      ]),
    ),
    markdownTable(
      ['rows', 'distinct tuples', 'tuple index', 'DuckDB', 'DuckDB / index'],
      results.map(({ rows, index: i }) => [
        count(rows),
        count(i.tuples),
        ...[i.indexTuples, i.duckdb, i.duckdbOverIndex].map(spread),
      ]),
    ),
  ].join('\n\n');
}

function readWrite() {
  const { about, rows, results } = kept('read-write');
  const cell = (value) => (value ? spread(value) : '');
  return [
    `**Read and write**: CPU ns a row, adult x10, ${count(rows)} rows, 9 text columns (${conditions(about)})`,
    markdownTable(
      ['', 'Sluice', 'arquero', 'DuckDB', 'arquero / Sluice', 'DuckDB / Sluice'],
      results.map(({ what, nsPerRow, overOurs }) => [
        what,
        ...['ours', 'arquero', 'duckdb'].map((side) => cell(nsPerRow[side])),
        ...['arquero', 'duckdb'].map((side) => cell(overOurs[side])),
      ]),
    ),
  ].join('\n\n');
}
