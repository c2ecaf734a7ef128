import type { QuasiColumn } from '@sluice/anonymize';
import { fail } from '@sluice/errors';
import { type CodedColumn, hasMissing, NULL_CODE } from '@sluice/table';
import { type CompiledHierarchy, isStar } from '@sluice/transform';

/** Bounds on the level of a column, from the product file. */
export interface LevelBounds {
  readonly level?: number;
  readonly min?: number;
  readonly max?: number;
}

/** Codes from 0, with one more code for missing values where there are any. */
function withMissing(column: CodedColumn): { codes: Int32Array; missing: boolean } {
  const missing = hasMissing(column);
  if (!missing) return { codes: column.codes, missing };
  return { codes: column.codes.map((code) => (code === NULL_CODE ? column.values.length : code)), missing };
}

/**
 * A generalised quasi-identifier as the search sees it. Missing values are a category of their own (one leaf) at every
 * level but the single `*`, where they fall in with all others: that is what the operation writes too.
 */
export function generalisedQuasi(column: CodedColumn, hierarchy: CompiledHierarchy, bounds: LevelBounds): QuasiColumn {
  const { codes, missing } = withMissing(column);
  const levels = hierarchy.levels.map((level) => {
    if (!missing) return { map: level.map, leaves: level.leaves };
    const map = new Int32Array(level.map.length + 1);
    map.set(level.map);
    if (isStar(level)) return { map, leaves: level.leaves };
    map[level.map.length] = level.labels.length;
    return { map, leaves: withOneMore(level.leaves) };
  });
  const top = levels.length - 1;
  for (const key of ['level', 'min'] as const) {
    const level = bounds[key];
    // The product file alone does not tell how high a hierarchy in a file is.
    if (level !== undefined && level > top)
      fail(
        'input',
        'column/level',
        `column "${column.name}": ${key} is ${level}, but its hierarchy ends at level ${top}`,
        {
          path: ['columns', column.name, key],
          hint: `the levels are 0 to ${top}`,
        },
      );
  }
  return {
    name: column.name,
    codes,
    levels,
    leafCount: Math.max(1, hierarchy.leafCount), // a column of missing values only has no leaf
    minLevel: bounds.level ?? bounds.min ?? 0,
    maxLevel: bounds.level ?? Math.min(bounds.max ?? top, top),
  };
}

/** A quasi-identifier with one level: the values that its operation gives. Each is a leaf. */
export function flatQuasi(column: CodedColumn): QuasiColumn {
  const { codes, missing } = withMissing(column);
  const size = column.values.length + (missing ? 1 : 0);
  const map = Int32Array.from({ length: size }, (_, i) => i);
  return {
    name: column.name,
    codes,
    levels: [{ map, leaves: new Float64Array(size).fill(1) }],
    leafCount: Math.max(1, size),
    minLevel: 0,
    maxLevel: 0,
  };
}

function withOneMore(leaves: Float64Array): Float64Array {
  const out = new Float64Array(leaves.length + 1).fill(1);
  out.set(leaves);
  return out;
}
