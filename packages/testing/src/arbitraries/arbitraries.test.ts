import { type CodedTable, NULL_CODE } from '@sluice/table';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveClasses, naiveKAnonymousByRows } from '../naive/classes.js';
import { naiveGeneralise } from '../naive/hierarchy.js';
import { naiveLattice, naiveNode, naiveOptimum } from '../naive/optimum.js';
import { naiveSubject } from '../naive/people.js';
import { rowsOf } from '../tables/rows.js';
import { compiledRows } from './compiled.js';
import { hierarchyArbitrary } from './hierarchy.js';
import { naiveProblem, problemArbitrary } from './problem.js';
import { constantSubjects } from './subjects.js';
import { tableArbitrary } from './table.js';

const settings = { numRuns: 60 };

test('hierarchies are nested: equal labels stay equal further up', () => {
  fc.assert(
    fc.property(hierarchyArbitrary(['a', 'b', 'c', 'd', 'e']), (rows) => {
      for (let level = 1; level < rows[0].length; level++) {
        const parentOf = new Map<string, string>();
        for (const row of rows) {
          expect(parentOf.get(row[level - 1]) ?? row[level]).toBe(row[level]);
          parentOf.set(row[level - 1], row[level]);
        }
      }
      expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set(['*']));
    }),
    settings,
  );
});

test('tables have codes in range and values once', () => {
  fc.assert(
    fc.property(tableArbitrary(), ({ rows, columns }) => {
      for (const { codes, values } of columns) {
        expect(codes.length).toBe(rows);
        expect(codes.every((code) => code >= NULL_CODE && code < values.length)).toBe(true);
        expect(new Set(values).size).toBe(values.length);
      }
    }),
    settings,
  );
});

test('compiled hierarchies say what the written ones say', () => {
  fc.assert(
    fc.property(problemArbitrary(), ({ table, hierarchies }) => {
      hierarchies.forEach((hierarchy, c) => {
        const { leafCount, levels } = compiledRows(hierarchy, table.columns[c]);
        levels.forEach(({ map, labels, leaves }, level) => {
          const naive = naiveGeneralise(table.columns[c].values, hierarchy, level);
          expect([...map].map((group) => labels[group])).toEqual(naive.cells);
          expect([...map].map((group) => leaves[group])).toEqual(naive.leaves);
          expect(leafCount).toBe(naive.leafCount);
        });
      });
    }),
    settings,
  );
});

test('constant tuples are constant for each person', () => {
  fc.assert(
    fc.property(problemArbitrary(), (problem) => {
      fc.pre(problem.tuples === 'constant');
      const { rows, subject } = naiveProblem(problem);
      const tupleOf = new Map<string, string>();
      rows.forEach((row, i) => {
        const person = naiveSubject(subject![i])!;
        const tuple = JSON.stringify(row);
        expect(tupleOf.get(person) ?? tuple).toBe(tuple);
        tupleOf.set(person, tuple);
      });
    }),
    settings,
  );
});

test('constant tuples keep the tuple of every person of the table', () => {
  const tuples = (table: CodedTable) => new Set(rowsOf(table).map((row) => JSON.stringify(row)));
  fc.assert(
    fc.property(
      tableArbitrary().chain((people) => fc.tuple(fc.constant(people), constantSubjects(people))),
      ([people, { table, subject }]) => {
        expect(tuples(table)).toEqual(tuples(people));
        expect(new Set(subject.map(naiveSubject)).size).toBe(people.rows);
      },
    ),
    settings,
  );
});

test('some problems have a solution, some none, and some people have varying tuples', () => {
  const problems = fc.sample(problemArbitrary(), { numRuns: 200, seed: 7 });
  const solved = problems.filter((problem) => naiveOptimum(naiveProblem(problem)) !== null).length;
  expect(solved).toBeGreaterThan(60);
  expect(solved).toBeLessThan(190);
  const kinds = problems.map((p) => p.tuples);
  for (const kind of ['rows', 'constant', 'varying'] as const) {
    expect(kinds.filter((k) => k === kind).length).toBeGreaterThan(30);
  }
  const varying = problems.filter(({ tuples, table, subject }) => {
    if (tuples !== 'varying') return false;
    const people = naiveClasses(
      subject!.map((cell) => [naiveSubject(cell)]),
      [0],
    );
    return [...people.values()].some(
      (rows) => new Set(rows.map((row) => table.columns.map((c) => c.codes[row]).join())).size > 1,
    );
  });
  expect(varying.length).toBeGreaterThan(20);
});

test('the optimum is a solution, no solution is better, and what it releases is k-anonymous', () => {
  fc.assert(
    fc.property(problemArbitrary({ maxRows: 12 }), (problem) => {
      const naive = naiveProblem(problem);
      const best = naiveOptimum(naive);
      const solutions = naiveLattice(naive.hierarchies)
        .map((levels) => naiveNode(naive, levels))
        .filter((node) => node.solution);
      expect(best === null).toBe(solutions.length === 0);
      if (best === null) return;
      expect(best.loss).toBe(Math.min(...solutions.map((node) => node.loss)));
      expect(best.nearTies[0]).toEqual(best.levels);
      const columns = naive.hierarchies.map((h, c) =>
        naiveGeneralise(
          naive.rows.map((row) => row[c]),
          h,
          best.levels[c],
        ),
      );
      const released = naive.rows
        .map((_, row) => columns.map((column) => column.cells[row]))
        .filter((_, row) => !best.suppressed[row]);
      // By people too: a class of k people has at least k rows.
      expect(naiveKAnonymousByRows(released, [...columns.keys()], problem.k)).toBe(true);
    }),
    settings,
  );
});
