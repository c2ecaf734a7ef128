import {
  type ClassList,
  type CodedColumn,
  type CodedTable,
  columnsOf,
  indexTuples,
  NULL_CODE,
  type Subjects,
} from '@sluice/table';

/** Codes from 0, missing as one more. */
function codesFromZero(column: CodedColumn): { codes: Int32Array; size: number } {
  const size = column.values.length;
  return { codes: column.codes.map((code) => (code === NULL_CODE ? size : code)), size: size + 1 };
}

/**
 * Equivalence classes of a table over the named columns, with exact people counts where there are subjects.
 * `classOf` is the class of each row.
 */
export function countClasses(
  table: CodedTable,
  names: readonly string[],
  subjects?: Subjects,
): { readonly list: ClassList; readonly classOf: Int32Array } {
  const coded = columnsOf(table, names).map(codesFromZero);
  const index = indexTuples(
    coded.map((c) => c.codes),
    coded.map((c) => Int32Array.from({ length: c.size }, (_, i) => i)),
    coded.map((c) => c.size),
    table.rows,
    subjects,
  );
  return { list: index, classOf: index.tupleOf };
}

/** The people behind some of the rows, in that order. People without a row among them are not counted. */
export function subjectsOfRows(subjects: Subjects, rows: Int32Array): Subjects {
  const next = new Int32Array(subjects.count).fill(-1);
  let count = 0;
  const ids = rows.map((row) => {
    const person = subjects.ids[row];
    if (person < 0) return -1;
    if (next[person] < 0) next[person] = count++;
    return next[person];
  });
  return { ids, count };
}
