/** What a reader knows of a number: `low <= x <= high`; `high` null: no upper bound. Numbers are whole and not negative. */
export interface Bounds {
  readonly low: bigint;
  readonly high: bigint | null;
}

export const FREE: Bounds = Object.freeze({ low: 0n, high: null });

export const minOf = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const maxOf = (a: bigint, b: bigint): bigint => (a > b ? a : b);
