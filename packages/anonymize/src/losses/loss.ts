import type { ClassList, RolledUp } from '@sluice/table';
import type { z } from 'zod';
import type { QuasiColumn } from '../quasi.js';

/** What a loss may look at: levels, classes, and which of them are suppressed. */
export interface MeasuredNode {
  readonly levels: readonly number[];
  readonly classes: RolledUp;
  /** The list that was rolled up: `from.codes[c][classes.first[i]]` is the code of class i at the lowest level. */
  readonly from: ClassList;
  /** 1 for each class whose rows are suppressed. */
  readonly failing: Uint8Array;
}

/** A loss made ready for one table: what it must know of all rows is counted once. */
export interface PreparedLoss {
  /**
   * Least loss that a node can have, from the histograms of single columns alone. At least 0, never above `measure`
   * whatever is suppressed, and never smaller for a coarser node. Equal to `measure` where nothing is suppressed, as far
   * as single columns tell it: a loss with a weaker bound says so.
   */
  bound(levels: readonly number[]): number;
  /** Information loss of a node whose failing classes are suppressed. */
  measure(node: MeasuredNode): number;
  /**
   * Of a loss that is a vector, of which `measure` is the first entry: the others. They decide, one after the other,
   * between nodes of equal measure, smaller first, before the rule for ties does.
   */
  rest?(node: MeasuredNode): readonly number[];
}

/** What a search minimises: one file a loss. */
export interface Loss<Params = unknown> {
  readonly kind: string;
  readonly params: z.ZodType<Params>;
  prepare(columns: readonly QuasiColumn[], rows: number, params: Params): PreparedLoss;
}
