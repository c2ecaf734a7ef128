import {
  type CodedColumn,
  type CodedTable,
  columnsOf,
  indexTuples,
  listValues,
  NULL_CODE,
  type Subjects,
  type TupleIndex,
} from '@sluice/table';
import type { Classes } from './class-facts.js';
import type { SensitiveColumn } from './sensitive-column.js';

/** Codes from 0 in both tables, by the text of the values; missing has the last code. */
function codesOf(column: CodedColumn, other: CodedColumn | undefined) {
  const codeOf = new Map(column.values.map((value, code) => [value, code]));
  for (const value of other?.values ?? []) if (!codeOf.has(value)) codeOf.set(value, codeOf.size);
  const missing = codeOf.size;
  const mapped = other?.values.map((value) => codeOf.get(value) ?? missing);
  return {
    size: missing + 1,
    codes: column.codes.map((code) => (code === NULL_CODE ? missing : code)),
    population: other?.codes.map((code) => (code === NULL_CODE ? missing : (mapped?.[code] ?? missing))),
  };
}

export interface ClassOptions {
  /** Columns of the same rows. */
  readonly sensitive?: readonly SensitiveColumn[];
  /** The people behind the rows: then people, and values by people, are counted exactly. */
  readonly subjects?: Subjects | undefined;
  /** A table of the population with the same columns, at the same levels. */
  readonly population?: CodedTable | undefined;
}

/**
 * Equivalence classes of a table over the named columns, as models see them; `tupleOf` is the class of each row. A class
 * that only the population has is listed with no rows.
 */
export function classesOfTable(
  table: CodedTable,
  names: readonly string[],
  { sensitive = [], subjects, population }: ClassOptions = {},
): TupleIndex & Classes {
  const others = population && columnsOf(population, names);
  const coded = columnsOf(table, names).map((column, c) => codesOf(column, others?.[c]));
  const index = indexTuples(
    coded.map((c) => c.codes),
    coded.map((c) => Int32Array.from({ length: c.size }, (_, i) => i)),
    coded.map((c) => c.size),
    table.rows,
    subjects,
    population && { codes: coded.map((c) => c.population ?? new Int32Array(0)), rows: population.rows },
  );
  const quasi = { names, codes: index.codes };
  if (sensitive.length === 0) return { ...index, quasi };
  const values = sensitive.map(({ codes, cardinality }) => ({
    byRows: listValues(codes, cardinality, index.tupleOf, index.size),
    ...(subjects && { byPeople: listValues(codes, cardinality, index.tupleOf, index.size, subjects) }),
  }));
  return { ...index, quasi, values };
}
