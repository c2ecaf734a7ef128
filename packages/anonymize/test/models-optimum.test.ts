import { type NaiveLevel, naiveGeneralise, naiveLattice, naiveLoss, naiveSubject, rowsOf } from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchFullDomain } from '../src/index.js';
import { createNodeChecker } from '../src/search/node-check.js';
import { NAIVE } from './losses-naive.js';
import { judge, type PlainJudgement, type PlainModel } from './models-naive.js';
import { limitsIn, type ModelProblem, modelProblemArbitrary, searchProblem } from './models-problem.js';

interface PlainNode extends PlainJudgement {
  readonly levels: readonly number[];
  readonly loss: number;
}

function lossOfNode(
  { loss: { kind, params }, hierarchies }: ModelProblem,
  node: {
    readonly levels: readonly number[];
    readonly raw: readonly NaiveLevel[];
    readonly shown: readonly NaiveLevel[];
    readonly suppressed: readonly boolean[];
  },
): number {
  if (kind === 'loss') return naiveLoss(node.shown, node.suppressed, params);
  return NAIVE[kind]({ ...node, highest: hierarchies.map((h) => h[0].length - 1) }, params);
}

/** Every node of the lattice, worked out row by row. */
function plainNodes(problem: ModelProblem, models: readonly PlainModel[]): PlainNode[] {
  const { table, hierarchies, sensitive, subject } = problem;
  const cells = rowsOf(table);
  const columns = hierarchies.map((hierarchy, c) =>
    (hierarchy[0] ?? []).map((_, level) =>
      naiveGeneralise(
        cells.map((row) => row[c]),
        hierarchy,
        level,
      ),
    ),
  );
  return naiveLattice(hierarchies).map((levels) => {
    const shown = columns.map((column, c) => column[levels[c]]);
    const rows = cells.map((_, row) => ({
      shown: JSON.stringify(shown.map((column) => column.cells[row])),
      values: sensitive.map((column) => column.cells[row]),
      person: subject ? naiveSubject(subject[row]) : null,
    }));
    const judged = judge(rows, models, subject !== undefined);
    const raw = columns.map((column) => column[0]);
    return { levels, ...judged, loss: lossOfNode(problem, { levels, raw, shown, suppressed: judged.suppressed }) };
  });
}

/** Solutions within rounding of the best one; none where no node is a solution. */
function nearTies(problem: ModelProblem, nodes: readonly PlainNode[]): PlainNode[] {
  const limit = limitsIn(problem);
  const solutions = nodes.filter(
    (node) =>
      !node.alone &&
      node.suppressedRows < problem.table.rows &&
      node.suppressedRows <= limit.rows &&
      node.suppressedPeople <= limit.people,
  );
  const least = Math.min(...solutions.map((node) => node.loss));
  return solutions.filter((node) => node.loss <= least + 1e-9 * Math.max(1, least));
}

const total = (levels: readonly number[]) => levels.reduce((a, b) => a + b, 0);

function kindOf(model: PlainModel): string {
  const words: unknown[] = [model.model];
  for (const key of ['variant', 'distance', 'absent', 'reference'] as const)
    if (key in model) words.push(model[key as keyof PlainModel]);
  return words.join(' ');
}

