import type { Reader } from '../audit/reader.js';
import type { EgressMessage } from '../message.js';
import type { EgressCell, EgressTable, Measure } from '../table.js';
import type { EgressThresholds } from '../thresholds.js';

/** A cell that may not leave as it is. Reasons carry thresholds, never a number of the table. */
export interface EgressFlag {
  /** Stable: the code of the rule, or `complementary/...`. */
  readonly code: string;
  readonly cell: EgressCell;
  readonly reason: EgressMessage;
}

/** What the rules judge by. */
export interface EgressContext {
  readonly table: EgressTable;
  readonly thresholds: EgressThresholds;
  /** Count of the same cell in a table that left earlier, by place in the grid; null: suppressed there. */
  readonly earlier: ReadonlyMap<number, bigint | null>;
  /** What a reader can find out of a measure by adding and subtracting. */
  reader(measure: Measure): Reader;
}

/** A rule of the check: data and a pure function. */
export interface EgressRule {
  readonly code: string;
  readonly title: EgressMessage;
  judge(context: EgressContext): Iterable<EgressFlag>;
}
