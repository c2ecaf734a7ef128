import type { Subjects } from '../subject.js';
import type { ClassList, PeopleList } from './class-list.js';
import { type Grouping, groupSizes, groupWords } from './group.js';
import { layoutWords, packWords } from './words.js';

/** The distinct tuples of a table's quasi-identifiers: the search works on these, not on rows. */
export interface TupleIndex extends ClassList {
  /** Tuple of each row. Length: rows of the table. */
  readonly tupleOf: Int32Array;
}

/** Distinct (tuple, person) pairs, sorted by person. */
function peopleOf(tuples: Grouping, subjects: Subjects): PeopleList {
  const size = tuples.first.length;
  // Counting sort of rows by person, then each person's tuples once: linear, and exact where a person's tuples differ.
  const ends = new Int32Array(subjects.count + 1);
  for (const person of subjects.ids) if (person >= 0) ends[person + 1]++;
  for (let p = 0; p < subjects.count; p++) ends[p + 1] += ends[p];
  const begins = ends.slice(0, subjects.count);
  const byPerson = new Int32Array(ends[subjects.count]);
  subjects.ids.forEach((person, row) => {
    if (person >= 0) byPerson[begins[person]++] = tuples.ids[row];
  });
  const constant = new Float64Array(size);
  const starts: number[] = [0];
  const classes = new Int32Array(byPerson.length);
  const seenBy = new Int32Array(size).fill(-1);
  let end = 0;
  for (let p = 0; p < subjects.count; p++) {
    const begin = end;
    for (let j = ends[p]; j < ends[p + 1]; j++) {
      const tuple = byPerson[j];
      if (seenBy[tuple] === p) continue;
      seenBy[tuple] = p;
      classes[end++] = tuple;
    }
    if (end - begin === 1) {
      constant[classes[begin]]++;
      end = begin;
    } else starts.push(end);
  }
  return { count: subjects.count, constant, starts: Int32Array.from(starts), classes: classes.slice(0, end) };
}

/**
 * Collapses equal rows of codes to distinct tuples with row counts and, where there are subjects, exact people counts.
 * Linear in rows; 4 bytes a row for the row's tuple, and about 8 bytes a column and tuple.
 * @param columns codes per quasi-identifier, from 0; length: rows
 * @param maps per column, from those codes to codes at the lowest level that the product allows
 * @param cardinalities per column, number of codes at that level
 */
export function indexTuples(
  columns: readonly Int32Array[],
  maps: readonly Int32Array[],
  cardinalities: readonly number[],
  rows: number,
  subjects?: Subjects,
): TupleIndex {
  const layout = layoutWords(cardinalities);
  const grouping = groupWords(packWords(columns, maps, cardinalities, rows, layout), layout.products, rows);
  const codes = columns.map((column, c) => {
    const out = new Int32Array(grouping.first.length);
    for (let t = 0; t < out.length; t++) out[t] = maps[c][column[grouping.first[t]]];
    return out;
  });
  const people = subjects && peopleOf(grouping, subjects);
  return {
    size: grouping.first.length,
    codes,
    rows: Float64Array.from(groupSizes(grouping)),
    tupleOf: grouping.ids,
    ...(people && { people }),
  };
}
