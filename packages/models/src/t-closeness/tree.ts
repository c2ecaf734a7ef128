import type { GroundDistance, Mass, ReferenceMass } from './ground-distance.js';

/** Sums amounts by group into `sums`. */
function addUp(sums: Float64Array, level: Int32Array, { values, amounts, from, to }: Mass): void {
  for (let i = from; i < to; i++) sums[level[values[i]]] += amounts[i];
}

/** Calls `visit` once for each group of the class with its sum, and clears the sums. */
function drain(sums: Float64Array, level: Int32Array, mass: Mass, visit: (sum: number, group: number) => void): void {
  for (let i = mass.from; i < mass.to; i++) {
    const group = level[mass.values[i]];
    const sum = sums[group];
    if (sum === 0) continue;
    sums[group] = 0;
    visit(sum, group);
  }
}

/**
 * Earth mover's distance over a value tree, with height(lowest common ancestor) / height(tree) between two leaves (Li,
 * Li, Venkatasubramanian 2007, section 4.2). Every edge of such a tree is equally long, so the distance is the mean,
 * over the levels below the root, of the total variation between the two distributions over that level's groups. This
 * equals the sum over inner nodes of height / H * min(surplus, shortage) in the paper.
 *
 * Only groups where the class has more than the reference are added: what is above equals what is below.
 * @param tree group of each value per level, the values themselves first, one group last; length: H + 1
 */
export function treeDistance(tree: readonly Int32Array[], reference: ReferenceMass): GroundDistance {
  const height = tree.length - 1;
  const levels = tree.slice(0, -1).map((level) => {
    const whole = new Float64Array(level.reduce((most, group) => Math.max(most, group + 1), 0));
    for (let v = 0; v < reference.amounts.length; v++) whole[level[v]] += reference.amounts[v];
    return { level, whole, sums: new Float64Array(whole.length) };
  });

  return {
    measure(mass) {
      let distance = 0;
      for (const { level, whole, sums } of levels) {
        addUp(sums, level, mass);
        drain(sums, level, mass, (sum, group) => {
          distance += Math.max(0, sum / mass.total - whole[group] / reference.total);
        });
      }
      return height > 0 ? distance / height : 0;
    },
    exact(mass) {
      const [n, total] = [BigInt(mass.total), BigInt(reference.total)];
      let distance = 0n;
      for (const { level, whole, sums } of levels) {
        addUp(sums, level, mass);
        drain(sums, level, mass, (sum, group) => {
          const surplus = BigInt(sum) * total - BigInt(whole[group]) * n;
          if (surplus > 0n) distance += surplus;
        });
      }
      return [distance, BigInt(Math.max(1, height)) * n * total];
    },
  };
}

/**
 * A tree with the values themselves as leaves and one root, whatever the hierarchy offers: one that starts with groups
 * would call the values of a group equal, one that ends in several would not count what moves between them.
 */
export function completeTree(tree: readonly Int32Array[], cardinality: number): readonly Int32Array[] {
  const [leaves, root] = flatTree(cardinality);
  const first = tree[0] ?? root;
  const last = tree[tree.length - 1] ?? leaves;
  const below = new Set(first).size < first.length ? [leaves] : [];
  const above = new Set(last).size > 1 ? [root] : [];
  return [...below, ...tree, ...above];
}

/** The tree in which any two values are equally far: its earth mover's distance is the total variation. */
export function flatTree(cardinality: number): readonly Int32Array[] {
  return [Int32Array.from({ length: cardinality }, (_, v) => v), new Int32Array(cardinality)];
}
