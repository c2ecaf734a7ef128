import type { z } from 'zod';

/** What a model may look at: sizes of the classes, in rows and, where the product names a subject, in people. */
export interface ClassFacts {
  readonly size: number;
  /** Rows per class. Length: size. */
  readonly rows: Float64Array;
  /** Distinct people per class. Length: size. Absent where rows are the unit. */
  readonly people?: Float64Array;
}

/** Whether a guarantee that holds keeps holding after further generalisation, or after dropping further classes. */
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

/** A privacy model: a small frozen object, one a file. */
export interface PrivacyModel<Params = unknown> {
  readonly kind: string;
  /** Strict schema of the parameters, without `model`. */
  readonly params: z.ZodType<Params>;
  /** What the model is a statement about. */
  readonly scope: 'class' | 'table' | 'run';
  monotone(params: Params): Monotonicity;
  /** 1 for each class that breaks the model. Length: classes. */
  failing(classes: ClassFacts, params: Params): Uint8Array;
  /** What may be claimed of released classes, with its grade; counted from the files read back. */
  evidence(classes: ClassFacts, params: Params): readonly ModelEvidence[];
  /** The least number of people (or rows) without which no table can satisfy the model. */
  leastPopulation(params: Params): number;
}
