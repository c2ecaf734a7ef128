import type { Subjects } from '../subject.js';
import { groupWords } from './group.js';
import { layoutWords, packWords } from './words.js';

/**
 * Values of a sensitive column by class, sparse: entries `starts[c] .. starts[c + 1] - 1` belong to class c.
 * By rows, `counts` is the number of rows with the value. By people, `counts` is the number of the class's people who
 * hold it, and `weights` the sum over those people of the value's share among the person's own rows in the class.
 */
export interface ValueCounts {
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly counts: Float64Array;
  readonly weights?: Float64Array;
}

/** A person with rows in several classes, or the like: (class, value, rows) entries, `starts[p] .. starts[p + 1] - 1`. */
interface VaryingPeople {
  readonly starts: Int32Array;
  readonly classes: Int32Array;
  readonly values: Int32Array;
  readonly rows: Float64Array;
}

/**
 * Values of a sensitive column over a class list. What concerns rows, and people with all their rows in one class, adds
 * under roll-up (`settled`); the others are kept one by one, because a person who holds a value in two classes holds it
 * once in their union.
 */
export interface ValueList {
  /** Number of values, the category of missing values included. */
  readonly cardinality: number;
  readonly settled: ValueCounts;
  readonly varying?: VaryingPeople;
}

interface Entries {
  readonly classes: Int32Array;
  readonly values: Int32Array;
  readonly counts: Float64Array;
  readonly weights?: Float64Array;
}

/** Sums entries of equal class and value, and sorts them by class. Linear in entries, classes and cardinality. */
function collect(entries: Entries, classes: number, cardinality: number): ValueCounts {
  const n = entries.classes.length;
  const begins = new Int32Array(classes + 1);
  for (let i = 0; i < n; i++) begins[entries.classes[i] + 1]++;
  for (let c = 0; c < classes; c++) begins[c + 1] += begins[c];
  const byClass = new Int32Array(n);
  const next = begins.slice(0, classes);
  for (let i = 0; i < n; i++) byClass[next[entries.classes[i]]++] = i;

  const starts = new Int32Array(classes + 1);
  const values = new Int32Array(n);
  const counts = new Float64Array(n);
  const weights = entries.weights && new Float64Array(n);
  const slotOf = new Int32Array(cardinality).fill(-1);
  let end = 0;
  for (let c = 0; c < classes; c++) {
    const begin = end;
    for (let j = begins[c]; j < begins[c + 1]; j++) {
      const i = byClass[j];
      const value = entries.values[i];
      let slot = slotOf[value];
      if (slot < begin) {
        slot = end++;
        slotOf[value] = slot;
        values[slot] = value;
      }
      counts[slot] += entries.counts[i];
      if (weights && entries.weights) weights[slot] += entries.weights[i];
    }
    starts[c + 1] = end;
  }
  return {
    starts,
    values: values.slice(0, end),
    counts: counts.slice(0, end),
    ...(weights && { weights: weights.slice(0, end) }),
  };
}

/** Class of each entry of a sparse list. */
function classesOf(starts: Int32Array): Int32Array {
  const out = new Int32Array(starts[starts.length - 1]);
  for (let c = 0; c + 1 < starts.length; c++) out.fill(c, starts[c], starts[c + 1]);
  return out;
}

/**
 * Adds what each person contributes to each of its classes: 1 holder a value, and the value's share of the person's
 * rows there. `keep` decides which people; entries of one person must be sorted by class.
 */
function contributions(people: VaryingPeople, keep: (person: number) => boolean): Entries {
  const classes: number[] = [];
  const values: number[] = [];
  const weights: number[] = [];
  for (let p = 0; p + 1 < people.starts.length; p++) {
    if (!keep(p)) continue;
    for (let from = people.starts[p]; from < people.starts[p + 1]; ) {
      let to = from;
      let rows = 0;
      while (to < people.starts[p + 1] && people.classes[to] === people.classes[from]) rows += people.rows[to++];
      for (; from < to; from++) {
        classes.push(people.classes[from]);
        values.push(people.values[from]);
        weights.push(people.rows[from] / rows);
      }
    }
  }
  return {
    classes: Int32Array.from(classes),
    values: Int32Array.from(values),
    counts: new Float64Array(classes.length).fill(1),
    weights: Float64Array.from(weights),
  };
}

function joined(a: Entries, b: Entries): Entries {
  const int = (x: Int32Array, y: Int32Array) => {
    const out = new Int32Array(x.length + y.length);
    out.set(x);
    out.set(y, x.length);
    return out;
  };
  const float = (x: Float64Array, y: Float64Array) => {
    const out = new Float64Array(x.length + y.length);
    out.set(x);
    out.set(y, x.length);
    return out;
  };
  return {
    classes: int(a.classes, b.classes),
    values: int(a.values, b.values),
    counts: float(a.counts, b.counts),
    ...(a.weights && b.weights && { weights: float(a.weights, b.weights) }),
  };
}

