import {
  judgeClasses,
  linkedClasses,
  type ModelUse,
  type References,
  referencesOf,
  reportFailing,
} from '@sluice/models';
import { groupWords, type RolledUp, rollUp, type Subjects, type TupleIndex } from '@sluice/table';
import type { CheckedTable, NodeChecker, NodeFacts, SuppressionLimit } from './node.js';
import { suppressedBy, withinLimit } from './suppressed.js';

/** What the checker of linked rows shares with the usual one. */
export interface LinkedParts {
  readonly table: CheckedTable;
  readonly index: TupleIndex;
  readonly subjects: Subjects;
  /** Level maps from the lowest allowed level, per column and level. */
  readonly maps: readonly (readonly Int32Array[])[];
  /** The models that are monotone under generalisation. */
  readonly monotone: readonly ModelUse[];
  readonly original: References | undefined;
}

/**
 * Checks nodes where a released token links the rows of a person: models are asked of the groups of people with equal
 * multisets of classes, and a failing group goes with all its rows. A class is listed in parts, one for each group that
 * has rows in it, so that a loss sees which of its rows stay. Linear in rows for each node.
 */
export function createLinkedChecker({ table, index, subjects, maps, monotone, original }: LinkedParts): NodeChecker {
  const { columns, rows, models, limit, sensitive = [] } = table;

  function groupsAt(levels: readonly number[]) {
    const { ids } = rollUp(
      index,
      columns.map((_, c) => maps[c][levels[c]]),
      columns.map((column, c) => column.levels[levels[c]].leaves.length),
    );
    const classOf = index.tupleOf.map((tuple) => ids[tuple]);
    return { classOf, linked: linkedClasses(classOf, subjects, sensitive) };
  }

  function parts(
    classOf: Int32Array,
    groupOf: Int32Array,
    people: Float64Array,
  ): { classes: RolledUp; group: Int32Array } {
    const word = 2 ** 32;
    const { ids, first } = groupWords([Uint32Array.from(classOf), Uint32Array.from(groupOf)], [word, word], rows);
    const counts = new Float64Array(first.length);
    for (const id of ids) counts[id]++;
    const group = first.map((row) => groupOf[row]);
    return {
      group,
      classes: {
        size: first.length,
        rows: counts,
        ids,
        first: first.map((row) => index.tupleOf[row]),
        people: {
          count: subjects.count,
          constant: Float64Array.from(group, (g) => people[g]),
          starts: Int32Array.of(0),
          classes: new Int32Array(0),
        },
      },
    };
  }

  const within = (gone: SuppressionLimit) => withinLimit(gone, limit, rows);

  function check(levels: readonly number[]): NodeFacts {
    const { classOf, linked } = groupsAt(levels);
    const failingGroups = judgeClasses(linked.classes, models, sensitive, original);
    const gone = suppressedBy(linked.classes, failingGroups);
    const { classes, group } = parts(classOf, linked.groupOf, linked.classes.people?.constant ?? new Float64Array(0));
    const all = monotone.length === models.length;
    const monotoneGone = all
      ? gone
      : suppressedBy(linked.classes, judgeClasses(linked.classes, monotone, sensitive, original));
    return {
      levels,
      classes,
      from: index,
      failing: Uint8Array.from(group, (g) => failingGroups[g]),
      suppressedRows: gone.rows,
      suppressedPeople: gone.people,
      withinLimit: within(gone),
      finerFail: !within(monotoneGone),
    };
  }

  return {
    index,
    check,
    report: (levels) =>
      reportFailing(groupsAt(levels).linked.classes, models, sensitive, original ?? referencesOf(index)),
  };
}
