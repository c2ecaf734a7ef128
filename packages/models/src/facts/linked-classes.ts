import { listValues, type Subjects } from '@sluice/table';
import type { Classes } from './class-facts.js';
import type { SensitiveColumn } from './sensitive-column.js';

/** People grouped by what their linked rows tell, with the group of each row. */
export interface LinkedClasses {
  readonly classes: Classes;
  /** Group of each row. Length: rows. */
  readonly groupOf: Int32Array;
}

/** Rows of each person, by counting sort; rows of nobody come last. */
function rowsByPerson({ ids, count }: Subjects): { starts: Int32Array; rows: Int32Array } {
  const starts = new Int32Array(count + 2);
  for (const id of ids) starts[(id < 0 ? count : id) + 1]++;
  for (let p = 0; p <= count; p++) starts[p + 1] += starts[p];
  const next = starts.slice(0, count + 1);
  const rows = new Int32Array(ids.length);
  ids.forEach((id, row) => {
    rows[next[id < 0 ? count : id]++] = row;
  });
  return { starts, rows };
}

/**
 * Where a released token links the rows of a person, what singles the person out is the multiset of their classes, the
 * number of rows included: people form one group when these are equal. A group of k people is what k-anonymity then
 * asks for, and a sensitive model reads all rows of a group's people. A group goes whole, so each person keeps all rows
 * or none. Rows of nobody form a group of no people.
 * @param classOf class of each row
 */
export function linkedClasses(
  classOf: Int32Array,
  subjects: Subjects,
  sensitive: readonly SensitiveColumn[] = [],
): LinkedClasses {
  const { starts, rows } = rowsByPerson(subjects);
  const groupOf = new Int32Array(classOf.length);
  const groups = new Map<string, number>();
  const people: number[] = [];
  const counts: number[] = [];
  for (let p = 0; p <= subjects.count; p++) {
    const own = rows.subarray(starts[p], starts[p + 1]);
    if (own.length === 0) continue;
    const nobody = p === subjects.count;
    const key = nobody
      ? 'nobody'
      : own
          .map((row) => classOf[row])
          .sort()
          .join();
    let group = groups.get(key);
    if (group === undefined) {
      group = groups.size;
      groups.set(key, group);
      people.push(0);
      counts.push(0);
    }
    if (!nobody) people[group]++;
    counts[group] += own.length;
    for (const row of own) groupOf[row] = group;
  }
  const size = groups.size;
  const values = sensitive.map(({ codes, cardinality }) => ({
    byRows: listValues(codes, cardinality, groupOf, size),
    byPeople: listValues(codes, cardinality, groupOf, size, subjects),
  }));
  return {
    groupOf,
    classes: {
      size,
      rows: Float64Array.from(counts),
      people: {
        count: subjects.count,
        constant: Float64Array.from(people),
        starts: Int32Array.of(0),
        classes: new Int32Array(0),
      },
      ...(values.length > 0 && { values }),
    },
  };
}
