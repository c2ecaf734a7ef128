// Tables in and out of files and Arrow bytes, against arquero and DuckDB: node benchmarks/read-write.mjs [--quick]
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';
import { fromArrow, toArrowIPC } from '@sluice/table';
import { fromArrow as arqueroFromArrow, fromCSV } from 'arquero';
import { adultCsv, hasAdult } from './lib/adult.mjs';
import { reference } from './lib/duckdb.mjs';
import { perRow, ratio, sideBySide } from './lib/measure.mjs';
import { printTable, short, spread } from './lib/print.mjs';
import { keep, quick } from './lib/result.mjs';

if (hasAdult('read and write')) {
  const scratch = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
  try {
    await main(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function main(scratch) {
  const source = adultCsv(quick ? 1 : 10);
  const engine = duckdbEngine({ threads: 1 });
  const readOurs = (path, rest) => engine.readTable(path, { header: true, ...rest });
  const table = await readOurs(source, { delimiter: ';' });
  const { rows } = table;
  const parquet = join(scratch, 'adult.parquet');
  await engine.writeTable(table, parquet, 'parquet');

  const db = await reference();
  const readDuckdb = (target, from) => db.run(`create or replace table ${target} as from ${from}`);
  const csvSql = `read_csv('${source}', delim = ';', header = true, all_varchar = true)`;
  await readDuckdb('adult', csvSql);

  const readArquero = () => {
    const read = fromCSV(readFileSync(source, 'utf8'), { delimiter: ';', autoType: false });
    if (read.numRows() !== rows) throw new Error(`arquero reads ${read.numRows()} rows of ${rows}`);
    return read;
  };

  // Writers that must not find their file: each call has a name of its own, and the disk is cleared as it goes.
  let files = 0;
  let last;
  const fresh = (ending) => {
    if (last) rmSync(last, { force: true });
    last = join(scratch, `${files++}.${ending}`);
    return last;
  };
  // Each makes what it needs and lets it go: millions of strings of another case would burden the collector in this one.
  const cases = {
    'CSV in': () => ({
      ours: () => readOurs(source, { delimiter: ';' }),
      arquero: readArquero,
      duckdb: () => readDuckdb('again', csvSql),
    }),
    'CSV out': () => {
      const arquero = readArquero();
      return {
        ours: () => engine.writeTable(table, fresh('csv'), 'csv'),
        arquero: () => writeFileSync(fresh('csv'), arquero.toCSV()),
        duckdb: () => db.run(`copy adult to '${fresh('csv')}' (header)`),
      };
    },
    'Parquet in': () => ({
      ours: () => readOurs(parquet),
      duckdb: () => readDuckdb('again', `'${parquet}'`),
    }),
    'Parquet out': () => ({
      ours: () => engine.writeTable(table, fresh('parquet'), 'parquet'),
      duckdb: () => db.run(`copy adult to '${fresh('parquet')}' (format parquet, compression zstd)`),
    }),
    // Arquero maps Arrow bytes without reading them: every cell is asked for, as ours must look at each.
    'Arrow in': () => {
      const bytes = readArquero().toArrowIPC();
      return { ours: () => fromArrow(bytes), arquero: () => cellsOf(arqueroFromArrow(bytes)) };
    },
    'Arrow out': () => {
      const arquero = readArquero();
      return { ours: () => toArrowIPC(table), arquero: () => arquero.toArrowIPC() };
    },
  };

  const results = [];
  for (const [what, prepare] of Object.entries(cases)) {
    const sides = prepare();
    const ms = await sideBySide(sides);
    const others = Object.keys(sides).filter((side) => side !== 'ours');
    results.push({
      what,
      nsPerRow: Object.fromEntries(Object.keys(sides).map((side) => [side, perRow(ms[side], rows)])),
      overOurs: Object.fromEntries(others.map((side) => [side, ratio(ms[side], ms.ours)])),
    });
  }
  db.close();
  await engine.close();

  const shown = (cell) => (cell ? spread(cell) : '');
  printTable(
    `read and write: adult, ${rows.toLocaleString('en')} rows, 9 text columns, ${short(statSync(source).size / 1e6)} MB as CSV; CPU ns a row [quartiles], one thread`,
    ['', 'Sluice', 'arquero', 'DuckDB', 'arquero / Sluice', 'DuckDB / Sluice'],
    results.map(({ what, nsPerRow, overOurs }) => [
      what,
      ...['ours', 'arquero', 'duckdb'].map((side) => shown(nsPerRow[side])),
      ...['arquero', 'duckdb'].map((side) => shown(overOurs[side])),
    ]),
  );
  keep('read-write', { rows, csvBytes: statSync(source).size, results });
}

/** Reads every cell, and tells how many there were. */
function cellsOf(table) {
  return table.columnNames().reduce((cells, name) => cells + table.array(name).length, 0);
}
