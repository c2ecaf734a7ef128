import {
  classesOfTable,
  judgeClasses,
  MODELS,
  type ModelUse,
  modelOf,
  referencesOf,
  sensitiveColumn,
} from '@sluice/models';
import { type CodedTable, peopleLost } from '@sluice/table';
import { type Cell, naiveGeneralise, naiveLattice, rowsOf, toCodedColumn } from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ModelProblem, modelProblemArbitrary, subjectsIn } from './models-problem.js';

const column = 's0';
const population = 'population.csv';
const reference = fc.constantFrom('released', 'original');
const of = <T>(...values: T[]) => fc.constantFrom(...values);

/** Parameters of each model that small tables can both keep and break. */
const PARAMS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  'k-anonymity': fc.record({ k: of(2, 3, 4) }),
  'l-diversity': fc
    .record({ l: of(2, 2, 3), variant: of('distinct', 'entropy', 'grassberger', 'recursive'), c: of(0.5, 1, 2) })
    .map(({ c, ...rest }) => ({ column, ...rest, ...(rest.variant === 'recursive' && { c }) })),
  't-closeness': fc.oneof(
    fc.record({ column: of(column), t: of(0.1, 0.25, 0.4, 0.5), distance: of('equal', 'ordered'), reference }),
    fc.record({
      column: of(column),
      t: of(0.1, 0.25, 0.4),
      distance: of('hierarchical'),
      hierarchy: of({ tree: {} }),
      reference,
    }),
  ),
  'delta-disclosure': fc.record({ column: of(column), delta: of(0.5, 1, 2), absent: of('fail', 'ignore'), reference }),
  'beta-likeness': fc.record({
    column: of(column),
    beta: of(0.25, 0.5, 1, 2),
    variant: of('basic', 'enhanced'),
    reference,
  }),
  'alpha-k-anonymity': fc.record(
    { column: of(column), alpha: of(0.4, 0.5, 0.75), k: of(2, 3), values: of(['x']) },
    { requiredKeys: ['column', 'alpha', 'k'] },
  ),
  'k-map': fc.oneof(
    fc.record({ k: of(2, 3, 5), population: of(population) }),
    fc.record({
      k: of(2, 3),
      estimator: of('poisson', 'zero-truncated-poisson'),
      significance: of(0.05, 0.3),
      populationSize: of(60, 500),
    }),
  ),
  'delta-presence': fc.record({ min: of(0, 0, 0.1, 0.3), max: of(0.5, 0.7, 0.9), population: of(population) }),
  'lkc-privacy': fc.record({ L: of(1, 2), K: of(2, 3), C: of(0.5, 0.75, 1), column: of(column) }),
  'km-anonymity': fc.record({ column: of('items'), k: of(2, 3), m: of(1, 2), separator: of(';') }),
  dominance: fc.record({ column: of('amount'), n: of(1, 2), k: of(50, 60, 75, 90) }),
  'p-percent': fc.record({ column: of('amount'), p: of(5, 20, 50) }),
  'average-risk': fc.oneof(
    fc.record({ average: of(0.2, 0.34, 0.5) }),
    fc.record({ average: of(0.34, 0.5), highest: of(0.34, 0.5), above: of(0, 0.2) }),
  ),
  'm-confidentiality': fc.record({ column: of(column), m: of(2, 3) }),
  safepub: fc.record({ epsilon: of(0.5, 1), delta: of(0.3, 0.5, 0.7) }),
  'highest-risk': fc.record({ threshold: of(0.25, 0.34, 0.5) }),
  'sample-uniqueness': fc.record({ share: of(0, 0.1, 0.3) }),
  'population-uniqueness': fc.record({ share: of(0.1), population: of(60), estimator: of('zayatz') }),
  profitability: fc.oneof(
    fc.record({ attacker: of('prosecutor'), gain: of(100, 300), cost: of(40, 100) }),
    fc.record({
      attacker: of('prosecutor'),
      attack: of('tolerated'),
      gain: of(300),
      cost: of(40, 100),
      benefit: of(20, 50),
      loss: of(100),
    }),
    fc.record({ attacker: of('journalist'), gain: of(100, 300), cost: of(40, 100), population: of(population) }),
  ),
};

test('every built-in model is tried', () => {
  expect(Object.keys(PARAMS).sort()).toEqual(MODELS.map(({ kind }) => kind).sort());
});

const useArbitrary: fc.Arbitrary<ModelUse> = fc
  .constantFrom(...MODELS)
  .chain((model) =>
    PARAMS[model.kind].map((params) => ({ model: modelOf(model.kind)!, params: model.params.parse(params) })),
  );

/** A problem, a column of sets and one of amounts beside it, and a population that has most of the table's people. */
interface Case {
  readonly problem: ModelProblem;
  readonly items: readonly Cell[];
  readonly amounts: readonly Cell[];
  readonly others: readonly (readonly Cell[])[];
}

