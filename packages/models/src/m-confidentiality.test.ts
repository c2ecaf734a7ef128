import { expect, test } from 'vitest';
import { classFacts, referencesOf } from './facts/class-facts.js';
import { sensitiveColumn } from './facts/sensitive-column.js';
import { classesOfTable } from './facts/table-classes.js';
import { mConfidentiality } from './m-confidentiality.js';

function facts(rows: readonly (readonly [quasi: string, value: string, person: number])[], people: boolean) {
  const column = (name: string, cells: readonly string[]) => {
    const values = [...new Set(cells)];
    return { name, type: 'string' as const, values, codes: Int32Array.from(cells, (cell) => values.indexOf(cell)) };
  };
  const quasi = column(
    'q',
    rows.map((r) => r[0]),
  );
  const sensitive = [
    sensitiveColumn(
      column(
        's',
        rows.map((r) => r[1]),
      ),
    ),
  ];
  const count = new Set(rows.map((r) => r[2])).size;
  const subjects = people ? { ids: Int32Array.from(rows, (r) => r[2]), count } : undefined;
  const list = classesOfTable({ rows: rows.length, columns: [quasi] }, ['q'], { sensitive, subjects });
  return classFacts(list, sensitive, referencesOf(list));
}
const failing = (rows: Parameters<typeof facts>[0], m: number, people = false) => [
  ...mConfidentiality.failing(facts(rows, people), { column: 's', m }),
];

test('no value is held by more than one in m, exactly', () => {
  const rows = [
    ['a', 'x', 0],
    ['a', 'y', 1],
    ['b', 'x', 2],
    ['b', 'x', 3],
    ['b', 'y', 4],
  ] as const;
  expect(failing(rows, 2)).toEqual([0, 1]);
  expect(failing(rows, 3)).toEqual([1, 1]);
});

test('by people: rows may look even where one value is everybody’s', () => {
  const rows = [
    ['a', 'x', 0],
    ['a', 'y', 0],
    ['a', 'x', 1],
    ['a', 'z', 1],
  ] as const;
  expect(failing(rows, 2)).toEqual([0]);
  expect(failing(rows, 2, true)).toEqual([1]);
});

test('what the run did is always the signer’s word', () => {
  const rows = [
    ['a', 'x', 0],
    ['a', 'y', 1],
  ] as const;
  expect(
    mConfidentiality.evidence(facts(rows, false), { column: 's', m: 2 }).map((e) => [e.grade, e.strength, e.holds]),
  ).toEqual([
    ['recomputed', 'necessary', true],
    ['attested', 'sufficient', true],
  ]);
  expect(mConfidentiality.needs({ column: 's', m: 2 }).blind).toBe(true);
});
