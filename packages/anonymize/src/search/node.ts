import type { FailingReport, ModelUse, SensitiveColumn } from '@sluice/models';
import type { ClassList, PopulationCodes, RolledUp, Subjects, TupleIndex } from '@sluice/table';
import type { QuasiColumn } from '../quasi.js';

/** Most units that may be suppressed, as counts. */
export interface SuppressionLimit {
  readonly rows: number;
  readonly people: number;
}

/** What the check of one node found. */
export interface NodeFacts {
  readonly levels: readonly number[];
  readonly classes: RolledUp;
  /** The list that was rolled up: `from.codes[c][classes.first[i]]` is the code of class i at the lowest level. */
  readonly from: ClassList;
  /** 1 for each class that breaks a model. Length: classes. */
  readonly failing: Uint8Array;
  readonly suppressedRows: number;
  readonly suppressedPeople: number;
  readonly withinLimit: boolean;
  /** The models that are monotone under generalisation alone pass the limits: then every finer node does too. */
  readonly finerFail: boolean;
}

/** What the checks are about. */
export interface CheckedTable {
  readonly columns: readonly QuasiColumn[];
  readonly rows: number;
  readonly models: readonly ModelUse[];
  readonly limit: SuppressionLimit;
  /** People behind the rows; without them rows are the unit. */
  readonly subjects?: Subjects;
  /** A released token links the rows of each person: people are then judged by all their rows together. */
  readonly linked?: boolean;
  /** Sensitive columns that the models name. */
  readonly sensitive?: readonly SensitiveColumn[];
  /** Codes of a population table, in the same columns and codes. */
  readonly population?: PopulationCodes;
}

export interface NodeChecker {
  readonly index: TupleIndex;
  check(levels: readonly number[]): NodeFacts;
  /** How each model by itself fares at a node, whatever the others drop. */
  report(levels: readonly number[]): readonly FailingReport[];
}