const caseArbitrary: fc.Arbitrary<Case> = modelProblemArbitrary({ maxRows: 12 }).chain((problem) => {
  const { rows, columns } = problem.table;
  const list = (cell: fc.Arbitrary<Cell>) => fc.array(cell, { minLength: rows, maxLength: rows });
  return fc.record({
    problem: fc.constant(problem),
    items: list(fc.constantFrom('a', 'b', 'a;b', 'b; c', null)),
    amounts: list(fc.constantFrom('1', '2', '5', '9', '-3', '0', null)),
    others: fc
      .record({
        random: fc.array(fc.tuple(...columns.map(({ values }) => fc.constantFrom(...values, null))), { maxLength: 12 }),
        lacking: fc.constantFrom(0, 0, 1, 2),
      })
      .map(({ random, lacking }) => [...rowsOf(problem.table).slice(lacking), ...random]),
  });
});

/** The quasi-identifiers of some rows at a node, as a table. */
function shown({ problem }: Case, cells: readonly (readonly Cell[])[], levels: readonly number[]): CodedTable {
  const columns = problem.hierarchies.map((hierarchy, c) => {
    const generalised = naiveGeneralise(
      cells.map((row) => row[c]),
      hierarchy,
      levels[c],
    ).cells;
    return toCodedColumn({ name: `q${c}`, type: 'string', cells: generalised });
  });
  return { rows: cells.length, columns };
}

/** A tree of three levels over however many values, for the hierarchical distance. */
const treeOf = (size: number) => [
  Int32Array.from({ length: size }, (_, v) => v),
  Int32Array.from({ length: size }, (_, v) => v >> 1),
  new Int32Array(size),
];

/** What must go at each node so that the models hold on the rest. */
function lossesAt(given: Case, uses: readonly ModelUse[]) {
  const { problem, items, amounts, others } = given;
  const subjects = subjectsIn(problem);
  const s0 = toCodedColumn({ ...problem.sensitive[0], cells: [...problem.sensitive[0].cells] });
  const sensitive = [
    sensitiveColumn(s0, { tree: treeOf(s0.values.length), values: ['x'] }),
    sensitiveColumn(toCodedColumn({ name: 'items', type: 'string', cells: [...items] }), { separator: ';' }),
    sensitiveColumn(toCodedColumn({ name: 'amount', type: 'integer', cells: [...amounts] })),
  ];
  const names = problem.hierarchies.map((_, c) => `q${c}`);
  const cells = rowsOf(problem.table);
  return naiveLattice(problem.hierarchies).map((levels) => {
    const classes = classesOfTable(shown(given, cells, levels), names, {
      sensitive,
      subjects,
      population: shown(given, others, levels),
    });
    const failing = judgeClasses(classes, uses, sensitive, referencesOf(classes));
    const rows = classes.rows.reduce((sum, n, c) => sum + (failing[c] ? n : 0), 0);
    const people = classes.people ? peopleLost(classes.people, failing) : 0;
    const constant = classes.people === undefined || classes.people.starts.length === 1;
    return { levels, rows, people, constant };
  });
}

const coarser = (a: readonly number[], b: readonly number[]) => a.every((level, c) => level <= b[c]);

/** Cases in which a claim was put to the test: some node below the top keeps part of the table, or all of it. */
const tested = new Map<string, number>();

function compare(given: Case, uses: readonly ModelUse[]): void {
  const { subject, table } = given.problem;
  const nodes = lossesAt(given, uses);
  const constant = nodes[0]?.constant ?? true;
  for (const suppresses of [false, true]) {
    const context = { unit: subject ? ('people' as const) : ('rows' as const), suppresses, constant };
    if (!uses.every(({ model, params }) => model.monotone(params, context).generalise)) continue;
    const before = (most: number) => nodes.slice(0, -1).some(({ rows }) => rows <= most);
    if (table.rows > 0 && before(suppresses ? table.rows - 1 : 0))
      for (const { model } of uses) {
        const key = `${model.kind} ${suppresses ? 'dropping' : 'whole'} ${!subject ? 'rows' : constant ? 'constant' : 'varying'}`;
        tested.set(key, (tested.get(key) ?? 0) + 1);
      }
    for (const fine of nodes)
      for (const coarse of nodes) {
        if (!coarser(fine.levels, coarse.levels) || (!suppresses && fine.rows > 0)) continue;
        const kept = coarse.rows <= fine.rows && coarse.people <= fine.people;
        if (!kept)
          expect.fail(
            `${uses.map(({ model }) => model.kind).join(' and ')}: ${fine.levels} loses ${fine.rows} rows and ` +
              `${fine.people} people, the coarser ${coarse.levels} ${coarse.rows} and ${coarse.people}`,
          );
      }
  }
}

test('a coarser node keeps what models that claim so keep, and loses no more where classes may be dropped', () => {
  fc.assert(
    fc.property(caseArbitrary, useArbitrary, (given, use) => compare(given, [use])),
    { numRuns: 5000 },
  );
  const claims = (kind: string) => [...tested].filter(([key, n]) => key.startsWith(`${kind} `) && n > 3).length;
  // Everything that claims anything was tested, at least without dropping and by rows.
  for (const { kind } of MODELS) expect([kind, claims(kind) > 0]).toEqual([kind, kind !== 'population-uniqueness']);
});

test('two such models together are monotone too', () => {
  const pair = fc.tuple(useArbitrary, useArbitrary).filter(([a, b]) => a.model.kind !== b.model.kind);
  fc.assert(fc.property(caseArbitrary, pair, compare), { numRuns: 3000 });
});
