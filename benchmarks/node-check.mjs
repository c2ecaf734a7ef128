// Equivalence classes with their sizes, against DuckDB's GROUP BY: node benchmarks/node-check.mjs [--quick]
import { classSizes, indexTuples, rollUp } from '@sluice/table';
import { adultQuasi, hasAdult } from './lib/adult.mjs';
import { loadCodes, reference } from './lib/duckdb.mjs';
import { perRow, ratio, sideBySide } from './lib/measure.mjs';
import { printTable, short, spread } from './lib/print.mjs';
import { keep, quick } from './lib/result.mjs';

/** The node that ARX and the search choose over adult with 5 % suppression, in file order. */
const NODE = [0, 3, 0, 0, 2, 1, 1, 2, 0];

/**
 * What a prototype in C took (gcc -O3 -march=native), ns a row, recorded on the same kind of machine: the key from nine
 * columns of bytes and one increment in a table (1.6 + 0.3); the same from words packed beforehand, by copies of adult.
 */
const C_FROM_COLUMNS = 1.9;
const C_FROM_WORDS = { 1: 0.9, 10: 0.84, 100: 0.82 };

if (hasAdult('node check')) await main();

async function main() {
  const results = [];
  for (const copies of quick ? [1, 10] : [1, 10, 100]) results.push(await measure(copies));
  printTable(
    `node check: classes with sizes at node ${NODE.join('')} of adult; CPU ns a row [quartiles]; DuckDB: GROUP BY, one thread`,
    ['rows', 'classes', 'equivalenceClasses', 'roll-up', 'DuckDB', 'DuckDB / classes', 'DuckDB / roll-up'],
    results.map(({ node: n, ...r }) => [
      r.rows.toLocaleString('en'),
      n.classes,
      ...[n.equivalenceClasses, n.rollUp, n.duckdb, n.duckdbOverClasses, n.duckdbOverRollUp].map(spread),
    ]),
  );
  printTable(
    'distance to the recorded limit in C: classes to the key from nine columns, roll-up to packed words',
    ['rows', 'C, columns', 'classes / C', 'C, words', 'roll-up / C'],
    results.map(({ rows, recordedInC: c, overC }) => [
      rows.toLocaleString('en'),
      ...[c.fromColumns, overC.equivalenceClasses, c.fromWords, overC.rollUp].map(short),
    ]),
  );
  printTable(
    'tuple index: distinct tuples at the lowest levels, built once a search; CPU ns a row [quartiles]',
    ['rows', 'tuples', 'index', 'DuckDB', 'DuckDB / index'],
    results.map(({ index: i, ...r }) => [
      r.rows.toLocaleString('en'),
      i.tuples.toLocaleString('en'),
      ...[i.indexTuples, i.duckdb, i.duckdbOverIndex].map(spread),
    ]),
  );
  keep('node-check', { node: NODE, results });
}

async function measure(copies) {
  const { rows, columns } = await adultQuasi(copies);
  const levels = columns.map(({ levels }, c) => levels[NODE[c]]);
  const generalised = columns.map(({ name, codes }, c) => ({
    name,
    type: 'string',
    codes: codes.map((code) => levels[c].map[code]),
    values: levels[c].labels,
  }));
  const table = { rows, columns: generalised };
  const names = columns.map((c) => c.name);
  const maps = levels.map((l) => l.map);
  const sizes = levels.map((l) => l.labels.length);
  const raw = columns.map((c) => c.levels[0]);
  const buildIndex = () =>
    indexTuples(
      columns.map((c) => c.codes),
      raw.map((l) => l.map),
      raw.map((l) => l.labels.length),
      rows,
    );
  const index = buildIndex();

  const db = await reference();
  await loadCodes(
    db,
    'node',
    generalised.map((c) => c.codes),
  );
  await loadCodes(
    db,
    'raw',
    columns.map((c) => c.codes),
  );
  // Every count is made; only two numbers cross over, so that no result is charged for.
  const groupBy = (from) =>
    `select count(*), sum(n) from (select count(*) as n from ${from} group by ${names.map((_, c) => `c${c}`).join(', ')})`;

  const sides = {
    equivalenceClasses: () => classSizes(table, names),
    rollUp: () => rollUp(index, maps, sizes),
    duckdb: () => db.row(groupBy('node')),
    indexTuples: buildIndex,
    duckdbRaw: () => db.row(groupBy('raw')),
  };
  const classes = agree(sides.equivalenceClasses().length, sides.rollUp().size, await sides.duckdb());
  const tuples = agree(index.size, index.size, await sides.duckdbRaw());
  const ms = await sideBySide(sides, ['duckdb', 'duckdbRaw']);
  db.close();

  const recordedInC = { fromColumns: C_FROM_COLUMNS, fromWords: C_FROM_WORDS[copies] };
  const nsOf = (side) => perRow(ms[side], rows).median;
  return {
    rows,
    recordedInC,
    overC: {
      equivalenceClasses: nsOf('equivalenceClasses') / recordedInC.fromColumns,
      rollUp: nsOf('rollUp') / recordedInC.fromWords,
    },
    node: {
      classes,
      equivalenceClasses: perRow(ms.equivalenceClasses, rows),
      rollUp: perRow(ms.rollUp, rows),
      duckdb: perRow(ms.duckdb, rows),
      duckdbOverClasses: ratio(ms.duckdb, ms.equivalenceClasses),
      duckdbOverRollUp: ratio(ms.duckdb, ms.rollUp),
    },
    index: {
      tuples,
      indexTuples: perRow(ms.indexTuples, rows),
      duckdb: perRow(ms.duckdbRaw, rows),
      duckdbOverIndex: ratio(ms.duckdbRaw, ms.indexTuples),
    },
  };
}

/** Speed counts only for the right answer. */
function agree(ours, rolledUp, [theirs]) {
  if (ours !== rolledUp || ours !== Number(theirs)) throw new Error(`${ours}, ${rolledUp} and ${theirs} classes`);
  return ours;
}
