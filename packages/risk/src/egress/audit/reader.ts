import type { Bounds } from './bounds.js';

/** Whether a cell can have a value of a range: such a value, or none, or it could not be decided. */
export type Witness = bigint | 'none' | 'undecided';

/** What a reader of the published table can find out of a cell by adding and subtracting. */
export interface Reader {
  /** `bounds` are the true extremes; else they only hold them, and the true ones may be closer. */
  readonly exact: boolean;
  bounds(index: number): Bounds;
  /** A value in [low, high] that the cell has in some table which agrees with everything published. */
  witness(index: number, range: Bounds): Witness;
}
