import { MODELS, type ModelUse, modelOf, type SensitiveColumn, sensitiveColumn } from '@sluice/models';
import { type ColumnType, type Subjects, subjectsOf } from '@sluice/table';
import {
  type Cell,
  naiveFloorShare,
  naivePeople,
  type Problem,
  problemArbitrary,
  shareArbitrary,
  type TableShape,
  toCodedColumn,
} from '@sluice/testing';
import fc from 'fast-check';
import type { SearchProblem } from '../src/index.js';
import { lossOf } from '../src/index.js';
import type { PlainModel } from './models-naive.js';
import { quasiColumns } from './quasi-columns.js';

/** A full-domain problem with sensitive columns `s0`, `s1` and models over them. */
export interface ModelProblem extends Problem {
  readonly sensitive: readonly { readonly name: string; readonly type: ColumnType; readonly cells: readonly Cell[] }[];
  readonly models: readonly PlainModel[];
  readonly loss: { readonly kind: string; readonly params: Readonly<Record<string, unknown>> };
}

/** Values whose order by size is not that of their text, and words. */
const DOMAINS = [
  { type: 'integer' as const, values: ['10', '9', '2'] },
  { type: 'string' as const, values: ['x', 'y'] },
  { type: 'string' as const, values: ['r', 'q', 'z', 'p'] },
];

function sensitiveArbitrary(name: string, rows: number) {
  return fc.constantFrom(...DOMAINS).chain(({ type, values }) => {
    const cell = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...values) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    return fc.array(cell, { minLength: rows, maxLength: rows }).map((cells) => ({ name, type, cells }));
  });
}

const reference = fc.constantFrom('released' as const, 'original' as const);

/** Any model over a sensitive column, with parameters that small tables can both keep and break, often exactly. */
export function sensitiveModelArbitrary(of: number): fc.Arbitrary<PlainModel> {
  const l = fc.constantFrom(2, 2, 3);
  return fc.oneof(
    fc.record({
      model: fc.constant('l-diversity' as const),
      of: fc.constant(of),
      l,
      variant: fc.constantFrom('distinct' as const, 'entropy' as const, 'grassberger' as const),
    }),
    fc.record({
      model: fc.constant('l-diversity' as const),
      of: fc.constant(of),
      l,
      variant: fc.constant('recursive' as const),
      c: fc.constantFrom(0.5, 1, 2, 3),
    }),
    fc.record({
      model: fc.constant('t-closeness' as const),
      of: fc.constant(of),
      t: fc.constantFrom(0, 0.1, 0.2, 0.25, 0.3, 0.5),
      distance: fc.constantFrom('equal' as const, 'ordered' as const),
      reference,
    }),
    fc.record({
      model: fc.constant('beta-likeness' as const),
      of: fc.constant(of),
      beta: fc.constantFrom(0.25, 0.5, 1, 2),
      variant: fc.constantFrom('basic' as const, 'enhanced' as const),
      reference,
    }),
    fc.record({
      model: fc.constant('delta-disclosure' as const),
      of: fc.constant(of),
      delta: fc.constantFrom(0.5, 1, 2),
      absent: fc.constantFrom('fail' as const, 'ignore' as const),
      reference,
    }),
    fc.record(
      {
        model: fc.constant('alpha-k-anonymity' as const),
        of: fc.constant(of),
        alpha: fc.constantFrom(0.3, 0.5, 0.6, 0.75),
        k: fc.constantFrom(2, 3),
        values: fc.constantFrom(['x'], ['10', '2'], ['q', 'nobody has this']),
      },
      { requiredKeys: ['model', 'of', 'alpha', 'k'] },
    ),
  );
}

const gsFactor = fc.constantFrom(0, 0.2, 0.5, 0.8, 1);
const aggregate = fc.constantFrom('geometric-mean', 'arithmetic-mean', 'sum', 'maximum');

