import { fail } from '@sluice/errors';
import type { CodedColumn } from '@sluice/table';
import { countText } from '../columns/count-text.js';
import type { CompiledHierarchy } from './hierarchy.js';
import { kindOf } from './index.js';
import type { HierarchyIo } from './kind.js';
import { findMissing } from './missing.js';
import type { HierarchySpec } from './spec.js';

export interface CompileOptions {
  /** Receives the values that have no place, for the owner's own eyes; they never stand in a message. */
  readonly showOffenders?: (values: readonly string[]) => void;
}

/**
 * Compiles a hierarchy over the distinct values of a column: every entry of its dictionary, so the column should be
 * compacted first (an unused entry would count as a leaf of a date or interval hierarchy).
 * @throws hierarchy/missing-value, hierarchy/not-a-date, hierarchy/not-a-number: all offenders counted, none named;
 * hierarchy/* when the hierarchy itself is malformed
 */
export function compileHierarchy(
  spec: HierarchySpec,
  column: CodedColumn,
  io: HierarchyIo,
  options: CompileOptions = {},
): CompiledHierarchy {
  const kind = kindOf(spec);
  const open = kind.open(spec, io);
  const missing = findMissing(open, column);
  if (missing.distinct > 0) {
    options.showOffenders?.(missing.codes.map((code) => column.values[code]));
    const { code, expected, hint } = kind.lacking;
    fail('input', code, `Column '${column.name}': ${countText(missing, column)} ${expected}.`, {
      hint,
      path: ['columns', column.name, 'hierarchy'],
    });
  }
  return open.over(column.values);
}
