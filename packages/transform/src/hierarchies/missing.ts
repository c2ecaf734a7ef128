import type { CodedColumn } from '@sluice/table';
import { rowsPerValue } from '../columns/map-values.js';
import { kindOf } from './index.js';
import type { HierarchyIo, OpenHierarchy } from './kind.js';
import type { HierarchySpec } from './spec.js';

/** Values of a column that a hierarchy has no place for. */
export interface MissingValues {
  readonly distinct: number;
  readonly rows: number;
  /** Their codes in the column, ascending. */
  readonly codes: readonly number[];
}

export function findMissing(open: OpenHierarchy, column: CodedColumn): MissingValues {
  const codes: number[] = [];
  column.values.forEach((value, code) => {
    if (!open.has(value)) codes.push(code);
  });
  const perValue = codes.length > 0 ? rowsPerValue(column) : new Float64Array();
  return { distinct: codes.length, rows: codes.reduce((sum, code) => sum + perValue[code], 0), codes };
}

/**
 * Looks for values that have no place in the hierarchy, without throwing for them.
 * @throws hierarchy/* when the hierarchy itself is malformed
 */
export function missingValues(spec: HierarchySpec, column: CodedColumn, io: HierarchyIo): MissingValues {
  return findMissing(kindOf(spec).open(spec, io), column);
}
