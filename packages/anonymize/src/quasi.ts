/** One level of a quasi-identifier: which group each code falls in, and how many leaf values each group spans. */
export interface QuasiLevel {
  /** From code at level 0 to group at this level. Length: codes. */
  readonly map: Int32Array;
  /** Leaf values under each group. Length: groups. */
  readonly leaves: Float64Array;
}

/** A quasi-identifier as the search sees it: codes and nested levels, no values. */
export interface QuasiColumn {
  readonly name: string;
  /** Codes from 0; a missing value has a code of its own. Length: rows. */
  readonly codes: Int32Array;
  /** From finest to coarsest; each is a coarsening of the one before. */
  readonly levels: readonly QuasiLevel[];
  /** Leaf values of the whole hierarchy. */
  readonly leafCount: number;
  /** Lowest and highest level that the product allows. */
  readonly minLevel: number;
  readonly maxLevel: number;
}
