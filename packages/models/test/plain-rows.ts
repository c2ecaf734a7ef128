import { listValues, valueCounts } from '@sluice/table';
import fc from 'fast-check';
import type { ClassFacts, Reading, ValueFacts } from '../src/index.js';

/** One row of a small table: its class, the code of its sensitive value, and the person behind it (-1: no person). */
export interface PlainRow {
  readonly class: number;
  readonly value: number;
  readonly person: number;
}

export const CLASSES = 4;
export const VALUES = 5;
/** Name of the sensitive column. */
export const COLUMN = 's';

/** Tables of up to 30 rows; people may have rows in several classes unless told to keep to one. */
export const plainRows = (constant = false): fc.Arbitrary<readonly PlainRow[]> =>
  fc
    .array(
      fc.record({
        class: fc.nat(CLASSES - 1),
        value: fc.nat(VALUES - 1),
        person: fc.integer({ min: -1, max: 9 }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((rows) => (constant ? rows.map((r) => ({ ...r, class: Math.max(0, r.person) % CLASSES })) : rows));

/** Rows from `[class, value, person]`; the person is the row's own number when left out. */
export const rowsOf = (...rows: readonly (readonly [number, number, number?])[]): PlainRow[] =>
  rows.map(([c, value, person], i) => ({ class: c, value, person: person ?? i }));

/** Every row in one class: what generalisation to the top does. */
export const merged = (rows: readonly PlainRow[]): PlainRow[] => rows.map((r) => ({ ...r, class: 0 }));

export const distinct = (items: readonly number[]): number[] => [...new Set(items)];

/** The rows that count as somebody's. */
export const ofPeople = (rows: readonly PlainRow[]): PlainRow[] => rows.filter((r) => r.person >= 0);

/** Rows per value, as a share. */
export const shareOf = (rows: readonly PlainRow[], value: number): number =>
  rows.filter((r) => r.value === value).length / rows.length;

/** q: share of the people who hold a value. */
export function holdersOf(rows: readonly PlainRow[], value: number): number {
  const people = distinct(ofPeople(rows).map((r) => r.person));
  return people.filter((p) => rows.some((r) => r.person === p && r.value === value)).length / people.length;
}

/** w: mean over people of the value's share among their own rows. */
export function meanShareOf(rows: readonly PlainRow[], value: number): number {
  const people = distinct(ofPeople(rows).map((r) => r.person));
  return (
    people.reduce(
      (sum, p) =>
        sum +
        shareOf(
          rows.filter((r) => r.person === p),
          value,
        ),
      0,
    ) / people.length
  );
}

export interface PlainOptions {
  readonly byPeople?: boolean;
  /** Rows of the reference table; all rows when left out. */
  readonly reference?: readonly PlainRow[];
  readonly classes?: number;
  readonly values?: number;
  readonly more?: Partial<ValueFacts>;
  readonly facts?: Partial<ClassFacts>;
}

/** The facts that a model sees of a plain table. */
export function factsOf(rows: readonly PlainRow[], options: PlainOptions = {}): ClassFacts {
  const { byPeople = false, reference = rows, classes = CLASSES, values = VALUES, more, facts } = options;
  const people = Float64Array.from(
    { length: classes },
    (_, c) => distinct(ofPeople(rows.filter((r) => r.class === c)).map((r) => r.person)).length,
  );
  const sizes = Float64Array.from({ length: classes }, (_, c) => rows.filter((r) => r.class === c).length);
  const count = (from: readonly PlainRow[], number: number, subjects: boolean) =>
    valueCounts(
      listValues(
        Int32Array.from(from, (r) => r.value),
        values,
        Int32Array.from(from, (r) => r.class),
        number,
        subjects ? { ids: Int32Array.from(from, (r) => r.person), count: 1000 } : undefined,
      ),
      number,
    );
  const reading = (subjects: boolean, units: Float64Array): Reading => {
    const whole = count(merged(reference), 1, subjects);
    const dense = (amounts: Float64Array) => {
      const out = new Float64Array(values);
      for (let i = 0; i < whole.values.length; i++) out[whole.values[i]] = amounts[i];
      return out;
    };
    return {
      byClass: count(rows, classes, subjects),
      units,
      reference: {
        counts: dense(whole.counts),
        ...(whole.weights && { weights: dense(whole.weights) }),
        units: subjects ? distinct(ofPeople(reference).map((r) => r.person)).length : reference.length,
      },
    };
  };
  const column: ValueFacts = {
    cardinality: values,
    byRows: reading(false, sizes),
    ...(byPeople && { byPeople: reading(true, people) }),
    ranks: Int32Array.from({ length: values }, (_, v) => v),
    numbers: Float64Array.from({ length: values }, (_, v) => v),
    ...more,
  };
  return { size: classes, rows: sizes, ...(byPeople && { people }), values: new Map([[COLUMN, column]]), ...facts };
}

/** Which classes fail, from a definition on the rows of one class; a class without rows (or people) fails. */
export function failingByDefinition(
  rows: readonly PlainRow[],
  byPeople: boolean,
  holds: (own: readonly PlainRow[]) => boolean,
  classes = CLASSES,
): number[] {
  return Array.from({ length: classes }, (_, c) => {
    const own = rows.filter((r) => r.class === c);
    const some = own.length > 0 && (!byPeople || ofPeople(own).length > 0);
    return some && holds(own) ? 0 : 1;
  });
}
