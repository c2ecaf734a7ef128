import type { Grid } from './grid.js';

/** One cell of a table that is to leave. */
export interface EgressCell {
  /**
   * What the cell is called: the number of its data row, 1-based, in an aggregated table; its number in canonical order
   * where the cells were computed. Null: no row stands for it, so everybody reads it as 0.
   */
  readonly row: number | null;
  /** Place in the grid of the table. */
  readonly index: number;
  /** Position of its value in each dimension, 0-based in code-point order; null for the total. */
  readonly at: readonly (number | null)[];
  /** Published number of units; null: suppressed. */
  readonly count: bigint | null;
  /** Published total, in units of the table's scale; null: suppressed, or there is no value column. */
  readonly total: bigint | null;
  /** Largest contributions, falling, in the same units, as many as the thresholds ask for; null: not known. */
  readonly largest: readonly bigint[] | null;
  /** What is known of a suppressed cell inside the domain; guides the search for suppressions, never the verdict. */
  readonly inside?: { readonly count: bigint | null; readonly total: bigint | null };
}

export interface EgressDimension {
  readonly name: string;
  /** In code-point order. */
  readonly values: readonly string[];
}

/** A table that is to leave a secure domain, whichever form it came in. */
export interface EgressTable {
  readonly form: 'microdata' | 'aggregate';
  readonly dimensions: readonly EgressDimension[];
  readonly grid: Grid;
  /** Cells in the order of their rows; inner cells without a row at the end. Each place of the grid at most once. */
  readonly cells: readonly EgressCell[];
  readonly countColumn: string;
  readonly value: { readonly name: string; readonly scale: number } | null;
  /** Label of a total, for writing the table. */
  readonly totalLabel: string;
}

/** The two numbers that a cell may publish. */
export type Measure = 'count' | 'total';

/** Measures that the table publishes. */
export function measuresOf(table: EgressTable): readonly Measure[] {
  return table.value === null ? ['count'] : ['count', 'total'];
}

export function isMargin({ at }: EgressCell): boolean {
  return at.includes(null);
}

/** A measure of the cell is blank. Without a value column no total is. */
export function isSuppressed(table: EgressTable, cell: EgressCell): boolean {
  return measuresOf(table).some((measure) => cell[measure] === null);
}
