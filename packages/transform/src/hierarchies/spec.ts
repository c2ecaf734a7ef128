import { z } from 'zod';
import { type DateHierarchy, dateHierarchy } from './dates.js';
import { type FileHierarchy, fileHierarchy } from './file.js';
import { type IntervalHierarchy, intervalHierarchy } from './intervals.js';
import { type TreeHierarchy, treeHierarchy } from './tree.js';

/** A hierarchy as the product file writes it; which kind it is shows by its one telling key. */
export type HierarchySpec = FileHierarchy | DateHierarchy | IntervalHierarchy | TreeHierarchy;

/** Strict schema of every way to write a hierarchy. */
export const hierarchySpec: z.ZodType<HierarchySpec> = z.union([
  fileHierarchy.params,
  dateHierarchy.params,
  intervalHierarchy.params,
  treeHierarchy.params,
]);
