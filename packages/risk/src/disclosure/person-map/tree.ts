/**
 * A value tree with the groups of each level numbered as they appear, so that no number reaches that of the values:
 * models only ask which values share a group.
 */
export function numberedTree(tree: readonly Int32Array[]): Int32Array[] {
  return tree.map((level) => {
    const numbers = new Map<number, number>();
    return level.map((group) => {
      const known = numbers.get(group) ?? numbers.size;
      numbers.set(group, known);
      return known;
    });
  });
}
