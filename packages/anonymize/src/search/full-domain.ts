import { fail } from '@sluice/errors';
import type { SearchContext } from '@sluice/models';
import type { Subjects } from '@sluice/table';
import type { Loss } from '../losses/loss.js';
import type { QuasiColumn } from '../quasi.js';
import { createLattice, FAILS, type Lattice, OPEN } from './lattice.js';
import { createNodeChecker, type ModelUse, type NodeFacts, type SuppressionLimit } from './node-check.js';

/** Nodes up to which the whole lattice is kept in memory (9 bytes a node). */
const LARGEST_LATTICE = 20_000_000;

export interface SearchProblem {
  readonly columns: readonly QuasiColumn[];
  readonly rows: number;
  /** People behind the rows; without them rows are the unit. */
  readonly subjects?: Subjects;
  readonly models: readonly ModelUse[];
  readonly limit: SuppressionLimit;
  readonly loss: { readonly loss: Loss; readonly params: unknown };
  readonly signal?: AbortSignal;
  /** Called now and then with the share of the lattice that is settled. */
  readonly onProgress?: (settled: number) => void;
}

export interface SearchResult {
  /** Facts of the optimal node; `levels` in column order. */
  readonly best: NodeFacts;
  readonly loss: number;
  readonly latticeSize: number;
  readonly nodesChecked: number;
  readonly optimal: true;
  /** Distinct tuples at the lowest levels, against rows: no gain where they are as many. */
  readonly tuples: number;
  /** Tuple of each row at the lowest levels. Length: rows. */
  readonly tupleOf: Int32Array;
}

interface Candidate {
  readonly node: number;
  readonly facts: NodeFacts;
  readonly loss: number;
}

/** Ties: lower sum of levels, then lexicographic in column order (which is the order of node numbers). */
function better(a: Candidate, b: Candidate | undefined): boolean {
  if (!b) return true;
  if (a.loss !== b.loss) return a.loss < b.loss;
  const sum = (c: Candidate) => c.facts.levels.reduce((x, y) => x + y, 0);
  return sum(a) !== sum(b) ? sum(a) < sum(b) : a.node < b.node;
}

/** Rounding of an aggregate's last digits must not prune the optimum. */
const SLACK = 1 + 1e-12;

function requireMonotone(models: readonly ModelUse[], context: SearchContext): void {
  const odd = models.find(({ model, params }) => !model.monotone(params, context).generalise);
  if (odd)
    fail('input', 'search/not-monotone', `the search cannot yet prune with "${odd.model.kind}", which is not monotone`);
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

/**
 * The exact optimum of full-domain generalisation with row suppression (Samarati 2001; paths and binary search as in
 * Flash, Kohlmayer et al. 2012; bound from column histograms).
 *
 * First the border between nodes that fail and nodes that hold is found by binary search along paths: a failing node
 * settles all finer ones, a holding node all coarser ones. Then the holding nodes are measured in order of their
 * bound, until the bound passes the best loss found. Every node ends as failed, measured, or bounded away.
 *
 * Throws `search/no-solution` when even the top node fails, `search/lattice-too-large`, `search/cancelled`.
 */
export function searchFullDomain(problem: SearchProblem): SearchResult {
  const { columns, rows, models, limit } = problem;
  requireMonotone(models, { unit: problem.subjects ? 'people' : 'rows', suppresses: limit.rows > 0 });
  const low = columns.map((c) => c.minLevel);
  const high = columns.map((c) => c.maxLevel);
  const latticeSize = high.reduce((product, h, c) => product * (h - low[c] + 1), 1);
  if (latticeSize > LARGEST_LATTICE)
    fail('input', 'search/lattice-too-large', `the lattice has ${latticeSize} nodes, more than ${LARGEST_LATTICE}`, {
      hint: 'pin levels, or set min and max on some columns, or drop a quasi-identifier',
    });
  const lattice = createLattice(low, high);
  const checker = createNodeChecker(columns, rows, models, limit, problem.subjects);
  const loss = problem.loss.loss.prepare(columns, rows, problem.loss.params);
  const bounds = new Float64Array(lattice.size);
  for (let node = 0; node < lattice.size; node++) bounds[node] = loss.bound(lattice.levelsOf(node));

  let best: Candidate | undefined;
  let nodesChecked = 0;
  const measured = new Uint8Array(lattice.size);
  const canWin = (node: number) => !best || bounds[node] <= best.loss * SLACK;

  function visit(node: number): boolean {
    if (problem.signal?.aborted) fail('refused', 'search/cancelled', 'the search was cancelled');
    const facts = checker.check(lattice.levelsOf(node));
    nodesChecked++;
    measured[node] = 1;
    if (!facts.withinLimit) {
      lattice.markFails(node);
      return false;
    }
    lattice.markHolds(node);
    const candidate = { node, facts, loss: loss.measure(facts) };
    if (better(candidate, best)) best = candidate;
    return true;
  }

  const top = lattice.size - 1;
  if (!visit(top)) {
    const facts = checker.check(high);
    fail('refused', 'search/no-solution', noSolution(facts, limit), {
      hint: 'allow higher levels, raise privacy.suppression, lower k, or take a larger table',
    });
  }

  const byBound = Int32Array.from({ length: lattice.size }, (_, node) => node).sort(
    (a, b) => bounds[a] - bounds[b] || a - b,
  );

  // Where everything may be suppressed every node holds, and the paths would measure nodes in a worse order.
  if (limit.rows < rows) {
    byBound.forEach((start, at) => {
      if ((at & 1023) === 0) problem.onProgress?.((0.5 * at) / lattice.size);
      if (lattice.state(start) !== OPEN || !canWin(start)) return;
      const path = pathFrom(lattice, start, bounds, best ? best.loss * SLACK : Number.POSITIVE_INFINITY);
      let from = 0;
      let to = path.length - 1;
      while (from <= to) {
        const middle = (from + to) >> 1;
        if (visit(path[middle])) to = middle - 1;
        else from = middle + 1;
      }
    });
  }
  for (let at = 0; at < byBound.length; at++) {
    const node = byBound[at];
    if (!canWin(node)) break;
    if ((at & 255) === 0) problem.onProgress?.(0.5 + (0.5 * at) / lattice.size);
    if (!measured[node] && lattice.state(node) !== FAILS) visit(node);
  }
  problem.onProgress?.(1);
  const winner = best as Candidate | undefined;
  if (!winner) return fail('internal', 'search/lost', 'the search ended without a node although its top node holds');
  return {
    best: winner.facts,
    loss: winner.loss,
    latticeSize: lattice.size,
    nodesChecked,
    optimal: true,
    tuples: checker.index.size,
    tupleOf: checker.index.tupleOf,
  };
}

function noSolution(top: NodeFacts, limit: SuppressionLimit): string {
  const classes = top.failing.reduce((n, f) => n + f, 0);
  const people = top.classes.people ? ` and ${top.suppressedPeople} people (limit ${limit.people})` : '';
  return (
    `no levels satisfy the models: even at the highest allowed levels ${classes} of ${top.classes.size} classes fail, ` +
    `which would suppress ${top.suppressedRows} rows (limit ${limit.rows})${people}`
  );
}
