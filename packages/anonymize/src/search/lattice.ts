/** Whether a node is known to meet the models within the limits of suppression. */
export const OPEN = 0;
export const FAILS = 1;
export const HOLDS = 2;

/**
 * The lattice of levels between the lowest and the highest allowed ones. A node is a number: the mixed radix of its
 * levels, first column first, so that numeric order is lexicographic order.
 */
export interface Lattice {
  readonly size: number;
  readonly strides: readonly number[];
  levelsOf(node: number): number[];
  /** Nodes one step coarser. */
  above(node: number): number[];
  /** OPEN, FAILS or HOLDS. */
  state(node: number): number;
  /** Marks a node and, because models here are monotone, every finer one. */
  markFails(node: number): void;
  /** Marks a node and every coarser one. */
  markHolds(node: number): void;
}

export function createLattice(low: readonly number[], high: readonly number[]): Lattice {
  const q = low.length;
  const heights = low.map((l, c) => high[c] - l + 1);
  const strides = new Array<number>(q).fill(1);
  for (let c = q - 2; c >= 0; c--) strides[c] = strides[c + 1] * heights[c + 1];
  const size = heights.reduce((a, b) => a * b, 1);
  const states = new Uint8Array(size);
  const step = (node: number, c: number) => Math.floor(node / strides[c]) % heights[c];

  function above(node: number): number[] {
    const out: number[] = [];
    for (let c = 0; c < q; c++) if (step(node, c) + 1 < heights[c]) out.push(node + strides[c]);
    return out;
  }

  // Each node is pushed once in a search: a marked node's finer (coarser) ones are marked already.
  function mark(node: number, state: number, towards: (node: number) => number[]): void {
    if (states[node] === state) return;
    states[node] = state;
    const stack = [node];
    for (let at = stack.pop(); at !== undefined; at = stack.pop())
      for (const next of towards(at))
        if (states[next] !== state) {
          states[next] = state;
          stack.push(next);
        }
  }

  function below(node: number): number[] {
    const out: number[] = [];
    for (let c = 0; c < q; c++) if (step(node, c) > 0) out.push(node - strides[c]);
    return out;
  }

  return {
    size,
    strides,
    levelsOf: (node) => low.map((l, c) => l + step(node, c)),
    above,
    state: (node) => states[node],
    markFails: (node) => mark(node, FAILS, below),
    markHolds: (node) => mark(node, HOLDS, above),
  };
}
