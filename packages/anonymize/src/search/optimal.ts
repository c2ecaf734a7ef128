import type { PreparedLoss } from '../losses/loss.js';
import { createLattice, FAILS, type Lattice, OPEN } from './lattice.js';
import type { NodeChecker } from './node.js';
import type { Pacer } from './pacer.js';
import { better, type Candidate, reach } from './problem.js';

/** What one way of searching found. */
export interface Found {
  readonly best: Candidate | undefined;
  readonly lowerBound: number;
  readonly nodesChecked: number;
}

/** A path upwards from `node` through undecided nodes that can still win, always to the least bound. */
function pathFrom(lattice: Lattice, node: number, bounds: Float64Array, most: number): number[] {
  const path = [node];
  for (let at: number | undefined = node; at !== undefined; ) {
    let next: number | undefined;
    for (const up of lattice.above(at))
      if (lattice.state(up) === OPEN && bounds[up] <= most && (next === undefined || bounds[up] < bounds[next]))
        next = up;
    if (next !== undefined) path.push(next);
    at = next;
  }
  return path;
}

export interface OptimalSearch {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly checker: NodeChecker;
  readonly loss: PreparedLoss;
  /** Every model is monotone under generalisation: a node that holds settles all coarser ones. */
  readonly monotone: boolean;
  /** Whether anything less than everything may be suppressed; else paths only measure nodes in a worse order. */
  readonly bordered: boolean;
  readonly pacer: Pacer;
}

/**
 * The exact optimum of full-domain generalisation with row suppression over a whole lattice (Samarati 2001; paths and
 * binary search as in Flash, Kohlmayer et al. 2012; bound from column histograms).
 *
 * Where all models are monotone, the border between nodes that fail and nodes that hold is found first by binary search
 * along paths: a failing node settles all finer ones, a holding node all coarser ones. Then all nodes not known to fail
 * are measured in order of their bound, until the bound passes the best loss. Every node ends as failed, measured, or
 * bounded away. With models that are not monotone, a node settles the finer ones only by the part that is.
 */
export async function searchOptimal(search: OptimalSearch): Promise<Found> {
  const { checker, loss, pacer } = search;
  const lattice = createLattice(search.low, search.high);
  const bounds = new Float64Array(lattice.size);
  for (let node = 0; node < lattice.size; node++) bounds[node] = loss.bound(lattice.levelsOf(node));
  const byBound = Int32Array.from({ length: lattice.size }, (_, node) => node).sort(
    (a, b) => bounds[a] - bounds[b] || a - b,
  );
  const measured = new Uint8Array(lattice.size);
  let best: Candidate | undefined;
  let nodesChecked = 0;

  function visit(node: number): boolean {
    const facts = checker.check(lattice.levelsOf(node));
    nodesChecked++;
    measured[node] = 1;
    if (facts.finerFail) lattice.markFails(node);
    if (!facts.withinLimit) return false;
    if (search.monotone) lattice.markHolds(node);
    const candidate = { facts, loss: loss.measure(facts), rest: loss.rest?.(facts) ?? [] };
    if (better(candidate, best)) best = candidate;
    return true;
  }

  visit(lattice.size - 1);
  if (search.monotone && search.bordered && best !== undefined)
    for (let at = 0; at < byBound.length; at++) {
      const start = byBound[at];
      if (lattice.state(start) !== OPEN || bounds[start] > reach(best)) continue;
      const path = pathFrom(lattice, start, bounds, reach(best));
      let from = 0;
      let to = path.length - 1;
      while (from <= to) {
        const middle = (from + to) >> 1;
        if (visit(path[middle])) to = middle - 1;
        else from = middle + 1;
      }
      await pacer.pause(() => (0.5 * at) / lattice.size);
    }
  for (let at = 0; at < byBound.length && bounds[byBound[at]] <= reach(best); at++) {
    const node = byBound[at];
    if (!measured[node] && lattice.state(node) !== FAILS) visit(node);
    await pacer.pause(() => 0.5 + (0.5 * at) / lattice.size);
  }
  return { best, lowerBound: best?.loss ?? Number.POSITIVE_INFINITY, nodesChecked };
}
