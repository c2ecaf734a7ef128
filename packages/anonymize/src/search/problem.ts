import type { Loss } from '../losses/loss.js';
import type { CheckedTable, NodeFacts, SuppressionLimit } from './node.js';

/** When a search stops before it has proven the optimum. */
export interface SearchLimit {
  /** Most nodes to check. */
  readonly steps?: number;
  /** Most milliseconds; the result tells the steps reached, and a rerun with those gives the same levels. */
  readonly milliseconds?: number;
}

export interface SearchProblem extends CheckedTable {
  readonly loss: { readonly loss: Loss; readonly params: unknown };
  /**
   * `quasi`: levels are chosen by the models that look at no sensitive column, and by the loss; what then fails another
   * model is dropped within `failing`, and no further node is tried. `all` (default): every model takes part.
   */
  readonly sees?: 'quasi' | 'all';
  /** Most rows and people that may go for the sensitive models, beside the suppression limit; none when left out. */
  readonly failing?: SuppressionLimit;
  readonly until?: SearchLimit;
  readonly signal?: AbortSignal;
  /** Called now and then with the share of the work that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface SearchResult {
  /** Facts of the chosen node; `levels` in column order. */
  readonly best: NodeFacts;
  readonly loss: number;
  /** No node can have a smaller loss: equal to `loss` where the optimum is proven. */
  readonly lowerBound: number;
  readonly latticeSize: number;
  readonly nodesChecked: number;
  readonly optimal: boolean;
  /** Distinct tuples at the lowest levels, against rows: no gain where they are as many. */
  readonly tuples: number;
}

/** A node that satisfies the models, on its way to become the result. */
export interface Candidate {
  readonly facts: NodeFacts;
  readonly loss: number;
  /** Decides between equal losses, entry by entry; empty for a loss that is one number. */
  readonly rest: readonly number[];
}

/** Ties: lower sum of levels, then lexicographic in column order. */
export function better(a: Candidate, b: Candidate | undefined): boolean {
  if (!b) return true;
  if (a.loss !== b.loss) return a.loss < b.loss;
  const entry = a.rest.findIndex((x, i) => x !== b.rest[i]);
  if (entry >= 0) return a.rest[entry] < b.rest[entry];
  const sum = ({ facts }: Candidate) => facts.levels.reduce((x, y) => x + y, 0);
  if (sum(a) !== sum(b)) return sum(a) < sum(b);
  const c = a.facts.levels.findIndex((level, i) => level !== b.facts.levels[i]);
  return c >= 0 && a.facts.levels[c] < b.facts.levels[c];
}

/** Rounding of an aggregate's last digits must not prune the optimum. */
export const SLACK = 1 + 1e-12;

/** Loss at or below which a node can still win. */
export function reach(best: Candidate | undefined): number {
  return best ? best.loss * SLACK : Number.POSITIVE_INFINITY;
}
