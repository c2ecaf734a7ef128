import { SluiceError } from '@sluice/errors';
import type { CodedColumn } from '@sluice/table';
import type { Cell, HierarchyRows } from '@sluice/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SearchResult, searchFullDomain } from '../src/index.js';
import type { PlainModel } from './models-naive.js';
import { type ModelProblem, modelProblemArbitrary, searchProblem } from './models-problem.js';

const order = <T>(list: readonly T[], by: readonly number[]): T[] => by.map((i) => list[i]);
const codesIn = (column: CodedColumn, rows: readonly number[]): CodedColumn => ({
  ...column,
  codes: Int32Array.from(rows, (row) => column.codes[row]),
});

function withRows(problem: ModelProblem, rows: readonly number[]): ModelProblem {
  const { table, subject, sensitive } = problem;
  return {
    ...problem,
    table: { ...table, columns: table.columns.map((column) => codesIn(column, rows)) },
    ...(subject && { subject: order(subject, rows) }),
    sensitive: sensitive.map((column) => ({ ...column, cells: order(column.cells, rows) })),
  };
}

function withColumns(problem: ModelProblem, columns: readonly number[]): ModelProblem {
  return {
    ...problem,
    table: { ...problem.table, columns: order(problem.table.columns, columns) },
    hierarchies: order(problem.hierarchies, columns),
  };
}

/** Other names for everything, in dictionaries and hierarchies of another order; numbers keep their order by size. */
function renamed(problem: ModelProblem, shuffle: <T>(list: readonly T[]) => T[]): ModelProblem {
  const value = (text: string) => (text === '*' ? text : `~${[...text].reverse().join('')}`);
  const column = (c: CodedColumn): CodedColumn => {
    const places = shuffle([...c.values.keys()]);
    const codes = c.codes.map((code) => (code < 0 ? code : places.indexOf(code)));
    return { ...c, codes, values: places.map((place) => value(c.values[place])) };
  };
  const hierarchy = (rows: HierarchyRows) => shuffle(rows.map((row) => row.map(value)));
  const cell = (type: string, text: Cell) =>
    text === null ? null : type === 'integer' ? String(3 * Number(text) - 7) : `~${text}`;
  const model = (m: PlainModel): PlainModel =>
    m.model === 'alpha-k-anonymity' && m.values
      ? { ...m, values: m.values.map((text) => cell(problem.sensitive[m.of].type, text) ?? '') }
      : m;
  return {
    ...problem,
    table: { ...problem.table, columns: problem.table.columns.map(column) },
    hierarchies: problem.hierarchies.map(hierarchy),
    // Another name a person, the same for all spellings of one.
    ...(problem.subject && {
      subject: problem.subject.map((id) => (id === null || id.trim() === '' ? id : `9${id.trim()}`)),
    }),
    sensitive: problem.sensitive.map((s) => ({ ...s, cells: s.cells.map((text) => cell(s.type, text)) })),
    models: problem.models.map(model),
  };
}

async function solve(problem: ModelProblem, levels?: readonly number[]): Promise<SearchResult | undefined> {
  const search = searchProblem(problem);
  const columns = levels
    ? search.columns.map((column, c) => ({ ...column, minLevel: levels[c], maxLevel: levels[c] }))
    : search.columns;
  try {
    return await searchFullDomain({ ...search, columns });
  } catch (error) {
    if (error instanceof SluiceError && error.code === 'search/no-solution') return undefined;
    throw error;
  }
}

/** Solutions that were compared, and those with something suppressed. */
const seen = { solved: 0, suppressed: 0 };

/**
 * The optimum has the same loss, and the node found before is worth the same after. Which of several best nodes wins
 * may change: ties go by the order of the columns, and sums by that of the rows.
 */
async function same(before: ModelProblem, after: ModelProblem, levels = (found: readonly number[]) => [...found]) {
  const [one, two] = [await solve(before), await solve(after)];
  expect(two === undefined).toBe(one === undefined);
  if (!one || !two) return;
  seen.solved++;
  if (one.best.suppressedRows > 0) seen.suppressed++;
  const near = 1e-9 * Math.max(1, one.loss);
  expect(Math.abs(two.loss - one.loss)).toBeLessThanOrEqual(near);
  const pinned = await solve(after, levels(one.best.levels));
  expect(Math.abs(pinned!.loss - one.loss)).toBeLessThanOrEqual(near);
  expect([pinned!.best.suppressedRows, pinned!.best.suppressedPeople]).toEqual([
    one.best.suppressedRows,
    one.best.suppressedPeople,
  ]);
}

const shape = { maxRows: 20, maxColumns: 3, maxValues: 4 };
const permutation = (size: number) =>
  fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size });

test('the order of the rows changes neither loss nor what is suppressed', async () => {
  const cases = modelProblemArbitrary(shape).chain((problem) =>
    fc.tuple(fc.constant(problem), permutation(problem.table.rows)),
  );
  await fc.assert(
    fc.asyncProperty(cases, ([problem, rows]) => same(problem, withRows(problem, rows))),
    { numRuns: 800 },
  );
});

test('the order of the columns changes neither loss nor what is suppressed', async () => {
  const cases = modelProblemArbitrary(shape).chain((problem) =>
    fc.tuple(fc.constant(problem), permutation(problem.table.columns.length)),
  );
  await fc.assert(
    fc.asyncProperty(cases, ([problem, columns]) =>
      same(problem, withColumns(problem, columns), (levels) => order(levels, columns)),
    ),
    { numRuns: 800 },
  );
});

test('the names of values and people change neither loss nor what is suppressed', async () => {
  await fc.assert(
    fc.asyncProperty(modelProblemArbitrary(shape), fc.nat(), (problem, turn) =>
      same(
        problem,
        renamed(problem, (list) =>
          [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse(),
        ),
      ),
    ),
    { numRuns: 800 },
  );
});

test('there was something to compare', () => {
  expect(seen.solved).toBeGreaterThan(300);
  expect(seen.suppressed).toBeGreaterThan(50);
});
