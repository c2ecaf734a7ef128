import type { Cell } from '../tables/text-table.js';

/** Text that is the same for two rows exactly if they agree in the given columns; null is a value of its own. */
export function naiveKey(row: readonly Cell[], columns: readonly number[]): string {
  return JSON.stringify(columns.map((column) => row[column]));
}

/** Equivalence classes: key → indices of the rows, in order. */
export function naiveClasses(
  rows: readonly (readonly Cell[])[],
  columns: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const classes = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const key = naiveKey(row, columns);
    const members = classes.get(key);
    if (members) members.push(i);
    else classes.set(key, [i]);
  });
  return classes;
}

/** Whether every class has at least k rows (Samarati and Sweeney 1998). True for a table without rows. */
export function naiveKAnonymousByRows(
  rows: readonly (readonly Cell[])[],
  columns: readonly number[],
  k: number,
): boolean {
  return [...naiveClasses(rows, columns).values()].every((members) => members.length >= k);
}
