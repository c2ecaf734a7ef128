/** Sum of the first n contributions; there may be fewer. */
export function sumOfFirst(largest: readonly bigint[], n: number): bigint {
  return largest.slice(0, n).reduce((sum, x) => sum + x, 0n);
}
