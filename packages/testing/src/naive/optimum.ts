import type { Cell } from '../tables/text-table.js';
import { naiveClasses } from './classes.js';
import { naiveFloorShare } from './floor-share.js';
import { type HierarchyRows, naiveGeneralise } from './hierarchy.js';
import { type NaiveLoss, naiveLoss } from './loss.js';
import { naivePeople } from './people.js';

/** A full-domain problem in plain text. Every column of `rows` is a quasi-identifier. */
export interface NaiveProblem {
  readonly rows: readonly (readonly Cell[])[];
  /** One per column, `*` written out on top where it is wanted. */
  readonly hierarchies: readonly HierarchyRows[];
  readonly k: number;
  /** Shares that may be suppressed, read as decimals. `people` counts with `subject` only. */
  readonly limits: { readonly rows: number | string; readonly people: number | string };
  /** One cell a row. With it k counts people, else rows. */
  readonly subject?: readonly Cell[] | undefined;
  readonly loss?: NaiveLoss;
}

/** One node of the lattice: a level for each column, and what follows from it. */
export interface NaiveNode {
  readonly levels: readonly number[];
  /** Keeps the limits and releases at least one row. */
  readonly solution: boolean;
  readonly loss: number;
  /** One flag a row: it sits in a class that is too small. */
  readonly suppressed: readonly boolean[];
  readonly suppressedRows: number;
  /** People with no row left. */
  readonly suppressedPeople: number;
  /** Released classes, and the rows of the smallest one (null where there is none). */
  readonly classes: number;
  readonly minClassSize: number | null;
}

export interface NaiveOptimum extends NaiveNode {
  /**
   * Levels of every solution whose loss is within 1e-9 of the least, the optimum first among them: another order of
   * summation may rank these differently.
   */
  readonly nearTies: readonly (readonly number[])[];
}

/** Works out one node. */
export function naiveNode(problem: NaiveProblem, levels: readonly number[]): NaiveNode {
  const { rows, hierarchies, k, limits, subject, loss } = problem;
  const columns = hierarchies.map((hierarchy, c) =>
    naiveGeneralise(
      rows.map((row) => row[c]),
      hierarchy,
      levels[c],
    ),
  );
  const generalised = rows.map((_, row) => columns.map((column) => column.cells[row]));
  const members = [...naiveClasses(generalised, [...columns.keys()]).values()];
  const safe = members.filter((m) => (subject ? naivePeople(subject, m) : m.length) >= k);
  const released = new Set(safe.flat());
  const suppressed = rows.map((_, row) => !released.has(row));

  const suppressedRows = rows.length - released.size;
  const people = subject ? naivePeople(subject) : 0;
  const suppressedPeople = subject ? people - naivePeople(subject, [...released]) : 0;
  return {
    levels,
    solution:
      released.size > 0 &&
      suppressedRows <= naiveFloorShare(limits.rows, rows.length) &&
      suppressedPeople <= naiveFloorShare(limits.people, people),
    loss: naiveLoss(columns, suppressed, loss),
    suppressed,
    suppressedRows,
    suppressedPeople,
    classes: safe.length,
    minClassSize: safe.length > 0 ? Math.min(...safe.map((m) => m.length)) : null,
  };
}

/** Every vector of levels, in lexicographic order. */
export function naiveLattice(hierarchies: readonly HierarchyRows[]): number[][] {
  return hierarchies.reduce<number[][]>(
    (vectors, hierarchy) => vectors.flatMap((levels) => (hierarchy[0] ?? []).map((_, level) => [...levels, level])),
    [[]],
  );
}

/**
 * Visits every node of the lattice and returns the solution of least loss; of equal ones that with the lower sum of
 * levels, then the lexicographically first. Null where no node is a solution.
 */
export function naiveOptimum(problem: NaiveProblem): NaiveOptimum | null {
  const total = (levels: readonly number[]) => levels.reduce((a, b) => a + b, 0);
  const solutions = naiveLattice(problem.hierarchies)
    .map((levels) => naiveNode(problem, levels))
    .filter((node) => node.solution)
    // Array sort is stable: nodes that are still equal stay in lexicographic order.
    .sort((a, b) => a.loss - b.loss || total(a.levels) - total(b.levels));
  if (solutions.length === 0) return null;
  const best = solutions[0];
  return { ...best, nearTies: solutions.filter((s) => s.loss <= best.loss + 1e-9).map((s) => s.levels) };
}
