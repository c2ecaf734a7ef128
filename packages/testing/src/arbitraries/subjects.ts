import type { CodedTable } from '@sluice/table';
import fc from 'fast-check';
import type { Cell } from '../tables/text-table.js';

/** A table with the person behind each row. */
export interface PeopledTable {
  readonly table: CodedTable;
  /** One cell a row, in several spellings; null and blank ones are no person. */
  readonly subject: readonly Cell[];
}

/** Spellings that normalisation folds into one. */
const SPELLINGS: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => id.toLowerCase(),
  (id) => ` ${id}`,
  (id) => `${id}\t`,
  (id) => id.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
];

/** Anybody may stand behind any row: the tuples of a person differ from row to row. Some rows are nobody's. */
export function varyingSubjects(table: CodedTable): fc.Arbitrary<PeopledTable> {
  const person = fc.nat({ max: Math.max(1, Math.floor(table.rows / 2)) });
  const cell = fc.oneof(
    { weight: 12, arbitrary: fc.tuple(person, fc.constantFrom(...SPELLINGS)).map(([id, spell]) => spell(`1${id}X`)) },
    { weight: 1, arbitrary: fc.constantFrom(null, '', '  ') },
  );
  return fc.array(cell, { minLength: table.rows, maxLength: table.rows }).map((subject) => ({ table, subject }));
}

/** Each row of the given table becomes one person's tuple, and each person has one to three rows with it. */
export function constantSubjects(people: CodedTable): fc.Arbitrary<PeopledTable> {
  const visit = fc.constantFrom(...SPELLINGS);
  return fc
    .array(fc.array(visit, { minLength: 1, maxLength: 3 }), { minLength: people.rows, maxLength: people.rows })
    .map((visits) => {
      const owner = visits.flatMap((spellings, person) => spellings.map(() => person));
      return {
        table: {
          rows: owner.length,
          columns: people.columns.map((c) => ({ ...c, codes: Int32Array.from(owner, (person) => c.codes[person]) })),
        },
        subject: visits.flatMap((spellings, person) => spellings.map((spell) => spell(`1${person}X`))),
      };
    });
}
