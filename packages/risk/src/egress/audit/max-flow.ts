import { minOf } from './bounds.js';

/** A residual network: arc `2i` and its reverse `2i + 1`; `cap` is what may still flow. */
export interface Network {
  readonly nodes: number;
  readonly to: readonly number[];
  readonly cap: bigint[];
  /** Numbers of the arcs that leave each node. */
  readonly out: readonly (readonly number[])[];
}

/** Distance of each node from `source` along arcs with room; -1 where there is no way. */
function levels({ nodes, to, cap, out }: Network, source: number): Int32Array {
  const level = new Int32Array(nodes).fill(-1);
  level[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (const arc of out[node]) {
      if (cap[arc] === 0n || level[to[arc]] !== -1) continue;
      level[to[arc]] = level[node] + 1;
      queue.push(to[arc]);
    }
  }
  return level;
}

/** A way to `sink` down the levels, as arcs; null when this phase has no further one. `next` remembers dead ends. */
function findWay({ to, cap, out }: Network, level: Int32Array, next: Int32Array, source: number, sink: number) {
  const way: number[] = [];
  let node = source;
  while (node !== sink) {
    const arcs = out[node];
    while (next[node] < arcs.length) {
      const arc = arcs[next[node]];
      if (cap[arc] > 0n && level[to[arc]] === level[node] + 1) break;
      next[node]++;
    }
    if (next[node] < arcs.length) {
      way.push(arcs[next[node]]);
      node = to[arcs[next[node]]];
    } else {
      const back = way.pop();
      if (back === undefined) return null;
      node = to[back ^ 1];
      next[node]++;
    }
  }
  return way;
}

/**
 * Greatest flow from `source` to `sink`; changes `cap` to what is left. Exact in whole numbers.
 * Dinic (1970), "Algorithm for solution of a problem of maximum flow in networks with power estimation".
 */
export function maxFlow(network: Network, source: number, sink: number): bigint {
  const { cap } = network;
  let flow = 0n;
  for (;;) {
    const level = levels(network, source);
    if (level[sink] === -1) return flow;
    const next = new Int32Array(network.nodes);
    for (
      let way = findWay(network, level, next, source, sink);
      way;
      way = findWay(network, level, next, source, sink)
    ) {
      const amount = way.reduce((least, arc) => minOf(least, cap[arc]), cap[way[0]]);
      for (const arc of way) {
        cap[arc] -= amount;
        cap[arc ^ 1] += amount;
      }
      flow += amount;
    }
  }
}
