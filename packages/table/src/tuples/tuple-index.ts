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

/** Rows of another table, in the codes of this one. */
export interface PopulationCodes {
  /** Per column; length: rows of the population. */
  readonly codes: readonly Int32Array[];
  readonly rows: number;
}

function concat(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

/**
 * Collapses equal rows of codes to distinct tuples with row counts and, where there are subjects, exact people counts.
 * Linear in rows; 4 bytes a row for the row's tuple, and about 8 bytes a column and tuple.
 * @param columns codes per quasi-identifier, from 0; length: rows
 * @param maps per column, from those codes to codes at the lowest level that the product allows
 * @param cardinalities per column, number of codes at that level
 * @param population counted beside the rows: a tuple that only the population has is listed with no rows
 */
export function indexTuples(
  columns: readonly Int32Array[],
  maps: readonly Int32Array[],
  cardinalities: readonly number[],
  rows: number,
  subjects?: Subjects,
  population?: PopulationCodes,
): TupleIndex {
  const layout = layoutWords(cardinalities);
  const all = population ? columns.map((column, c) => concat(column, population.codes[c])) : columns;
  const total = rows + (population?.rows ?? 0);
  const grouping = groupWords(packWords(all, maps, cardinalities, total, layout), layout.products, total);
  const size = grouping.first.length;
  const codes = all.map((column, c) => {
    const out = new Int32Array(size);
    for (let t = 0; t < size; t++) out[t] = maps[c][column[grouping.first[t]]];
    return out;
  });
  const tupleOf = grouping.ids.subarray(0, rows);
  const own = { ids: tupleOf, first: grouping.first };
  const people = subjects && peopleOf(own, subjects);
  return {
    size,
    codes,
    rows: Float64Array.from(groupSizes(own)),
    tupleOf,
    ...(people && { people }),
    ...(population && {
      population: Float64Array.from(groupSizes({ ids: grouping.ids.subarray(rows), first: grouping.first })),
    }),
  };
}
