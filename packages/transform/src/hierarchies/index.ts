import { fail } from '@sluice/errors';
import { dateHierarchy } from './dates.js';
import { fileHierarchy } from './file.js';
import { intervalHierarchy } from './intervals.js';
import type { HierarchyKind } from './kind.js';
import type { HierarchySpec } from './spec.js';
import { treeHierarchy } from './tree.js';

/** The built-in kinds of hierarchy. */
export const HIERARCHIES: readonly HierarchyKind[] = Object.freeze([
  fileHierarchy,
  dateHierarchy,
  intervalHierarchy,
  treeHierarchy,
]);

/** The kind that a specification is of. @throws hierarchy/unknown-kind */
export function kindOf(spec: HierarchySpec): HierarchyKind {
  const found = HIERARCHIES.find(({ kind }) => Object.hasOwn(spec, kind));
  if (found) return found;
  const kinds = HIERARCHIES.map(({ kind }) => kind).join(', ');
  return fail('input', 'hierarchy/unknown-kind', `A hierarchy is written as one of: ${kinds}.`);
}
