/** Counts or weights of one class: `amounts[from] .. amounts[to - 1]`, positive, with sum `total`. */
export interface Spread {
  readonly amounts: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly total: number;
}
