import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodedColumn } from '../coded.js';
import { subjectsOf } from '../subject.js';
import { type ClassList, listOf, peopleLost, peoplePerClass, rollUp } from './class-list.js';
import { classSizes } from './classes.js';
import { indexTuples } from './tuple-index.js';

/** Rows of small codes, one person (or none) a row, and a nested coarsening of each column. */
const tables = fc
  .record({ columns: fc.integer({ min: 1, max: 4 }), cardinality: fc.integer({ min: 1, max: 6 }) })
  .chain(({ columns, cardinality }) =>
    fc.record({
      cardinality: fc.constant(cardinality),
      rows: fc.array(
        fc.record({
          codes: fc.array(fc.integer({ min: 0, max: cardinality - 1 }), { minLength: columns, maxLength: columns }),
          person: fc.integer({ min: -1, max: 5 }),
        }),
        { maxLength: 40 },
      ),
      coarse: fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: cardinality, maxLength: cardinality }), {
        minLength: columns,
        maxLength: columns,
      }),
    }),
  );

interface Naive {
  rows: number;
  people: Set<number>;
}

/** The plain way: a map from the text of the tuple. */
function naive(rows: { codes: number[]; person: number }[], maps: number[][]): Map<string, Naive> {
  const out = new Map<string, Naive>();
  for (const { codes, person } of rows) {
    const key = codes.map((code, c) => maps[c][code]).join('|');
    const entry = out.get(key) ?? { rows: 0, people: new Set<number>() };
    entry.rows++;
    if (person >= 0) entry.people.add(person);
    out.set(key, entry);
  }
  return out;
}

function asMap(list: ClassList, maps: number[][]): Map<string, [number, number]> {
  const people = list.people ? peoplePerClass(list.people) : new Float64Array(list.size);
  return new Map(
    Array.from({ length: list.size }, (_, i) => [
      list.codes.map((column, c) => maps[c][column[i]]).join('|'),
      [list.rows[i], people[i]] as [number, number],
    ]),
  );
}

test('tuples and rolled-up classes count rows and distinct people exactly', () => {
  fc.assert(
    fc.property(tables, ({ rows, coarse, cardinality }) => {
      const width = coarse.length;
      const identity = coarse.map(() => Array.from({ length: cardinality }, (_, i) => i));
      const columns = Array.from({ length: width }, (_, c) => Int32Array.from(rows, (row) => row.codes[c]));
      const codes = new Int32Array(rows.length);
      rows.forEach((row, i) => {
        codes[i] = row.person;
      });
      const subjects = subjectsOf({ name: 'id', type: 'string', codes, values: ['a', 'b', 'c', 'd', 'e', 'f'] });
      const index = indexTuples(
        columns,
        identity.map((m) => Int32Array.from(m)),
        identity.map(() => cardinality),
        rows.length,
        subjects,
      );
      const plain = (maps: number[][]) =>
        new Map([...naive(rows, maps)].map(([k, v]) => [k, [v.rows, v.people.size] as [number, number]]));
      expect(asMap(index, identity)).toEqual(plain(identity));
      const rolled = rollUp(
        index,
        coarse.map((m) => Int32Array.from(m)),
        coarse.map(() => 3),
      );
      const list = listOf(index, rolled);
      expect(asMap(list, coarse)).toEqual(plain(coarse));

      // People lost: those with no row outside the classes that go (here: classes of fewer than two people).
      const failing = Uint8Array.from(peoplePerClass(list.people as NonNullable<typeof list.people>), (n) =>
        n < 2 ? 1 : 0,
      );
      const classes = [...naive(rows, coarse).values()];
      const kept = new Set(classes.filter((c) => c.people.size >= 2).flatMap((c) => [...c.people]));
      const all = new Set(rows.map((r) => r.person).filter((p) => p >= 0));
      expect(peopleLost(list.people as NonNullable<typeof list.people>, failing)).toBe(all.size - kept.size);
    }),
    { numRuns: 500 },
  );
});

describe('distinct counts do not add under roll-up', () => {
  test('one person with two tuples is one person in their union', () => {
    const subjects = { ids: Int32Array.from([0, 0, 1]), count: 2 };
    const index = indexTuples([Int32Array.from([0, 1, 1])], [Int32Array.from([0, 1])], [2], 3, subjects);
    expect([...peoplePerClass(index.people as NonNullable<typeof index.people>)]).toEqual([1, 2]);
    const list = rollUp(index, [Int32Array.from([0, 0])], [1]);
    expect([...peoplePerClass(list.people as NonNullable<typeof list.people>)]).toEqual([2]);
  });
});

test('tuples wider than 32 bits, and more than 64 columns, are told apart', () => {
  const width = 70;
  const cardinality = 1000;
  const rows = 500;
  const columns = Array.from({ length: width }, (_, c) =>
    Int32Array.from({ length: rows }, (_, i) => (i * (c + 1)) % cardinality),
  );
  const coded: CodedColumn[] = columns.map((codes, c) => ({
    name: `c${c}`,
    type: 'string',
    codes,
    values: Array.from({ length: cardinality }, (_, v) => `${v}`),
  }));
  const plain = new Set(Array.from({ length: rows }, (_, i) => columns.map((c) => c[i]).join())).size;
  expect(
    classSizes(
      { rows, columns: coded },
      coded.map((c) => c.name),
    ).length,
  ).toBe(plain);
});

test('missing values are a class of their own, and no column makes one class', () => {
  const column: CodedColumn = {
    name: 'a',
    type: 'string',
    codes: Int32Array.from([0, -1, -1, 0, 1]),
    values: ['x', 'y'],
  };
  expect([...classSizes({ rows: 5, columns: [column] }, ['a'])]).toEqual([2, 2, 1]);
  expect([...classSizes({ rows: 5, columns: [column] }, [])]).toEqual([5]);
});
