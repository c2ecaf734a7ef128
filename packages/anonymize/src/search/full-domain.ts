import { fail } from '@sluice/errors';
import type { FailingReport, ModelUse } from '@sluice/models';
import { searchAnytime } from './anytime.js';
import type { NodeChecker, NodeFacts, SuppressionLimit } from './node.js';
import { createNodeChecker, leftAlone, searchContext } from './node-check.js';
import { searchOptimal } from './optimal.js';
import { createPacer } from './pacer.js';
import type { SearchProblem, SearchResult } from './problem.js';

/** Nodes up to which the whole lattice is kept in memory (10 bytes a node). */
const LARGEST_LATTICE = 4_000_000;

const looksAtValues = ({ model, params }: ModelUse) => model.needs(params).column !== undefined;

/**
 * Chooses the level of each quasi-identifier with the least loss such that every model holds within the limits: the
 * exact optimum where no limit of steps or time is given, else the best node found with its distance to a lower
 * bound. Deterministic: the same problem gives the same levels.
 * @throws SluiceError `search/no-solution`, `search/none-found` (limit reached), `search/lattice-too-large`,
 * `search/sensitive-fails`, `search/cancelled`
 */
export async function searchFullDomain(problem: SearchProblem): Promise<SearchResult> {
  const { columns, rows, models, limit } = problem;
  const low = columns.map((c) => c.minLevel);
  const high = columns.map((c) => c.maxLevel);
  const latticeSize = high.reduce((product, h, c) => product * (h - low[c] + 1), 1);
  const byQuasi = problem.sees === 'quasi' && models.some(looksAtValues);
  const used = byQuasi ? models.filter((use) => !looksAtValues(use)) : models;
  const checker = createNodeChecker({ ...problem, models: used });
  const context = searchContext(problem, checker.index);
  const pacer = createPacer(problem);
  const way = {
    low,
    high,
    checker,
    loss: problem.loss.loss.prepare(columns, rows, problem.loss.params),
    monotone: used.every(({ model, params }) => model.monotone(params, context).generalise),
    bordered: limit.rows < rows,
    pacer,
  };
  const limited = problem.until !== undefined;
  if (!limited && latticeSize > LARGEST_LATTICE)
    fail('input', 'search/lattice-too-large', `the lattice has ${latticeSize} nodes, more than ${LARGEST_LATTICE}`, {
      path: ['privacy', 'search'],
      hint: 'write `search: {method: anytime, seconds: 60}`, or pin levels, or drop a quasi-identifier',
    });
  const found =
    limited || latticeSize > LARGEST_LATTICE ? await searchAnytime(way, problem.until ?? {}) : await searchOptimal(way);
  problem.onProgress?.(1);
  if (!found.best) return noSolution(checker, high, used, limit, limited);
  const best = byQuasi ? dropFailing(problem, found.best.facts) : found.best.facts;
  const optimal = found.lowerBound >= found.best.loss;
  return {
    best,
    loss: found.best.loss,
    lowerBound: found.lowerBound,
    latticeSize,
    nodesChecked: found.nodesChecked,
    optimal,
    tuples: checker.index.size,
  };
}

/** Judges the chosen node by every model; what then fails may go within a limit of its own, or the search refuses. */
function dropFailing(problem: SearchProblem, node: NodeFacts): NodeFacts {
  const { failing: limit = { rows: 0, people: 0 } } = problem;
  // The tuples that the search worked on know nothing of sensitive values: build them once, for this one node.
  const all = { ...problem, limit: { rows: problem.rows, people: Number.POSITIVE_INFINITY } };
  const judged = createNodeChecker(all).check(node.levels);
  const { classes, suppressedRows: rows, suppressedPeople: people } = judged;
  const moreRows = rows - node.suppressedRows;
  const morePeople = people - node.suppressedPeople;
  if (moreRows > limit.rows || morePeople > limit.people || rows >= problem.rows)
    fail(
      'refused',
      'search/sensitive-fails',
      `at the chosen levels the sensitive models fail for ${moreRows} more rows (limit ${limit.rows})` +
        (classes.people ? ` and ${morePeople} more people (limit ${limit.people})` : ''),
      { path: ['privacy', 'failing'], hint: 'raise `failing: {drop: SHARE}`, pin coarser levels, or drop the column' },
    );
  if (leftAlone(classes, judged.failing, problem.models))
    fail(
      'refused',
      'search/sensitive-fails',
      'at the chosen levels the sensitive models leave a single class, and no table to compare it with',
      { path: ['privacy', 'models'], hint: 'pin coarser levels, relax the model, or state `reference: original`' },
    );
  return judged;
}

function describeModel({ model, parameters, failingClasses, classes, failingRows }: FailingReport): string {
  const column = (parameters as { readonly column?: unknown }).column;
  const over = typeof column === 'string' ? ` over "${column}"` : '';
  return `${model}${over} fails in ${failingClasses} of ${classes} classes (${failingRows} rows)`;
}

function noSolution(
  checker: NodeChecker,
  high: readonly number[],
  models: readonly ModelUse[],
  limit: SuppressionLimit,
  limited: boolean,
): never {
  const top = checker.check(high);
  if (top.withinLimit) fail('internal', 'search/lost', 'the search ended without a node although its top node holds');
  const code = limited ? 'search/none-found' : 'search/no-solution';
  if (leftAlone(top.classes, top.failing, models))
    fail(
      'refused',
      code,
      'no levels satisfy the models: at the highest allowed levels dropping leaves a single class, and no table to ' +
        'compare it with',
      { hint: 'allow higher levels, relax the model, or state `reference: original`' },
    );
  const people = top.classes.people ? ` and ${top.suppressedPeople} people (limit ${limit.people})` : '';
  const failing = checker.report(high).filter((report) => !report.holds);
  return fail(
    'refused',
    code,
    `no levels satisfy the models: even at the highest allowed levels ${failing.map(describeModel).join('; ')}; together ` +
      `they would suppress ${top.suppressedRows} rows (limit ${limit.rows})${people}`,
    { hint: 'allow higher levels, raise privacy.suppression, relax the models, or take a larger table' },
  );
}
