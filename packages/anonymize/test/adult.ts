import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SensitiveColumn, sensitiveColumn } from '@sluice/models';
import type { QuasiColumn } from '../src/index.js';

const fallback = fileURLToPath(new URL('../../../../shared', import.meta.url));
export const SHARED = process.env['SLUICE_SHARED'] ?? fallback;
export const hasShared = existsSync(`${SHARED}/golden/arx.json`);

/** Lines of a plain `;` file: the adult files quote nothing. */
function cells(path: string): string[][] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '').map((line) => line.split(';'));
}

/** A quasi-identifier from raw values and the rows of a hierarchy file. */
export function quasiFrom(name: string, values: readonly string[], hierarchy: readonly string[][]): QuasiColumn {
  const codeOf = new Map(hierarchy.map((row, i) => [row[0], i]));
  const levels = hierarchy[0].map((_, l) => {
    const groups = new Map<string, number>();
    const map = Int32Array.from(hierarchy, (row) => {
      if (!groups.has(row[l])) groups.set(row[l], groups.size);
      return groups.get(row[l]) as number;
    });
    const leaves = new Float64Array(groups.size);
    for (const group of map) leaves[group]++;
    return { map, leaves };
  });
  const codes = Int32Array.from(values, (value) => codeOf.get(value) as number);
  return { name, codes, levels, leafCount: hierarchy.length, minLevel: 0, maxLevel: levels.length - 1 };
}

export interface Adult {
  readonly names: readonly string[];
  readonly rows: number;
  readonly columns: readonly QuasiColumn[];
  readonly sensitive: (name: string) => SensitiveColumn;
}

/** A column of values as models see it, with the tree of its hierarchy file. */
export function sensitiveFrom(
  name: string,
  values: readonly string[],
  hierarchy: readonly string[][],
): SensitiveColumn {
  const distinct = [...new Set(values)];
  const codes = Int32Array.from(values, (value) => distinct.indexOf(value));
  const rowOf = new Map(hierarchy.map((row) => [row[0], row]));
  const tree = hierarchy[0].map((_, l) => {
    const groups = new Map<string, number>();
    return Int32Array.from(distinct, (value) => {
      const label = rowOf.get(value)?.[l] ?? '';
      if (!groups.has(label)) groups.set(label, groups.size);
      return groups.get(label) as number;
    });
  });
  return sensitiveColumn({ name, type: 'string', codes, values: distinct }, { tree });
}

/** The generator that the grown tables are drawn with (mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Adult in several copies, each but the first with 5 % of its cells drawn anew from their column. */
export function grownAdult(copies: number): Adult {
  const data = adult();
  const random = mulberry32(42);
  const columns = data.columns.map((c) => ({ ...c, codes: new Int32Array(copies * data.rows) }));
  columns.forEach((c, i) => {
    c.codes.set(data.columns[i].codes);
  });
  for (let row = data.rows; row < copies * data.rows; row++)
    columns.forEach((c, i) => {
      const own = data.columns[i].codes;
      c.codes[row] = random() < 0.05 ? own[Math.floor(random() * data.rows)] : own[row % data.rows];
    });
  return { ...data, rows: copies * data.rows, columns };
}

/** The adult table with the hierarchies of ARX. */
export function adult(): Adult {
  const [names, ...rows] = cells(`${SHARED}/data/adult/adult.csv`);
  const columns = names.map((name, c) =>
    quasiFrom(
      name,
      rows.map((row) => row[c]),
      cells(`${SHARED}/data/adult/adult_hierarchy_${name}.csv`),
    ),
  );
  const sensitive = (name: string) => {
    const c = names.indexOf(name);
    const values = rows.map((row) => row[c]);
    return sensitiveFrom(name, values, cells(`${SHARED}/data/adult/adult_hierarchy_${name}.csv`));
  };
  return { names, rows: rows.length, columns, sensitive };
}
