/** Mass of one class: `amounts[i]` units hold `values[i]`, for i from `from` to `to - 1`; together `total` units. */
export interface Mass {
  readonly values: Int32Array;
  readonly amounts: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** Mass of the reference table, dense: `amounts[v]` units hold value v; together `total` units. */
export interface ReferenceMass {
  readonly amounts: Float64Array;
  readonly total: number;
}

/** Earth mover's distance from a class to a fixed reference under one ground distance, from 0 to 1. */
export interface GroundDistance {
  /** In doubles, summed in the order of the entries; off by less than 1e-9 for up to a million values. */
  measure(mass: Mass): number;
  /** The same as [numerator, denominator], exactly; amounts and totals are whole numbers below 2^53. */
  exact(mass: Mass): readonly [bigint, bigint];
}
