import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';

export const SHARED = process.env.SLUICE_SHARED ?? join(import.meta.dirname, '../../../shared');
const FOLDER = join(SHARED, 'data/adult');

/** Columns in file order; all nine are quasi-identifiers. */
export const NAMES = [
  'sex',
  'age',
  'race',
  'marital-status',
  'education',
  'native-country',
  'workclass',
  'occupation',
  'salary-class',
];

/** Whether the adult table is there; says so when it is not. */
export function hasAdult(benchmark) {
  const there = existsSync(join(FOLDER, 'adult.csv'));
  if (!there) console.log(`\n${benchmark}: skipped over adult, ../shared (or SLUICE_SHARED) is absent`);
  return there;
}

/** Path of adult, grown to so many copies; the grown table is made when it is absent. */
export function adultCsv(copies) {
  if (copies === 1) return join(FOLDER, 'adult.csv');
  const path = join(import.meta.dirname, `../data/adult-x${copies}.csv`);
  if (existsSync(path)) return path;
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '../grow.mjs'), String(copies)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('adult could not be grown');
  return path;
}

export function hierarchyCsv(name) {
  return join(FOLDER, `adult_hierarchy_${name}.csv`);
}

/** Lines of a plain `;` file: the adult files quote nothing. */
function cells(path) {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '').map((line) => line.split(';'));
}

/** A column as the search sees it: codes are rows of the hierarchy file, each level a coarsening of the one before. */
function quasiColumn({ name, codes, values }) {
  const hierarchy = cells(hierarchyCsv(name));
  const rowOf = new Map(hierarchy.map(([leaf], row) => [leaf, row]));
  const recode = Int32Array.from(values, (value) => rowOf.get(value));
  const levels = hierarchy[0].map((_, level) => {
    const groups = new Map();
    const map = Int32Array.from(hierarchy, (row) => {
      if (!groups.has(row[level])) groups.set(row[level], groups.size);
      return groups.get(row[level]);
    });
    const leaves = new Float64Array(groups.size);
    for (const group of map) leaves[group]++;
    return { map, leaves, labels: [...groups.keys()] };
  });
  return {
    name,
    codes: codes.map((code) => recode[code]),
    levels,
    leafCount: hierarchy.length,
    minLevel: 0,
    maxLevel: levels.length - 1,
  };
}

/** The adult table, grown or not, as quasi-identifiers with the hierarchies of ARX. */
export async function adultQuasi(copies = 1) {
  const table = await duckdbEngine().readTable(adultCsv(copies), { delimiter: ';', header: true });
  return { rows: table.rows, columns: table.columns.map(quasiColumn) };
}
