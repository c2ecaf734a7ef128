import { z } from 'zod';
import { canonicalNumber } from '../numbers/decimal.js';
import type { HierarchyKind } from './kind.js';
import { openPaths } from './paths.js';
import { STAR } from './top.js';

type Leaf = string | number | boolean;
/** Labels of a level over those of the next finer one, down to lists of raw values. */
export type TreeNode = Leaf[] | { [label: string]: TreeNode };

// Beyond 2^53 a YAML number has lost digits on the way here: such values are written as text.
const number = z.number().refine((n) => !Number.isInteger(n) || Number.isSafeInteger(n), 'write this number in quotes');
const leaf = z.union([z.string(), number, z.boolean()]);
const branch = z
  .record(
    z.string().min(1),
    z.lazy((): z.ZodType<TreeNode> => node),
  )
  .refine((labels) => Object.keys(labels).length > 0, 'expected one label at least');
const node: z.ZodType<TreeNode> = z.union([z.array(leaf).min(1), branch]);

const params = z
  .strictObject({
    tree: branch.describe('labels over labels, the coarsest outside; innermost, lists of raw values'),
    top: z.boolean().optional().describe('false: no implicit `*` above the outermost labels'),
  })
  .describe('a hierarchy written into the product file');

export interface TreeHierarchy {
  readonly tree: { readonly [label: string]: TreeNode };
  readonly top?: boolean | undefined;
}

function leafText(leaf: Leaf): string {
  return typeof leaf === 'number' ? canonicalNumber(leaf) : String(leaf);
}

/** Paths from each leaf up to the outermost label. */
function pathsOf(tree: TreeNode, above: readonly string[]): string[][] {
  if (Array.isArray(tree)) return tree.map((leaf) => [leafText(leaf), ...above]);
  return Object.entries(tree).flatMap(([label, below]) => pathsOf(below, [label, ...above]));
}

function depth(tree: TreeNode): number {
  return Array.isArray(tree) ? 1 : 1 + Math.max(...Object.values(tree).map(depth));
}

/** A small hierarchy written out in the product file. Every leaf must lie equally deep. */
export const treeHierarchy: HierarchyKind<TreeHierarchy> = Object.freeze<HierarchyKind<TreeHierarchy>>({
  kind: 'tree',
  params,
  lacking: Object.freeze({
    code: 'hierarchy/missing-value',
    expected: 'are not among the leaves of the tree',
    hint: 'Add them to the tree (canonical text), or mend the values.',
  }),
  shape({ tree, top = true }) {
    const outermost = Object.keys(tree);
    const implicit = top && outermost.length !== 1;
    return {
      levels: depth(tree) + (implicit ? 1 : 0),
      star: implicit || (outermost.length === 1 && outermost[0] === STAR),
    };
  },
  open({ tree, top = true }) {
    const paths = pathsOf(tree, []);
    return openPaths({ paths, places: paths.map((_, i) => i + 1), noun: 'leaf number' }, top);
  },
  // A list of raw values can name a rare one.
  publicSpec: () => ({ kind: 'tree' }),
});
