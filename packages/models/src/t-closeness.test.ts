import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolute, atMost, type Fraction, fraction, least, minus, plus, sum, times } from '../test/fraction.js';
import {
  COLUMN,
  factsOf,
  failingByDefinition,
  holdersOf,
  meanShareOf,
  merged,
  ofPeople,
  type PlainRow,
  plainRows,
  rowsOf,
  VALUES,
} from '../test/plain-rows.js';
import { orderedDistance } from './t-closeness/ordered.js';
import { completeTree, flatTree, treeDistance } from './t-closeness/tree.js';
import { type TClosenessParams, tCloseness } from './t-closeness.js';

type Distance = TClosenessParams['distance'];
const all = Array.from({ length: VALUES }, (_, v) => v);
/** Values 0 and 1 under one node, 2, 3 and 4 under another; then 0 to 3 and 4; then all. */
const TREE = [
  [0, 1, 2, 3, 4],
  [0, 0, 1, 1, 2],
  [0, 0, 0, 0, 1],
  [0, 0, 0, 0, 0],
].map((level) => Int32Array.from(level));
/** An order that is not that of the codes. */
const RANKS = Int32Array.of(3, 0, 4, 1, 2);

function shares(rows: readonly PlainRow[]): Fraction[] {
  return all.map((v) => fraction(rows.filter((r) => r.value === v).length, rows.length));
}

/** Li et al. section 4.2, node by node: the surplus that children cannot settle among themselves moves up. */
function hierarchical(p: readonly Fraction[], q: readonly Fraction[]): Fraction {
  const height = TREE.length - 1;
  let extras = all.map((v) => minus(p[v], q[v]));
  let cost = fraction(0);
  for (let level = 1; level <= height; level++) {
    const groups = new Map<number, { surplus: Fraction; shortage: Fraction }>();
    const children = new Map(all.map((v) => [TREE[level - 1][v], TREE[level][v]]));
    for (const [child, parent] of children) {
      const node = groups.get(parent) ?? { surplus: fraction(0), shortage: fraction(0) };
      const extra = extras[child];
      if (extra[0] > 0n) node.surplus = plus(node.surplus, extra);
      else node.shortage = minus(node.shortage, extra);
      groups.set(parent, node);
    }
    for (const { surplus, shortage } of groups.values())
      cost = plus(cost, times(fraction(level, height), least(surplus, shortage)));
    extras = Array.from(groups.entries())
      .sort(([a], [b]) => a - b)
      .map(([, { surplus, shortage }]) => minus(surplus, shortage));
  }
  return cost;
}

function ordered(p: readonly Fraction[], q: readonly Fraction[]): Fraction {
  const domain = all.filter((v) => q[v][0] > 0n).sort((a, b) => RANKS[a] - RANKS[b]);
  if (domain.length < 2) return fraction(0);
  const differences = domain.map((_, i) => sum(domain.slice(0, i + 1).map((v) => minus(p[v], q[v]))));
  return times(sum(differences.map(absolute)), fraction(1, domain.length - 1));
}

function equal(p: readonly Fraction[], q: readonly Fraction[]): Fraction {
  return times(sum(all.map((v) => absolute(minus(p[v], q[v])))), fraction(1, 2));
}
const DISTANCES = { equal, ordered, hierarchical };

/** Distances by name in plain numbers, for weights. */
function inNumbers(distance: Distance, p: readonly number[], q: readonly number[]): number {
  const SCALE = 2 ** 40;
  const exact = (x: number): Fraction => fraction(BigInt(Math.round(x * SCALE)), BigInt(SCALE));
  const [num, den] = DISTANCES[distance](p.map(exact), q.map(exact));
  return Number((num * BigInt(SCALE)) / den) / SCALE;
}

const more = { ranks: RANKS, tree: TREE };
const use = (distance: Distance, t: number, reference: 'released' | 'original' = 'released'): TClosenessParams => ({
  column: COLUMN,
  t,
  distance,
  reference,
});
const run = (rows: readonly PlainRow[], p: TClosenessParams, byPeople = false, reference?: readonly PlainRow[]) => [
  ...tCloseness.failing(factsOf(rows, { byPeople, more, ...(reference && { reference }) }), p),
];
const distances = fc.constantFrom<Distance>('equal', 'ordered', 'hierarchical');

