import type { ColumnType } from '@sluice/table';

/** Types with an order. Text has several, none of them a matter of fact. */
export const ORDERED: readonly ColumnType[] = Object.freeze(['integer', 'decimal', 'date', 'timestamp']);

/**
 * Compares canonical text with a threshold, exactly: negative, zero or positive as the cell is below, at or above it.
 * Integers have 64 bits; the canonical text of a decimal is the shortest of a double, so that doubles order them; days
 * and moments of the years 0001 to 9999 order as text (a moment without a fraction is a prefix of those with one).
 */
export function comparator(threshold: string, type: ColumnType): (cell: string) => number {
  if (type === 'integer') {
    const bound = BigInt(threshold);
    return (cell) => {
      const value = BigInt(cell);
      return value < bound ? -1 : value > bound ? 1 : 0;
    };
  }
  if (type === 'decimal') {
    const bound = Number(threshold);
    return (cell) => Number(cell) - bound;
  }
  return (cell) => (cell < threshold ? -1 : cell > threshold ? 1 : 0);
}
