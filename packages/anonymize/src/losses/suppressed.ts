import type { QuasiColumn } from '../quasi.js';
import type { MeasuredNode } from './loss.js';

/** Per level: from codes at the lowest allowed level, which is what a class list holds, to groups of that level. */
export function groupsFromLowest({ levels, minLevel }: QuasiColumn): Int32Array[] {
  const lowest = levels[minLevel];
  return levels.map(({ map }, l) => {
    const groups = new Int32Array(lowest.leaves.length);
    if (l >= minLevel)
      map.forEach((group, code) => {
        groups[lowest.map[code]] = group;
      });
    return groups;
  });
}

/** The rows that a node suppresses. */
export interface Suppressed {
  readonly rows: number;
  /** Suppressed rows per group of column c at the node's level. Length: groups. */
  perGroup(c: number): Float64Array;
}

/** Compiles a function that reads off a node what it suppresses. */
export function suppressedIn(columns: readonly QuasiColumn[]): (node: MeasuredNode) => Suppressed {
  const groups = columns.map(groupsFromLowest);
  return ({ levels, classes, from, failing }) => {
    const gone: number[] = [];
    let rows = 0;
    failing.forEach((fails, i) => {
      if (!fails) return;
      gone.push(i);
      rows += classes.rows[i];
    });
    return {
      rows,
      perGroup(c) {
        const level = levels[c];
        const sums = new Float64Array(columns[c].levels[level].leaves.length);
        const group = groups[c][level];
        const codes = from.codes[c];
        const { first, rows: counts } = classes;
        for (const i of gone) sums[group[codes[first[i]]]] += counts[i];
        return sums;
      },
    };
  };
}
