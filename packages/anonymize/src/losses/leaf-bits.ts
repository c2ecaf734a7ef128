import type { QuasiColumn } from '../quasi.js';
import { orderFreeSum, rowsPerCode } from './histogram.js';

/** How many leaves may stand behind the cells of one column, as a binary logarithm. */
export interface LeafBits {
  /** Per level; length: groups. */
  readonly perGroup: readonly Float64Array[];
  /** Per level: added up over the rows. Never smaller at a higher level. */
  readonly total: readonly number[];
  /** Of a suppressed cell. */
  readonly suppressed: number;
}

export function leafBits(column: QuasiColumn): LeafBits {
  const rows = rowsPerCode(column);
  // A hierarchy without leaves, over missing values only, still has one cell to show.
  const perGroup = column.levels.map(({ leaves }) => leaves.map((n) => Math.log2(Math.max(1, n))));
  return {
    perGroup,
    total: column.levels.map(({ map }, level) => orderFreeSum(rows.map((n, code) => n * perGroup[level][map[code]]))),
    suppressed: Math.log2(Math.max(1, column.leafCount)),
  };
}
