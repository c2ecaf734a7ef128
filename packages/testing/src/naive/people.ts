import type { Cell } from '../tables/text-table.js';
import { naiveClasses } from './classes.js';

/** The person behind a cell of the subject column, or null for no person: blanks off, NFKC, upper case. */
export function naiveSubject(cell: Cell): string | null {
  if (cell === null) return null;
  const spelt = cell.trim().normalize('NFKC').trim().toUpperCase();
  return spelt === '' ? null : spelt;
}

/** How many people stand behind some rows. */
export function naivePeople(subject: readonly Cell[], rows: readonly number[] = [...subject.keys()]): number {
  return new Set(rows.map((row) => naiveSubject(subject[row])).filter((person) => person !== null)).size;
}

/** Number of distinct people in each equivalence class. `subject` has one cell a row. */
export function naivePeoplePerClass(
  rows: readonly (readonly Cell[])[],
  columns: readonly number[],
  subject: readonly Cell[],
): ReadonlyMap<string, number> {
  return new Map([...naiveClasses(rows, columns)].map(([key, members]) => [key, naivePeople(subject, members)]));
}