/** Five losses of different kinds; none of them looks at sensitive values. */
export function lossArbitrary(): fc.Arbitrary<ModelProblem['loss']> {
  return fc.oneof(
    fc.record({ kind: fc.constant('loss'), params: fc.record({ gsFactor, aggregate }) }),
    fc.constant({ kind: 'discernibility', params: {} }),
    fc.record({
      kind: fc.constant('average-class-size'),
      params: fc.record({ gsFactor: fc.constantFrom(0.2, 0.5, 1) }),
    }),
    fc.record({
      kind: fc.constant('precision'),
      params: fc.record({ gsFactor, aggregate, monotone: fc.boolean() }),
    }),
    fc.record({ kind: fc.constant('height'), params: fc.record({ aggregate }) }),
  );
}

/** Random tables, hierarchies, people, limits, losses; k-anonymity and one or two models over sensitive columns. */
export function modelProblemArbitrary(shape: TableShape = {}): fc.Arbitrary<ModelProblem> {
  return problemArbitrary({ maxRows: 14, maxColumns: 2, maxValues: 3, ...shape }).chain((problem) =>
    fc
      .record({
        sensitive: fc.tuple(sensitiveArbitrary('s0', problem.table.rows), sensitiveArbitrary('s1', problem.table.rows)),
        // Generous limits more often than not: dropping is where the fixed points are.
        limits: fc.oneof(
          fc.record({ rows: shareArbitrary(), people: shareArbitrary() }),
          fc.constantFrom({ rows: 0.5, people: 1 }, { rows: 1, people: 1 }, { rows: 0, people: 0 }),
        ),
        k: fc.constantFrom(1, 2, 2, 3),
        first: sensitiveModelArbitrary(0),
        second: fc.option(sensitiveModelArbitrary(1), { freq: 3 }),
        loss: lossArbitrary(),
      })
      .map(({ first, second, k, ...rest }) => ({
        ...problem,
        ...rest,
        k,
        models: [...(k > 1 ? [{ model: 'k-anonymity' as const, k }] : []), first, ...(second ? [second] : [])],
      })),
  );
}

/** The people of a problem. */
export function subjectsIn({ subject }: Pick<Problem, 'subject'>): Subjects | undefined {
  return subject && subjectsOf(toCodedColumn({ name: 'id', type: 'string', cells: [...subject] }));
}

/** A model as the product file names it, read by its own schema. */
export function useOf(plain: PlainModel): ModelUse {
  const { model: kind, ...rest } = plain;
  const { of, ...params } = 'of' in rest ? rest : { of: undefined, ...rest };
  const model = modelOf(kind, MODELS)!;
  return { model, params: model.params.parse({ ...params, ...(of !== undefined && { column: `s${of}` }) }) };
}

export function sensitiveIn({ sensitive, models }: Pick<ModelProblem, 'sensitive' | 'models'>): SensitiveColumn[] {
  return sensitive.map(({ name, type, cells }, of) => {
    const values = models.flatMap((m) => (m.model === 'alpha-k-anonymity' && m.of === of ? (m.values ?? []) : []));
    return sensitiveColumn(toCodedColumn({ name, type, cells: [...cells] }), { values });
  });
}

/** Shares as counts, with people only where there is a subject. */
export function limitsIn({ table, subject, limits }: Pick<Problem, 'table' | 'subject' | 'limits'>) {
  return {
    rows: naiveFloorShare(limits.rows, table.rows),
    people: subject ? naiveFloorShare(limits.people, naivePeople(subject)) : 0,
  };
}

/** The same problem in the terms of the search. */
export function searchProblem(problem: ModelProblem): SearchProblem {
  const subjects = subjectsIn(problem);
  const loss = lossOf(problem.loss.kind)!;
  return {
    columns: quasiColumns(problem),
    rows: problem.table.rows,
    ...(subjects && { subjects }),
    models: problem.models.map(useOf),
    sensitive: sensitiveIn(problem),
    limit: limitsIn(problem),
    loss: { loss, params: loss.params.parse(problem.loss.params) },
  };
}
