import { type Bounds, maxOf, minOf } from './bounds.js';
import { maxFlow, type Network } from './max-flow.js';

/** An arc that carries a number within bounds; at each node what comes in goes out. */
export interface Arc extends Bounds {
  readonly from: number;
  readonly to: number;
}

/**
 * Least and greatest flow of each arc over all circulations, which are whole numbers because the matrix of a network is
 * totally unimodular (Hoffman & Kruskal 1956). Arcs whose bounds are equal leave the network first: they are only
 * demand at their ends.
 * @returns bounds by number of the arc, computed when asked; null where no circulation exists
 */
export function circulationBounds(nodes: number, arcs: readonly Arc[]): ((arc: number) => Bounds) | null {
  // No bounded flow exceeds the sum of all finite bounds: what does is unbounded.
  const most = arcs.reduce((sum, { low, high }) => sum + (high ?? low), 0n) + 1n;
  const endless = 4n * most;
  const source = nodes;
  const sink = nodes + 1;
  const to: number[] = [];
  const cap: bigint[] = [];
  const out: number[][] = Array.from({ length: nodes + 2 }, () => []);
  const add = (from: number, target: number, capacity: bigint) => {
    out[from].push(to.length);
    to.push(target);
    cap.push(capacity);
    out[target].push(to.length);
    to.push(from);
    cap.push(0n);
  };
  const surplus: bigint[] = Array.from({ length: nodes }, () => 0n);
  const place = new Map<number, number>();
  for (const [i, { from, to: target, low, high }] of arcs.entries()) {
    surplus[target] += low;
    surplus[from] -= low;
    if (low === high) continue;
    if (high !== null && high < low) return null;
    place.set(i, to.length);
    add(from, target, (high ?? endless) - low);
  }
  let demand = 0n;
  for (const [node, amount] of surplus.entries()) {
    if (amount > 0n) {
      demand += amount;
      add(source, node, amount);
    } else if (amount < 0n) add(node, sink, -amount);
  }
  const network: Network = { nodes: nodes + 2, to, cap, out };
  if (maxFlow(network, source, sink) !== demand) return null;

  return (i) => {
    const { from, to: target, low, high } = arcs[i];
    const arc = place.get(i);
    if (arc === undefined) return { low, high };
    const flow = low + cap[arc ^ 1];
    // More on this arc must come back another way, and less must go another way.
    const room = (start: number, end: number) => {
      const rest = [...cap];
      rest[arc] = 0n;
      rest[arc ^ 1] = 0n;
      return maxFlow({ ...network, cap: rest }, start, end);
    };
    const up = room(target, from);
    const down = room(from, target);
    const greatest = high === null ? flow + up : minOf(high, flow + up);
    return { low: maxOf(low, flow - down), high: greatest > most ? null : greatest };
  };
}
