import fc from 'fast-check';
import type { HierarchyRows } from '../naive/hierarchy.js';

/**
 * Nested hierarchies over the given leaves: level 0 the leaf itself, then up to `levels` coarser ones, each a merging
 * of the groups below it, and `*` on top. A merging may leave groups alone, or have one label already under the top.
 */
export function hierarchyArbitrary(leaves: readonly string[], { levels = 2 } = {}): fc.Arbitrary<HierarchyRows> {
  const parents = fc.array(fc.nat({ max: Math.max(0, leaves.length - 1) }), {
    minLength: leaves.length,
    maxLength: leaves.length,
  });
  return fc.array(parents, { maxLength: levels }).map((mergings) =>
    leaves.map((leaf, i) => {
      const labels = [leaf];
      let group = i;
      mergings.forEach((parentOf, level) => {
        group = parentOf[group];
        labels.push(`L${level + 1}.${group}`);
      });
      return [...labels, '*'];
    }),
  );
}
