import { groupWords } from './group.js';
import { rollUpValues, type ValueList } from './value-list.js';
import { layoutWords, packWords } from './words.js';

/**
 * The people behind a list of classes. A person whose rows all lie in one class is counted in `constant`, which adds
 * under roll-up; the others keep the list of their classes, because distinct counts do not add.
 */
export interface PeopleList {
  /** Distinct people. */
  readonly count: number;
  /** People with all their rows in this class. Length: classes. */
  readonly constant: Float64Array;
  /** Classes of varying person p: `classes[starts[p]] .. classes[starts[p + 1] - 1]`, each once. */
  readonly starts: Int32Array;
  readonly classes: Int32Array;
}

/**
 * Classes of rows (or of tuples, which are the classes at the lowest levels) with what a search needs to know of each.
 * `codes[c][i]` is the code in column c, at the lowest level, of one representative of class i: a coarser level follows
 * from it through the level's map, so rolling a list up is the same kernel as building it.
 */
export interface ClassList {
  readonly size: number;
  /** Per column; length: classes. */
  readonly codes: readonly Int32Array[];
  /** Rows per class. Length: classes. */
  readonly rows: Float64Array;
  readonly people?: PeopleList;
  /** Rows of a population table that fall in each class. Length: classes. */
  readonly population?: Float64Array;
  /** Values of the sensitive columns, in the order in which they were asked for. */
  readonly values?: readonly SensitiveValues[];
}

/** Values of one sensitive column by class: by rows and, where there are subjects, by people. */
export interface SensitiveValues {
  readonly byRows: ValueList;
  readonly byPeople?: ValueList;
}

/** Exact number of distinct people per class. Length: classes. */
export function peoplePerClass(people: PeopleList): Float64Array {
  const out = people.constant.slice();
  for (const c of people.classes) out[c]++;
  return out;
}

/** People none of whose rows lies in a class that stays. `failing[c]` is 1 where class c goes. */
export function peopleLost(people: PeopleList, failing: Uint8Array): number {
  let lost = 0;
  for (let c = 0; c < failing.length; c++) if (failing[c]) lost += people.constant[c];
  for (let p = 0; p + 1 < people.starts.length; p++) {
    let stays = false;
    for (let j = people.starts[p]; j < people.starts[p + 1] && !stays; j++) stays = !failing[people.classes[j]];
    if (!stays) lost++;
  }
  return lost;
}

/** Maps each person's classes to coarser ones; who ends up in a single class becomes `constant`. */
function rollUpPeople(people: PeopleList, ids: Int32Array, size: number): PeopleList {
  const constant = new Float64Array(size);
  for (let c = 0; c < people.constant.length; c++) constant[ids[c]] += people.constant[c];
  const varying = people.starts.length - 1;
  const starts = new Int32Array(varying + 1);
  const classes = new Int32Array(people.classes.length);
  const seenBy = new Int32Array(size).fill(-1);
  let kept = 0;
  let end = 0;
  for (let p = 0; p < varying; p++) {
    const begin = end;
    for (let j = people.starts[p]; j < people.starts[p + 1]; j++) {
      const c = ids[people.classes[j]];
      if (seenBy[c] === p) continue;
      seenBy[c] = p;
      classes[end++] = c;
    }
    if (end - begin === 1) {
      constant[classes[begin]]++;
      end = begin;
    } else starts[++kept] = end;
  }
  return { count: people.count, constant, starts: starts.slice(0, kept + 1), classes: classes.slice(0, end) };
}

/** Classes at coarser levels, told by what they merged: cheaper than a list, and all that a node check needs. */
export interface RolledUp {
  readonly size: number;
  /** Rows per class. Length: size. */
  readonly rows: Float64Array;
  readonly people?: PeopleList;
  readonly population?: Float64Array;
  /** Class of each member. Length: the list that was rolled up. */
  readonly ids: Int32Array;
  /** One member of each class: its index in the list that was rolled up. Length: size. */
  readonly first: Int32Array;
}

/**
 * Merges classes that agree in every column at the given levels.
 * @param maps per column, from code at the lowest level to code at the wanted level
 * @param cardinalities per column, number of codes at the wanted level
 */
export function rollUp(list: ClassList, maps: readonly Int32Array[], cardinalities: readonly number[]): RolledUp {
  const layout = layoutWords(cardinalities);
  const words = packWords(list.codes, maps, cardinalities, list.size, layout);
  const { ids, first } = groupWords(words, layout.products, list.size);
  const size = first.length;
  const rows = sumBy(list.rows, ids, size);
  const people = list.people && rollUpPeople(list.people, ids, size);
  const population = list.population && sumBy(list.population, ids, size);
  return { size, rows, first, ids, ...(people && { people }), ...(population && { population }) };
}

function sumBy(counts: Float64Array, ids: Int32Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < ids.length; i++) sums[ids[i]] += counts[i];
  return sums;
}

/** Values of the sensitive columns over the classes of a roll-up: apart from it, because most checks end before. */
export function rollUpSensitive(list: ClassList, { ids, size }: Pick<RolledUp, 'ids' | 'size'>): SensitiveValues[] {
  return (list.values ?? []).map(({ byRows, byPeople }) => ({
    byRows: rollUpValues(byRows, ids, size),
    ...(byPeople && { byPeople: rollUpValues(byPeople, ids, size) }),
  }));
}

/** The class list of a roll-up, to roll up further from it. */
export function listOf(list: ClassList, rolled: RolledUp): ClassList {
  const { size, rows, people, population, first } = rolled;
  const codes = list.codes.map((column) => {
    const out = new Int32Array(size);
    for (let g = 0; g < size; g++) out[g] = column[first[g]];
    return out;
  });
  return {
    size,
    codes,
    rows,
    ...(people && { people }),
    ...(population && { population }),
    ...(list.values && { values: rollUpSensitive(list, rolled) }),
  };
}
