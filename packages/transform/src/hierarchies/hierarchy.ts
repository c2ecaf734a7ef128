/**
 * One level of a generalisation hierarchy over the distinct values of a column.
 * `map[i]` is the index in `labels` of the group of value i; `leaves[g]` is the number of leaf values under group g.
 */
export interface HierarchyLevel {
  /** Length: distinct values of the column. */
  readonly map: Int32Array;
  readonly labels: readonly string[];
  /** Length: labels. */
  readonly leaves: Float64Array;
}

/**
 * A hierarchy compiled over the distinct values of a column: level 0 is the finest that the hierarchy offers, the last
 * level is the coarsest. Shares of a loss are `leaves[g] / leafCount` (a leaf is a row of the hierarchy file, or a
 * distinct source value for dates and intervals). Missing values are no part of it: the planner adds their category.
 */
export interface CompiledHierarchy {
  readonly leafCount: number;
  readonly levels: readonly HierarchyLevel[];
}
