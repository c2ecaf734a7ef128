import type { ClassList } from '@sluice/table';
import type { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';

/** A loss made ready for one table: what it must know of all rows is counted once. */
export interface PreparedLoss {
  /**
   * Least loss that a node can have, from the histograms of single columns alone. Never above `measure`, equal to it
   * where nothing is suppressed, and never smaller for a coarser node.
   */
  bound(levels: readonly number[]): number;
  /**
   * Information loss of a node.
   * @param list classes; `list.codes` are codes at the lowest allowed levels
   * @param failing 1 for each class whose rows are suppressed
   */
  measure(levels: readonly number[], list: ClassList, failing: Uint8Array): number;
}

/** What a search minimises: one file a loss. */
export interface Loss<Params = unknown> {
  readonly kind: string;
  readonly params: z.ZodType<Params>;
  prepare(columns: readonly QuasiColumn[], rows: number, params: Params): PreparedLoss;
}
