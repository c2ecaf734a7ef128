import type { HierarchyLevel } from './hierarchy.js';

/** A level from the label of each value, where each value is one leaf. Labels are in order of first use. */
export function levelOf(labelOf: readonly string[]): HierarchyLevel {
  const map = new Int32Array(labelOf.length);
  const labels: string[] = [];
  const leaves: number[] = [];
  const groupOf = new Map<string, number>();
  labelOf.forEach((label, i) => {
    let group = groupOf.get(label);
    if (group === undefined) {
      group = labels.length;
      groupOf.set(label, group);
      labels.push(label);
      leaves.push(0);
    }
    map[i] = group;
    leaves[group]++;
  });
  return { map, labels, leaves: Float64Array.from(leaves) };
}