/** Counts what was met, so that a generator which stops making some kind does not weaken the test without a word. */
function tally() {
  const counts = new Map<string, number>();
  return {
    add: (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
    of: (kind: string) => counts.get(kind) ?? 0,
    entries: () => [...counts],
  };
}

test('the optimum under every model equals an exhaustive search by their definitions, by rows and by people', async () => {
  const seen = tally();
  const solved = tally();
  await fc.assert(
    fc.asyncProperty(modelProblemArbitrary(), fc.boolean(), async (problem, anytime) => {
      const nodes = plainNodes(problem, problem.models);
      const best = nearTies(problem, nodes);
      const search = () => searchFullDomain({ ...searchProblem(problem), ...(anytime && { until: {} }) });
      seen.add(problem.tuples);
      if (best.length === 0) {
        seen.add('unsolvable');
        await expect(search()).rejects.toThrow(anytime ? /search\/none-found/ : /search\/no-solution/);
        return;
      }
      const found = await search();
      expect(best.map((node) => node.levels)).toContainEqual(found.best.levels);
      const node = best.find(({ levels }) => levels.join() === found.best.levels.join())!;
      expect(Math.abs(found.loss - node.loss)).toBeLessThanOrEqual(1e-9 * Math.max(1, node.loss));
      expect(found.best.suppressedRows).toBe(node.suppressedRows);
      if (problem.subject) expect(found.best.suppressedPeople).toBe(node.suppressedPeople);
      expect(found.optimal).toBe(true);
      // Of losses that are the same to the last digit, the lower levels win, then the first in the order of columns.
      if (best.every(({ loss }) => loss === found.loss)) {
        const [first] = best.toSorted((a, b) => total(a.levels) - total(b.levels));
        expect(found.best.levels).toEqual(first.levels);
      }
      for (const model of problem.models) solved.add(kindOf(model));
      solved.add(problem.loss.kind);
      solved.add(problem.tuples);
      if (node.suppressedRows > 0) solved.add('suppressed');
      if (node.levels.some((level, c) => level < problem.hierarchies[c][0].length - 1)) solved.add('below the top');
      if (nodes.some(({ alone }) => alone)) seen.add('alone');
    }),
    { numRuns: 3000 },
  );
  for (const kind of ['rows', 'constant', 'varying', 'unsolvable', 'alone'])
    expect([kind, seen.of(kind) > 40]).toEqual([kind, true]);
  // Four of l-diversity, four each of t-closeness, beta-likeness and delta-disclosure, one of each other model; five
  // losses; three kinds of tuples; and the two at the end.
  expect(solved.entries().length).toBe(4 + 12 + 2 + 5 + 3 + 2);
  for (const [kind, count] of solved.entries()) expect([kind, count > 20]).toEqual([kind, true]);
});

test('at every node, the same rows and people go', () => {
  const seen = tally();
  fc.assert(
    fc.property(modelProblemArbitrary(), (problem) => {
      const limit = { rows: problem.table.rows, people: Number.POSITIVE_INFINITY };
      const checker = createNodeChecker({ ...searchProblem(problem), limit });
      for (const node of plainNodes(problem, problem.models)) {
        const { suppressedRows, suppressedPeople } = checker.check(node.levels);
        expect([node.levels, suppressedRows]).toEqual([node.levels, node.suppressedRows]);
        if (problem.subject) expect([node.levels, suppressedPeople]).toEqual([node.levels, node.suppressedPeople]);
        if (node.suppressedRows > 0 && node.suppressedRows < problem.table.rows) seen.add(problem.tuples);
      }
    }),
    { numRuns: 2500 },
  );
  for (const kind of ['rows', 'constant', 'varying']) expect([kind, seen.of(kind) > 200]).toEqual([kind, true]);
});

test.each<PlainModel>([
  { model: 'l-diversity', of: 0, l: 2, variant: 'distinct' },
  { model: 'l-diversity', of: 0, l: 2, variant: 'entropy' },
  { model: 'l-diversity', of: 0, l: 2, variant: 'recursive', c: 1.5 },
  { model: 'alpha-k-anonymity', of: 0, alpha: 0.5, k: 3 },
])('a node that fails does not settle finer ones where people have rows in several classes: %j', async (model) => {
  // In either class each of three people holds another value; in their union each person holds two of the three.
  const cells = ['p', 'q', 'r', 'q', 'r', 'p'];
  const problem: ModelProblem = {
    table: {
      rows: 6,
      columns: [{ name: 'q0', type: 'string', codes: Int32Array.of(0, 0, 0, 1, 1, 1), values: ['a', 'b'] }],
    },
    hierarchies: [
      [
        ['a', '*'],
        ['b', '*'],
      ],
    ],
    subject: ['1', '2', '3', '1', '2', '3'],
    tuples: 'varying',
    k: 1,
    limits: { rows: 0, people: 0 },
    sensitive: [{ name: 's0', type: 'string', cells }],
    models: [model],
    loss: { kind: 'height', params: {} },
  };
  expect(plainNodes(problem, [model]).map(({ suppressedRows }) => suppressedRows)).toEqual([0, 6]);
  for (const until of [undefined, {}]) {
    const found = await searchFullDomain({ ...searchProblem(problem), ...(until && { until }) });
    expect(found.best.levels).toEqual([0]);
  }
});

test('a search that sees the quasi-identifiers alone keeps the levels that it has without the sensitive models', async () => {
  const seen = tally();
  const failing = fc.constantFrom(0, 0.1, 0.5, 0.8, 1, 1);
  await fc.assert(
    fc.asyncProperty(modelProblemArbitrary(), failing, failing, async (problem, dropRows, dropPeople) => {
      const models = [
        { model: 'k-anonymity' as const, k: Math.max(2, problem.k) },
        ...problem.models.filter((m) => m.model !== 'k-anonymity'),
      ];
      const plain = { ...problem, models: models.slice(0, 1) };
      const dropped = limitsIn({ ...problem, limits: { rows: dropRows, people: dropPeople } });
      const search = () =>
        searchFullDomain({ ...searchProblem({ ...problem, models }), sees: 'quasi', failing: dropped });
      const blind = await searchFullDomain(searchProblem(plain)).catch(() => undefined);
      if (!blind) {
        await expect(search()).rejects.toThrow(/search\/no-solution/);
        return;
      }
      const at = ({ levels }: PlainNode) => levels.join() === blind.best.levels.join();
      const small = plainNodes(plain, plain.models).find(at)!;
      const judged = plainNodes(problem, models).find(at)!;
      const fits =
        judged.suppressedRows < problem.table.rows &&
        !judged.alone &&
        judged.suppressedRows - small.suppressedRows <= dropped.rows &&
        judged.suppressedPeople - small.suppressedPeople <= dropped.people;
      if (!fits) {
        seen.add('refused');
        await expect(search()).rejects.toThrow(/search\/sensitive-fails/);
        return;
      }
      const found = await search();
      expect(found.best.levels).toEqual(blind.best.levels);
      expect(found.loss).toBe(blind.loss);
      expect(found.best.suppressedRows).toBe(judged.suppressedRows);
      if (problem.subject) expect(found.best.suppressedPeople).toBe(judged.suppressedPeople);
      seen.add(judged.suppressedRows > small.suppressedRows ? 'dropped' : 'kept');
    }),
    { numRuns: 2000 },
  );
  for (const kind of ['refused', 'dropped', 'kept']) expect([kind, seen.of(kind) > 30]).toEqual([kind, true]);
});
