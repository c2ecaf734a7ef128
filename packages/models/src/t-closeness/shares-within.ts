import { clearSide, ratioOf } from '../exact/ratio.js';
import type { Reading } from '../model.js';

/**
 * Test whether, for each value, the share of the class's units that hold it is within t of the share in the reference,
 * exactly. By people the shares of several values may overlap, so no distance between distributions says this.
 */
export function sharesWithin({ byClass, units, reference }: Reading, t: number): (c: number) => boolean {
  const { starts, values, counts } = byClass;
  const total = reference.units;
  const { num, den } = ratioOf(t);

  /** |count / n - whole / total| <= t */
  function within(count: number, n: number, whole: number): boolean {
    const side = clearSide(Math.abs(count / n - whole / total), t);
    if (side !== 0) return side < 0;
    const difference = BigInt(count) * BigInt(total) - BigInt(whole) * BigInt(n);
    return (difference < 0n ? -difference : difference) * den <= num * BigInt(n) * BigInt(total);
  }

  // A class must hold every value whose share in the reference is above t; the others may be absent.
  const needed = Array.from(reference.counts.keys()).filter((v) => !within(0, 1, reference.counts[v]));
  const isNeeded = new Uint8Array(reference.counts.length);
  for (const v of needed) isNeeded[v] = 1;

  return (c) => {
    let found = 0;
    for (let i = starts[c]; i < starts[c + 1]; i++) {
      if (!within(counts[i], units[c], reference.counts[values[i]])) return false;
      found += isNeeded[values[i]];
    }
    return found === needed.length;
  };
}