/** Splits people into those within one class, who settle, and the rest. */
function settle(people: VaryingPeople, before: Entries, classes: number, cardinality: number): ValueList {
  const within = new Uint8Array(people.starts.length - 1);
  for (let p = 0; p < within.length; p++) {
    const first = people.classes[people.starts[p]];
    // Entries are sorted by class, so the last one tells.
    within[p] = people.classes[people.starts[p + 1] - 1] === first ? 1 : 0;
  }
  const settled = collect(
    joined(
      before,
      contributions(people, (p) => within[p] === 1),
    ),
    classes,
    cardinality,
  );
  const starts: number[] = [0];
  const kept: number[] = [];
  for (let p = 0; p < within.length; p++) {
    if (within[p]) continue;
    for (let i = people.starts[p]; i < people.starts[p + 1]; i++) kept.push(i);
    starts.push(kept.length);
  }
  if (kept.length === 0) return { cardinality, settled };
  const varying = {
    starts: Int32Array.from(starts),
    classes: Int32Array.from(kept, (i) => people.classes[i]),
    values: Int32Array.from(kept, (i) => people.values[i]),
    rows: Float64Array.from(kept, (i) => people.rows[i]),
  };
  return { cardinality, settled, varying };
}

/** Sums a person's entries of equal class and value and sorts them by class, person by person. */
function mergePeople(
  person: Int32Array,
  classes: Int32Array,
  values: Int32Array,
  rows: Float64Array,
  sizes: { readonly people: number; readonly classes: number; readonly values: number },
): VaryingPeople {
  const columns = [person, classes, values];
  const cardinalities = [sizes.people, sizes.classes, sizes.values];
  const identity = cardinalities.map((n) => Int32Array.from({ length: n }, (_, i) => i));
  const layout = layoutWords(cardinalities);
  const { ids, first } = groupWords(
    packWords(columns, identity, cardinalities, person.length, layout),
    layout.products,
    person.length,
  );
  const sums = new Float64Array(first.length);
  for (let i = 0; i < ids.length; i++) sums[ids[i]] += rows[i];
  // Counting sorts by class, then by person: stable, so each person's entries end sorted by class.
  const sorted = sortBy(
    sortBy(Int32Array.from(first.keys()), (g) => classes[first[g]], sizes.classes),
    (g) => person[first[g]],
    sizes.people,
  );
  const starts: number[] = [];
  sorted.forEach((g, i) => {
    if (i === 0 || person[first[g]] !== person[first[sorted[i - 1]]]) starts.push(i);
  });
  starts.push(sorted.length);
  return {
    starts: Int32Array.from(starts),
    classes: sorted.map((g) => classes[first[g]]),
    values: sorted.map((g) => values[first[g]]),
    rows: Float64Array.from(sorted, (g) => sums[g]),
  };
}

function sortBy(items: Int32Array, keyOf: (item: number) => number, keys: number): Int32Array {
  const begins = new Int32Array(keys + 1);
  for (const item of items) begins[keyOf(item) + 1]++;
  for (let k = 0; k < keys; k++) begins[k + 1] += begins[k];
  const out = new Int32Array(items.length);
  for (const item of items) out[begins[keyOf(item)]++] = item;
  return out;
}

/**
 * Values of a sensitive column by class.
 * @param codes value of each row, from 0, missing as a code of its own; length: rows
 * @param classOf class of each row; length: rows
 * @param subjects the people behind the rows: then values are counted by people, and rows of no person are left out
 */
export function listValues(
  codes: Int32Array,
  cardinality: number,
  classOf: Int32Array,
  classes: number,
  subjects?: Subjects,
): ValueList {
  if (!subjects) {
    const counts = new Float64Array(codes.length).fill(1);
    return { cardinality, settled: collect({ classes: classOf, values: codes, counts }, classes, cardinality) };
  }
  const rows = Int32Array.from(codes.keys()).filter((row) => subjects.ids[row] >= 0);
  const people = mergePeople(
    rows.map((row) => subjects.ids[row]),
    rows.map((row) => classOf[row]),
    rows.map((row) => codes[row]),
    new Float64Array(rows.length).fill(1),
    { people: subjects.count, classes, values: cardinality },
  );
  const none = {
    classes: new Int32Array(0),
    values: new Int32Array(0),
    counts: new Float64Array(0),
    weights: new Float64Array(0),
  };
  return settle(people, none, classes, cardinality);
}

/** Values over coarser classes: `ids[c]` is the new class of class c. */
export function rollUpValues(list: ValueList, ids: Int32Array, size: number): ValueList {
  const { settled, varying, cardinality } = list;
  const old = classesOf(settled.starts);
  const entries: Entries = { ...settled, classes: old.map((c) => ids[c]) };
  if (!varying) return { cardinality, settled: collect(entries, size, cardinality) };
  const person = classesOf(varying.starts);
  const people = mergePeople(
    person,
    varying.classes.map((c) => ids[c]),
    varying.values,
    varying.rows,
    {
      people: varying.starts.length - 1,
      classes: size,
      values: cardinality,
    },
  );
  return settle(people, entries, size, cardinality);
}

/** Values by class with everyone counted: what a model looks at. */
export function valueCounts(list: ValueList, classes: number): ValueCounts {
  if (!list.varying) return list.settled;
  const before: Entries = { ...list.settled, classes: classesOf(list.settled.starts) };
  return collect(
    joined(
      before,
      contributions(list.varying, () => true),
    ),
    classes,
    list.cardinality,
  );
}
