import {
  type FailingReport,
  judgeClasses,
  type ModelUse,
  type References,
  referencesOf,
  reportFailing,
  type SearchContext,
} from '@sluice/models';
import {
  type ClassList,
  indexTuples,
  listOf,
  listValues,
  type RolledUp,
  rollUp,
  rollUpSensitive,
  type SensitiveValues,
  type TupleIndex,
} from '@sluice/table';
import type { QuasiColumn } from '../quasi.js';
import { createLinkedChecker } from './linked-check.js';
import type { CheckedTable, NodeChecker, NodeFacts, SuppressionLimit } from './node.js';
import { suppressedBy, withinLimit } from './suppressed.js';

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

/** Values of the sensitive columns over the tuples of an index. */
function tupleValues(index: TupleIndex, table: CheckedTable): SensitiveValues[] {
  return (table.sensitive ?? []).map(({ codes, cardinality }) => ({
    byRows: listValues(codes, cardinality, index.tupleOf, index.size),
    ...(table.subjects && { byPeople: listValues(codes, cardinality, index.tupleOf, index.size, table.subjects) }),
  }));
}

function buildIndex(table: CheckedTable): TupleIndex {
  const { columns, rows, population, subjects } = table;
  const index = indexTuples(
    columns.map((c) => c.codes),
    columns.map((c) => c.levels[c.minLevel].map),
    columns.map((c) => c.levels[c.minLevel].leaves.length),
    rows,
    subjects,
    population,
  );
  return table.sensitive?.length ? { ...index, values: tupleValues(index, table) } : index;
}

/**
 * Whether dropping has left a single class under a model that compares with the released table: the class is then the
 * table, and its distance from it says nothing.
 */
export function leftAlone({ rows }: Pick<RolledUp, 'rows'>, failing: Uint8Array, models: readonly ModelUse[]): boolean {
  if (!models.some(({ model, params }) => model.needs(params).reference === 'released')) return false;
  let classes = 0;
  let left = 0;
  for (let c = 0; c < rows.length; c++) {
    if (rows[c] === 0) continue;
    classes++;
    if (!failing[c]) left++;
  }
  return left === 1 && classes > 1;
}

/** What the monotonicity of the models depends on. */
export function searchContext({ subjects, limit, linked }: CheckedTable, { people }: TupleIndex): SearchContext {
  return {
    unit: subjects ? 'people' : 'rows',
    suppresses: limit.rows > 0,
    constant: linked === true || people === undefined || people.starts.length === 1,
  };
}

/**
 * Checks nodes on the distinct tuples at the lowest allowed levels. Each check starts from the smallest class list at
 * hand that is no coarser than the node, so most checks touch hundreds of classes instead of all tuples. Models that
 * are monotone are asked first: where they pass the limit already, no sensitive value is looked at.
 */
export function createNodeChecker(table: CheckedTable): NodeChecker {
  const { columns, rows, models, limit, sensitive = [] } = table;
  const maps = columns.map(mapsFromBase);
  const index = buildIndex(table);
  const original: References | undefined = sensitive.length > 0 ? referencesOf(index) : undefined;
  const context = searchContext(table, index);
  const needsQuasi = models.some(({ model, params }) => model.needs(params).quasi === true);
  const monotone = models.filter(({ model, params }) => model.monotone(params, context).generalise);
  const cheap = monotone.filter(({ model, params }) => {
    const { column, quasi } = model.needs(params);
    return column === undefined && quasi === undefined;
  });
  if (table.linked && table.subjects)
    return createLinkedChecker({ table, index, subjects: table.subjects, maps, monotone, original });
  const snapshots: { levels: readonly number[]; list: ClassList }[] = [
    { levels: columns.map((c) => c.minLevel), list: index },
  ];

  function startFor(levels: readonly number[]): ClassList {
    let best: ClassList = index;
    for (const { levels: from, list } of snapshots)
      if (list.size < best.size && from.every((l, c) => l <= levels[c])) best = list;
    return best;
  }

  /** Codes of the classes at the node's levels. */
  function quasiCodes(from: ClassList, { size, first }: RolledUp, levels: readonly number[]) {
    const codes = columns.map((_, c) =>
      Int32Array.from({ length: size }, (_, i) => maps[c][levels[c]][from.codes[c][first[i]]]),
    );
    return { names: columns.map((c) => c.name), codes };
  }

  const within = (gone: SuppressionLimit) => withinLimit(gone, limit, rows);

  function check(levels: readonly number[]): NodeFacts {
    const start = startFor(levels);
    const classes = rollUp(
      start,
      columns.map((_, c) => maps[c][levels[c]]),
      columns.map((column, c) => column.levels[levels[c]].leaves.length),
    );
    if (classes.size < WORTH_KEEPING * start.size && snapshots.length < MOST_SNAPSHOTS)
      snapshots.push({ levels: [...levels], list: listOf(start, classes) });
    const facts = (failing: Uint8Array, finerFail: boolean): NodeFacts => {
      const { rows: suppressedRows, people: suppressedPeople } = suppressedBy(classes, failing);
      const withinLimit = within({ rows: suppressedRows, people: suppressedPeople });
      return { levels, classes, from: start, failing, suppressedRows, suppressedPeople, withinLimit, finerFail };
    };
    const first = judgeClasses(classes, cheap);
    if (cheap.length === models.length || !within(suppressedBy(classes, first)))
      return facts(first, !within(suppressedBy(classes, first)));
    const whole = {
      ...classes,
      values: rollUpSensitive(start, classes),
      ...(needsQuasi && { quasi: quasiCodes(start, classes, levels) }),
    };
    const costly = monotone.length > cheap.length && monotone.length < models.length;
    const finerFail = costly && !within(suppressedBy(classes, judgeClasses(whole, monotone, sensitive, original)));
    const judged = facts(judgeClasses(whole, models, sensitive, original), finerFail);
    const result = leftAlone(classes, judged.failing, models) ? { ...judged, withinLimit: false } : judged;
    return monotone.length === models.length ? { ...result, finerFail: !result.withinLimit } : result;
  }

  function report(levels: readonly number[]): readonly FailingReport[] {
    const { classes, from } = check(levels);
    const whole = { ...classes, values: rollUpSensitive(from, classes), quasi: quasiCodes(from, classes, levels) };
    return reportFailing(whole, models, sensitive, original);
  }

  return { index, check, report };
}
