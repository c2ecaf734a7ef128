import { fail } from '@sluice/errors';
import type { Cell } from '../tables/text-table.js';

/** A hierarchy written out: one row per leaf, item i its label at level i, level 0 the raw value (ARX's CSV form). */
export type HierarchyRows = readonly (readonly string[])[];

/** What a column becomes at a level: label of each cell, and the number of leaves under it. */
export interface NaiveLevel {
  readonly cells: readonly Cell[];
  /** Length: rows. */
  readonly leaves: readonly number[];
  /** Leaves of the whole hierarchy: its rows. */
  readonly leafCount: number;
}

/**
 * Generalises one column. A missing cell is a category of its own that weighs as much as one leaf, and stays missing
 * until the level whose only label is `*`; it is not counted among the leaves of the hierarchy.
 */
export function naiveGeneralise(cells: readonly Cell[], hierarchy: HierarchyRows, level: number): NaiveLevel {
  const labelOf = new Map(hierarchy.map((row) => [row[0], row[level]]));
  const leavesOf = new Map<string, number>();
  for (const label of labelOf.values()) leavesOf.set(label, (leavesOf.get(label) ?? 0) + 1);
  const top = leavesOf.size === 1 && leavesOf.has('*');

  const labels = cells.map((cell) => {
    if (cell === null) return top ? '*' : null;
    return labelOf.get(cell) ?? fail('input', 'testing/hierarchy', 'The hierarchy lacks a value of the column');
  });
  return {
    cells: labels,
    leaves: labels.map((label) => (label === null ? 1 : leavesOf.get(label)!)),
    leafCount: labelOf.size,
  };
}
