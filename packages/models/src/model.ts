import type { ValueCounts } from '@sluice/table';
import type { z } from 'zod';

/**
 * A sensitive column read by rows or by people. By rows, `counts` are rows with the value; by people, `counts` are the
 * class's people who hold it (q times people) and `weights` the sums of their own shares (w times people).
 */
export interface Reading {
  readonly byClass: ValueCounts;
  /** Rows, or people, per class. Length: classes. */
  readonly units: Float64Array;
  /** The same over the reference table: that of the released rows, or the original. `counts[v]` for each value v. */
  readonly reference: { readonly counts: Float64Array; readonly weights?: Float64Array; readonly units: number };
}

/** What a model may know of one sensitive column, by codes: a missing value is a value of its own. */
export interface ValueFacts {
  readonly cardinality: number;
  readonly byRows: Reading;
  /** Absent where rows are the unit. A model must then hold in both readings. */
  readonly byPeople?: Reading;
  /** Place of each value in its order (numbers by size, dates by time, text by code point, missing last). */
  readonly ranks: Int32Array;
  /** Numeric value of each code, NaN where there is none: for dominance. */
  readonly numbers: Float64Array;
  /**
   * Group of each value per level of its hierarchy, finest first, the last level one group; where the model has one.
   * The first level is that of the values themselves: a tree of three levels has the height 2.
   */
  readonly tree?: readonly Int32Array[];
  /** Code of each value that models name (`ModelNeeds.values`), by its text; one that no row holds is left out. */
  readonly named?: ReadonlyMap<string, number>;
  /** Items of each value, as codes, each item once; where a model splits cells (`ModelNeeds.separator`). */
  readonly items?: readonly Int32Array[];
}

/** What a model may look at: the classes of a table, never a value. */
export interface ClassFacts {
  readonly size: number;
  /** Rows per class. Length: size. */
  readonly rows: Float64Array;
  /** Distinct people per class. Length: size. Absent where rows are the unit. */
  readonly people?: Float64Array;
  /** True where every person has rows in one class only: then people add over classes. */
  readonly constant?: boolean;
  /** Sensitive columns by name, as the models asked for. */
  readonly values?: ReadonlyMap<string, ValueFacts>;
  /** Rows of the population table in each class (same columns, same levels); where a model names a population. */
  readonly population?: Float64Array;
  /** Rows of the population table that lie in no class. */
  readonly populationElsewhere?: number;
  /** Groups of codes per quasi-identifier and class, for models over subsets of quasi-identifiers (LKC). */
  readonly quasi?: { readonly names: readonly string[]; readonly codes: readonly Int32Array[] };
}

/** What monotonicity depends on. */
export interface SearchContext {
  readonly unit: 'rows' | 'people';
  /** Whether classes may be suppressed at all: several models are monotone only where none may. */
  readonly suppresses: boolean;
  /** True where every person's rows are proven to share one tuple: then people add under roll-up. */
  readonly constant?: boolean;
}

/** Whether a table that meets the model still does after further generalisation, or after dropping further classes. */
export interface Monotonicity {
  readonly generalise: boolean;
  readonly suppress: boolean;
}

/** Public trace of a model in the released bytes, and who can recompute it. */
export interface ModelEvidence {
  readonly unit: 'rows' | 'people';
  readonly grade: 'recomputed' | 'derived' | 'attested';
  readonly strength: 'sufficient' | 'necessary';
  readonly holds: boolean;
}

/** What a model needs beyond class sizes. */
export interface ModelNeeds {
  /** Sensitive column. */
  readonly column?: string;
  /** Hierarchy of the sensitive column, as the product file writes it. */
  readonly hierarchy?: Readonly<Record<string, unknown>>;
  /** Path of a population table, as the product file writes it. */
  readonly population?: string;
  /** Which distribution the model compares with; `released` when left out. */
  readonly reference?: 'released' | 'original';
  /** Sensitive values that the parameters name, in canonical text. */
  readonly values?: readonly string[];
  /** What parts the items of a cell, for set-valued columns. */
  readonly separator?: string;
  /** Codes of quasi-identifiers per class. */
  readonly quasi?: true;
  /** No choice of the run may depend on sensitive values. */
  readonly blind?: true;
  /** The run must work on a random sample of the table. */
  readonly sample?: true;
}

/** A privacy model: a small frozen object, one a file. */
export interface PrivacyModel<Params = unknown> {
  readonly kind: string;
  /** Strict schema of the parameters, without `model`. */
  readonly params: z.ZodType<Params>;
  /** What the model is a statement about: each class by itself, the table as a whole, or how the run was made. */
  readonly scope: 'class' | 'table' | 'run';
  needs(params: Params): ModelNeeds;
  monotone(params: Params, context: SearchContext): Monotonicity;
  /**
   * 1 for each class that must go, so that the model holds on the classes that are left. Length: classes.
   * @param gone 1 for each class that other models have sent away already: a table-wide model leaves them out
   */
  failing(classes: ClassFacts, params: Params, gone?: Uint8Array): Uint8Array;
  /** What may be claimed of released classes, with its grade; counted from the files read back. */
  evidence(classes: ClassFacts, params: Params): readonly ModelEvidence[];
  /** The least number of people (or rows) without which no table can satisfy the model. */
  leastPopulation(params: Params): number;
}
