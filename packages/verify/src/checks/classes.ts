import type { ClassEvidence, ReleaseCore } from '@sluice/provenance';
import { type CodedTable, classSizes, NULL_CODE, takeRows } from '@sluice/table';

/** What stands in the quasi-identifiers of a suppressed row that was kept. */
const STAR = '*';

/**
 * Sizes in rows of the released equivalence classes over the stated quasi-identifiers. Rows that were suppressed but
 * kept (`suppressed: keep`: `*` in every quasi-identifier) belong to no class.
 */
export function releasedClassSizes(table: CodedTable, core: ReleaseCore): Uint32Array {
  const names = core.quasiIdentifiers;
  if (core.suppression.suppressed === 'drop' || names.length === 0) return classSizes(table, names);
  const columns = table.columns.filter(({ name }) => names.includes(name));
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const kept = columns.some(({ codes, values }) => codes[row] === NULL_CODE || values[codes[row]] !== STAR);
    if (kept) rows.push(row);
  }
  return classSizes(takeRows(table, Int32Array.from(rows)), names);
}

/** The evidence that these sizes give, in the form of the statement. */
export function evidenceOf(sizes: Uint32Array): ClassEvidence {
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
