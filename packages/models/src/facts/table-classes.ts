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

/** Codes from 0, missing as one more. */
function codesFromZero(column: CodedColumn): { codes: Int32Array; size: number } {
  const size = column.values.length;
  return { codes: column.codes.map((code) => (code === NULL_CODE ? size : code)), size: size + 1 };
}

/**
 * Equivalence classes of a table over the named columns, as models see them; `tupleOf` is the class of each row.
 * @param sensitive columns of the same rows
 * @param subjects the people behind the rows: then people, and values by people, are counted exactly
 */
export function classesOfTable(
  table: CodedTable,
  names: readonly string[],
  sensitive: readonly SensitiveColumn[] = [],
  subjects?: Subjects,
): TupleIndex & Classes {
  const coded = columnsOf(table, names).map(codesFromZero);
  const index = indexTuples(
    coded.map((c) => c.codes),
    coded.map((c) => Int32Array.from({ length: c.size }, (_, i) => i)),
    coded.map((c) => c.size),
    table.rows,
    subjects,
  );
  const quasi = { names, codes: index.codes };
  if (sensitive.length === 0) return { ...index, quasi };
  const values = sensitive.map(({ codes, cardinality }) => ({
    byRows: listValues(codes, cardinality, index.tupleOf, index.size),
    ...(subjects && { byPeople: listValues(codes, cardinality, index.tupleOf, index.size, subjects) }),
  }));
  return { ...index, quasi, values };
}
