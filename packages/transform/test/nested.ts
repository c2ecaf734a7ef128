import type { CompiledHierarchy } from '../src/hierarchies/hierarchy.js';

/** Every group of a level lies within one group of the next, and the leaves of a level add up to all. */
export function isNested({ levels, leafCount }: CompiledHierarchy): boolean {
  const adds = levels.every(({ leaves }) => leaves.reduce((a, b) => a + b, 0) === leafCount);
  const nests = levels.slice(1).every((coarser, i) => {
    const parent = new Map<number, number>();
    return Array.from(levels[i].map).every((group, value) => {
      if (!parent.has(group)) parent.set(group, coarser.map[value]);
      return parent.get(group) === coarser.map[value];
    });
  });
  return adds && nests;
}
