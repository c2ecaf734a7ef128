/** All subsets of 0 .. n - 1 with `size` members, in lexicographic order. */
export function* subsets(n: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first + size <= n; first++)
    for (const rest of subsets(n, size - 1, first + 1)) yield [first, ...rest];
}