test('by rows: as the definitions say, in exact fractions', () => {
  // Twentieths and quarters meet many distances of small tables exactly.
  const t = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(plainRows(), distances, t, (rows, distance, twentieths) => {
      const expected = failingByDefinition(rows, false, (own) =>
        atMost(DISTANCES[distance](shares(own), shares(rows)), fraction(twentieths, 20)),
      );
      expect(run(rows, use(distance, twentieths / 20))).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('by people: distance of mean own shares, holders of each value, and the rows besides', () => {
  const t = fc.constantFrom(0, 0.15, 0.3, 0.5, 0.75);
  fc.assert(
    fc.property(plainRows(), distances, t, (rows, distance, limit) => {
      const byRows = run(rows, use(distance, limit));
      const whole = ofPeople(rows);
      const expected = failingByDefinition(rows, true, (own) => {
        const w = (from: readonly PlainRow[]) => all.map((v) => meanShareOf(from, v));
        return (
          inNumbers(distance, w(own), w(whole)) <= limit + 1e-9 &&
          all.every((v) => Math.abs(holdersOf(own, v) - holdersOf(whole, v)) <= limit + 1e-12)
        );
      }).map((f, c) => f | byRows[c]);
      expect(run(rows, use(distance, limit), true)).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('a hierarchy that starts with groups, or ends in several, still tells all values apart', () => {
  const zeros = [0, 0, 0, 0, 0];
  const lists = (tree: readonly Int32Array[]) => completeTree(tree, VALUES).map((level) => [...level]);
  expect(lists(TREE)).toEqual(TREE.map((level) => [...level]));
  expect(lists([TREE[1]])).toEqual([all, [...TREE[1]], zeros]);
  expect(lists([TREE[0]])).toEqual([all, zeros]);
  expect(lists([])).toEqual([all, zeros]);
  // All of class 0 lies in one group of the table's even halves: 1/2 of the mass moves to the root, or within.
  const rows = rowsOf([0, 0], [1, 1], [0, 0], [1, 1]);
  const fails = (t: number) => [
    ...tCloseness.failing(factsOf(rows, { more: { tree: [TREE[1]] } }), use('hierarchical', t)),
  ];
  expect(fails(0.25).slice(0, 2)).toEqual([0, 0]);
  expect(fails(0.24).slice(0, 2)).toEqual([1, 1]);
});

test('the doubles agree with the exact distances, on counts of any size', () => {
  const count = fc.oneof(fc.nat(5), fc.nat(2 ** 40));
  const vector = fc.array(count, { minLength: VALUES, maxLength: VALUES });
  fc.assert(
    fc.property(vector, vector, (own, others) => {
      const whole = own.map((n, v) => n + others[v] + 1);
      const values = Int32Array.from(all.filter((v) => own[v] > 0));
      if (values.length === 0) return;
      const amounts = Float64Array.from(values, (v) => own[v]);
      const total = amounts.reduce((a, b) => a + b);
      const mass = { values, amounts, from: 0, to: values.length, total };
      const reference = { amounts: Float64Array.from(whole), total: whole.reduce((a, b) => a + b) };
      const p = own.map((n) => fraction(n, total));
      const q = whole.map((n) => fraction(n, reference.total));
      for (const [ground, oracle] of [
        [treeDistance(flatTree(VALUES), reference), equal],
        [treeDistance(TREE, reference), hierarchical],
        [orderedDistance(RANKS, reference), ordered],
      ] as const) {
        const exact = ground.exact(mass);
        const expected = oracle(p, q);
        expect(exact[0] * expected[1]).toBe(expected[0] * exact[1]);
        expect(Math.abs(ground.measure(mass) - Number((exact[0] * 10n ** 18n) / exact[1]) / 1e18)).toBeLessThan(1e-12);
        // Buffers are clean again.
        expect(ground.exact(mass)).toEqual(exact);
      }
    }),
  );
});

describe('thresholds', () => {
  test('a distance of exactly t passes, a little less than t does not', () => {
    // Class 0 has 7 of 10 rows with value 0, the table 5 of 10: total variation 0.2.
    const own = (c: number, first: number) =>
      Array.from({ length: 10 }, (_, i): [number, number] => [c, i < first ? 0 : 1]);
    const rows = rowsOf(...own(0, 7), ...own(1, 3));
    for (const distance of ['equal', 'ordered'] as const) {
      expect(run(rows, use(distance, 0.2)).slice(0, 2)).toEqual([0, 0]);
      expect(run(rows, use(distance, 0.19999999999)).slice(0, 2)).toEqual([1, 1]);
    }
  });

  test('class size times table size may pass 2^63', () => {
    const rows = rowsOf([0, 0], [0, 1], [0, 1], [1, 0]);
    const facts = factsOf(rows, { more });
    const column = facts.values?.get(COLUMN);
    if (!column) throw new Error('no column');
    const grow = (amounts: Float64Array) => amounts.map((n) => n * 1_500_000_000_000);
    const { byClass, units, reference } = column.byRows;
    const large = {
      byClass: { ...byClass, counts: grow(byClass.counts) },
      units: grow(units),
      reference: { counts: grow(reference.counts), units: reference.units * 1_500_000_000_000 },
    };
    // |1/3 - 1/2| = 1/6 for class 0.
    for (const [t, fails] of [
      [0.1666666666666, 1],
      [0.1666666666667, 0],
    ] as const)
      expect(
        tCloseness.failing({ ...facts, values: new Map([[COLUMN, { ...column, byRows: large }]]) }, use('equal', t))[0],
      ).toBe(fails);
  });

  test('a value that the reference lacks fails, and so does an empty reference', () => {
    const rows = rowsOf([0, 0], [0, 1], [1, 1]);
    for (const distance of ['equal', 'ordered', 'hierarchical'] as const) {
      expect(run(rows, use(distance, 1), false, rowsOf([1, 1])).slice(0, 2)).toEqual([1, 0]);
      expect(run(rows, use(distance, 1), false, []).slice(0, 2)).toEqual([1, 1]);
    }
  });
});

describe('what is not monotone', () => {
  const context = { unit: 'rows' as const, suppresses: false };

  test('with suppression a coarser class takes in what had been dropped', () => {
    const rows = rowsOf([0, 0], [0, 1], ...Array<[number, number]>(8).fill([1, 0]));
    const reference = rowsOf([0, 0], [0, 1]);
    const params = use('equal', 0.2, 'original');
    expect(run(rows, params, false, reference).slice(0, 2)).toEqual([0, 1]);
    expect(run(merged(rows), params, false, reference)[0]).toBe(1);
    expect(tCloseness.monotone(params, { ...context, suppresses: true }).generalise).toBe(false);
  });

  test('dropping a class changes the released table, and fails another', () => {
    const many = (n: number, c: number, v: number) => Array<[number, number]>(n).fill([c, v]);
    const rows = rowsOf(...many(2, 0, 0), ...many(8, 0, 1), ...many(2, 1, 1), ...many(8, 2, 0));
    const params = use('equal', 0.5);
    expect(run(rows, params).slice(0, 3)).toEqual([0, 0, 0]);
    const left = rows.filter((r) => r.class !== 0);
    expect(run(left, params)[1]).toBe(1);
    expect(tCloseness.monotone(params, context).suppress).toBe(false);
    expect(tCloseness.monotone(use('equal', 0.5, 'original'), context).suppress).toBe(true);
  });

  test('by people of several tuples the holders of a value add up in a union', () => {
    // Persons 1 and 2 in classes 0 and 1: in each class one of them holds 0. Persons 3 to 6 hold 1 or 2 only.
    const rows = rowsOf([0, 0, 1], [0, 1, 2], [1, 1, 1], [1, 0, 2], [2, 1, 3], [2, 2, 4], [2, 0, 5], [2, 1, 6]);
    const params = use('equal', 0.34);
    expect(run(rows, params, true).slice(0, 3)).toEqual([0, 0, 0]);
    const coarser = rows.map((r) => ({ ...r, class: r.class === 1 ? 0 : r.class }));
    expect(run(coarser, params, true)[0]).toBe(1);
    const people = { ...context, unit: 'people' as const };
    expect(tCloseness.monotone(params, people).generalise).toBe(false);
  });
});

test('without suppression, and with one tuple a person, generalisation keeps it', () => {
  const t = fc.constantFrom(0.2, 0.4, 0.6);
  const map = fc.array(fc.nat(1), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(plainRows(true), distances, t, map, fc.boolean(), (table, distance, limit, to, byPeople) => {
      const rows = byPeople ? ofPeople(table) : table;
      if (rows.length === 0) return;
      const fine = run(rows, use(distance, limit), byPeople);
      if (rows.some((r) => fine[r.class] === 1)) return;
      const coarse = rows.map((r) => ({ ...r, class: to[r.class] }));
      const result = run(coarse, use(distance, limit), byPeople);
      for (const r of coarse) expect(result[r.class]).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test('evidence: against the released table recomputed by rows, against the original attested', () => {
  const facts = factsOf(rowsOf([0, 0], [0, 1]), { byPeople: true, classes: 1 });
  const grades = (p: TClosenessParams) => tCloseness.evidence(facts, p).map((e) => `${e.unit} ${e.grade} ${e.holds}`);
  expect(grades(use('equal', 0))).toEqual(['rows recomputed true', 'people attested true']);
  expect(grades(use('equal', 0, 'original'))).toEqual(['rows attested true', 'people attested true']);
});

test('parameters: the hierarchy belongs to the hierarchical distance', () => {
  const parse = (p: object) => tCloseness.params.safeParse({ column: 's', t: 0.2, ...p }).success;
  expect(parse({})).toBe(true);
  expect(parse({ distance: 'hierarchical', hierarchy: { file: 'h.csv' } })).toBe(true);
  expect(parse({ distance: 'hierarchical' })).toBe(false);
  expect(parse({ hierarchy: { file: 'h.csv' } })).toBe(false);
  expect(parse({ t: 1.1 })).toBe(false);
  expect(() => tCloseness.failing(factsOf(rowsOf([0, 0])), use('hierarchical', 0.2))).toThrow('models/no-tree');
});

const shared = process.env['SLUICE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');

describe.skipIf(!existsSync(shared))('adult, classes of one node: distances of occupation', () => {
  const read = (path: string) => readFileSync(join(shared, path), 'utf8');
  const cells = (path: string) =>
    read(path)
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => line.split(';'));

  test('as the golden file has them, also for the table ten times over', () => {
    const { tClosenessOverflowCheck: golden } = JSON.parse(read('golden/arx.json')) as {
      tClosenessOverflowCheck: {
        exactDistancesAtNode1: readonly { class: string; size: number; hierarchical: number; equal: number }[];
      };
    };
    const [header, ...rows] = cells('data/adult/adult.csv');
    const at = (name: string) => header.indexOf(name);
    const married = new Map(cells('data/adult/adult_hierarchy_marital-status.csv').map((row) => [row[0], row[1]]));
    const leaves = cells('data/adult/adult_hierarchy_occupation.csv');
    const codeOf = new Map(leaves.map((row, code) => [row[0], code]));
    const tree = leaves[0].map((_, level) => {
      const names = [...new Set(leaves.map((row) => row[level]))];
      return Int32Array.from(leaves, (row) => names.indexOf(row[level]));
    });
    const counts = new Map<string, Float64Array>();
    const whole = new Float64Array(leaves.length);
    for (const row of rows) {
      const key = `${row[at('sex')]}, ${married.get(row[at('marital-status')])}, ${row[at('salary-class')]}`;
      const own = counts.get(key) ?? new Float64Array(leaves.length);
      counts.set(key, own);
      const code = codeOf.get(row[at('occupation')]) ?? -1;
      own[code]++;
      whole[code]++;
    }
    for (const times of [1, 10]) {
      const reference = { amounts: whole.map((n) => n * times), total: rows.length * times };
      const hierarchy = treeDistance(tree, reference);
      const flat = treeDistance(flatTree(leaves.length), reference);
      for (const expected of golden.exactDistancesAtNode1) {
        const key = [...counts.keys()].find((k) => k.toLowerCase() === expected.class.toLowerCase()) ?? expected.class;
        const own = counts.get(key) ?? new Float64Array(0);
        const values = Int32Array.from(own.keys()).filter((v) => own[v] > 0);
        const amounts = Float64Array.from(values, (v) => own[v] * times);
        const mass = { values, amounts, from: 0, to: values.length, total: expected.size * times };
        expect(amounts.reduce((a, b) => a + b, 0)).toBe(mass.total);
        expect(hierarchy.measure(mass)).toBeCloseTo(expected.hierarchical, 6);
        expect(flat.measure(mass)).toBeCloseTo(expected.equal, 6);
      }
    }
  });
});
