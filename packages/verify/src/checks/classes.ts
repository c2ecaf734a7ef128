import {
  type ClassFacts,
  classesOfTable,
  classFacts,
  type ModelNeeds,
  referencesOf,
  sensitiveColumn,
} from '@sluice/models';
import type { ClassEvidence, ReleaseCore } from '@sluice/provenance';
import { type CodedTable, columnsOf, NULL_CODE, takeRows } from '@sluice/table';

/** What stands in the quasi-identifiers of a suppressed row that was kept. */
const STAR = '*';

/** Rows that were suppressed but kept (`suppressed: keep`: `*` in every quasi-identifier) belong to no class. */
export function releasedRows(table: CodedTable, core: ReleaseCore): CodedTable {
  const names = core.quasiIdentifiers;
  if (core.suppression.suppressed === 'drop' || names.length === 0) return table;
  const columns = table.columns.filter(({ name }) => names.includes(name));
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const kept = columns.some(({ codes, values }) => codes[row] === NULL_CODE || values[codes[row]] !== STAR);
    if (kept) rows.push(row);
  }
  return takeRows(table, Int32Array.from(rows));
}

/**
 * The released equivalence classes over the stated quasi-identifiers, by rows, with the values of the sensitive columns
 * that the stated models name. The reference is the released table itself.
 */
export function releasedClasses(table: CodedTable, core: ReleaseCore, needs: readonly ModelNeeds[]): ClassFacts {
  const released = releasedRows(table, core);
  const names = new Set(needs.flatMap(({ column }) => column ?? []));
  const sensitive = columnsOf(released, [...names]).map((column) => {
    const own = needs.filter((need) => need.column === column.name);
    const values = own.flatMap((need) => need.values ?? []);
    const separator = own.find((need) => need.separator !== undefined)?.separator;
    return sensitiveColumn(column, { separator, ...(values.length > 0 && { values }) });
  });
  const classes = classesOfTable(released, core.quasiIdentifiers, { sensitive });
  return classFacts(classes, sensitive, referencesOf(classes));
}

/** The evidence that these sizes give, in the form of the statement. */
export function evidenceOf(sizes: Float64Array): ClassEvidence {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  const histogram = [...counts].sort(([a], [b]) => a - b);
  return {
    rows: sizes.reduce((sum, size) => sum + size, 0),
    classes: sizes.length,
    minClassSize: histogram[0]?.[0] ?? null,
    histogram,
  };
}
