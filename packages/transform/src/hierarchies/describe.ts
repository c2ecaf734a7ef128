import { kindOf } from './index.js';
import type { HierarchyShape } from './kind.js';
import type { HierarchySpec } from './spec.js';

/** Number of levels and kind of top, where the specification alone tells; `undefined` for files. */
export function hierarchyShape(spec: HierarchySpec): HierarchyShape | undefined {
  return kindOf(spec).shape(spec);
}

/** What of a specification may stand in a public manifest. */
export function publicHierarchy(spec: HierarchySpec): Record<string, unknown> {
  return kindOf(spec).publicSpec(spec);
}
