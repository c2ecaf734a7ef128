import { subsets } from '../subsets/subsets.js';

/** Distinct itemsets of one class with the number of units that have exactly them. */
export interface Transactions {
  readonly itemsets: readonly Int32Array[];
  readonly counts: readonly number[];
}

/**
 * Whether every combination of at most m items that occurs is contained in at least k units (k^m-anonymity). Smaller
 * combinations first: a rare item ends the count before pairs are listed.
 */
export function everyCombinationSupported({ itemsets, counts }: Transactions, k: number, m: number): boolean {
  const sorted = itemsets.map((items) => [...new Set(items)].sort((a, b) => a - b));
  for (let size = 1; size <= m; size++) {
    const support = new Map<string, number>();
    sorted.forEach((items, i) => {
      for (const chosen of subsets(items.length, size)) {
        const key = chosen.map((j) => items[j]).join(' ');
        support.set(key, (support.get(key) ?? 0) + counts[i]);
      }
    });
    for (const units of support.values()) if (units < k) return false;
    if (support.size === 0) break;
  }
  return true;
}
