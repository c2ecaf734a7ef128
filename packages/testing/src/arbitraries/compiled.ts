import type { CodedColumn } from '@sluice/table';
import type { HierarchyRows } from '../naive/hierarchy.js';

/** Has the shape of `CompiledHierarchy` in `@sluice/transform`, which lies on a higher floor than this package. */
export interface PlainCompiled {
  readonly leafCount: number;
  readonly levels: readonly {
    /** Length: distinct values of the column. */
    readonly map: Int32Array;
    readonly labels: readonly string[];
    /** Length: labels. */
    readonly leaves: Float64Array;
  }[];
}

/** A written-out hierarchy over the values of a column, which must all be among its leaves. */
export function compiledRows(hierarchy: HierarchyRows, { values }: CodedColumn): PlainCompiled {
  const rowOf = new Map(hierarchy.map((row) => [row[0], row]));
  const levels = (hierarchy[0] ?? []).map((_, level) => {
    const labels = [...new Set(hierarchy.map((row) => row[level]))];
    const index = new Map(labels.map((label, i) => [label, i]));
    const leaves = new Float64Array(labels.length);
    for (const row of hierarchy) leaves[index.get(row[level])!]++;
    return { map: Int32Array.from(values, (value) => index.get(rowOf.get(value)![level])!), labels, leaves };
  });
  return { leafCount: hierarchy.length, levels };
}
