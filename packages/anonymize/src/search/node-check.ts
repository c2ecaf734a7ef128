import type { ClassFacts, PrivacyModel } from '@sluice/models';
import {
  type ClassList,
  indexTuples,
  listOf,
  peopleLost,
  peoplePerClass,
  type RolledUp,
  rollUp,
  type Subjects,
  type TupleIndex,
} from '@sluice/table';
import type { QuasiColumn } from '../quasi.js';

/** A model with its parameters. */
export interface ModelUse {
  readonly model: PrivacyModel;
  readonly params: unknown;
}

/** Most units that may be suppressed, as counts. */
export interface SuppressionLimit {
  readonly rows: number;
  readonly people: number;
}

/** What the check of one node found. */
export interface NodeFacts {
  readonly levels: readonly number[];
  readonly classes: RolledUp;
  /** The list that was rolled up: `from.codes[c][classes.first[i]]` is the code of class i at the lowest level. */
  readonly from: ClassList;
  /** 1 for each class that breaks a model. Length: classes. */
  readonly failing: Uint8Array;
  readonly suppressedRows: number;
  readonly suppressedPeople: number;
  readonly withinLimit: boolean;
}

/** Classes as a model sees them. */
export function classFacts(list: Pick<RolledUp, 'size' | 'rows' | 'people'>): ClassFacts {
  return { size: list.size, rows: list.rows, ...(list.people && { people: peoplePerClass(list.people) }) };
}

/** 1 for each class that breaks any of the models. */
export function failingClasses(
  list: Pick<RolledUp, 'size' | 'rows' | 'people'>,
  uses: readonly ModelUse[],
): Uint8Array {
  const facts = classFacts(list);
  const failing = new Uint8Array(list.size);
  for (const { model, params } of uses) {
    const mask = model.failing(facts, params);
    for (let c = 0; c < failing.length; c++) failing[c] |= mask[c];
  }
  return failing;
}

/** Level maps that start from codes at the lowest allowed level, per column and level. */
function mapsFromBase(column: QuasiColumn): Int32Array[] {
  const base = column.levels[column.minLevel];
  return column.levels.map((level, l) => {
    const map = new Int32Array(base.leaves.length);
    if (l >= column.minLevel) for (let code = 0; code < base.map.length; code++) map[base.map[code]] = level.map[code];
    return map;
  });
}

/** Class lists worth keeping as starting points for roll-up. */
const MOST_SNAPSHOTS = 256;
/** Below this share of the list it came from, a class list saves more than it costs. */
const WORTH_KEEPING = 0.8;

export interface NodeChecker {
  readonly index: TupleIndex;
  check(levels: readonly number[]): NodeFacts;
}

/**
 * Checks nodes on the distinct tuples at the lowest allowed levels. Each check starts from the smallest class list at
 * hand that is no coarser than the node, so most checks touch hundreds of classes instead of all tuples.
 */
export function createNodeChecker(
  columns: readonly QuasiColumn[],
  rows: number,
  uses: readonly ModelUse[],
  limit: SuppressionLimit,
  subjects?: Subjects,
): NodeChecker {
  const maps = columns.map(mapsFromBase);
  const index = indexTuples(
    columns.map((c) => c.codes),
    columns.map((c) => c.levels[c.minLevel].map),
    columns.map((c) => c.levels[c.minLevel].leaves.length),
    rows,
    subjects,
  );
  const snapshots: { levels: readonly number[]; list: ClassList }[] = [
    { levels: columns.map((c) => c.minLevel), list: index },
  ];

  function startFor(levels: readonly number[]): ClassList {
    let best: ClassList = index;
    for (const { levels: from, list } of snapshots)
      if (list.size < best.size && from.every((l, c) => l <= levels[c])) best = list;
    return best;
  }

  function check(levels: readonly number[]): NodeFacts {
    const start = startFor(levels);
    const classes = rollUp(
      start,
      columns.map((_, c) => maps[c][levels[c]]),
      columns.map((column, c) => column.levels[levels[c]].leaves.length),
    );
    if (classes.size < WORTH_KEEPING * start.size && snapshots.length < MOST_SNAPSHOTS)
      snapshots.push({ levels: [...levels], list: listOf(start, classes) });
    const failing = failingClasses(classes, uses);
    let suppressedRows = 0;
    for (let c = 0; c < classes.size; c++) if (failing[c]) suppressedRows += classes.rows[c];
    const suppressedPeople = classes.people ? peopleLost(classes.people, failing) : 0;
    // An empty release is no solution, whatever share may be suppressed.
    const withinLimit = suppressedRows < rows && suppressedRows <= limit.rows && suppressedPeople <= limit.people;
    return { levels, classes, from: start, failing, suppressedRows, suppressedPeople, withinLimit };
  }

  return { index, check };
}
