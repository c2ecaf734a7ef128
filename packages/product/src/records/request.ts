import type { ReleaseCore, StatedChannel } from '@sluice/provenance';

/** One source as the release names it. */
export interface InputRequest {
  /** `source`, or its name under `sources`. */
  readonly name: string;
  readonly record?: string;
  /**
   * Version of the record when the candidate was built; absent while building. A record that has moved on since means
   * that the candidate was made from older data.
   */
  readonly builtFrom?: number;
  /**
   * Commitment to the table that was read, see `HistoryKeys.commit`; null without the secret, when it cannot be told
   * whether it is the one on record. Absent when nothing was read.
   */
  readonly commitment?: () => string | null;
}

/** A released column, as far as the registers speak of it. */
export interface ColumnRequest {
  readonly name: string;
  /** Source columns; in a join `SOURCE.column`. */
  readonly from: readonly string[];
  /** Its values leave as they are. */
  readonly raw: boolean;
  /** `NAME@VERSION` of the code list that its released values follow. */
  readonly codeList?: string;
  /** Distinct values that leave as codes; absent once built, when the bytes of the candidate are signed. */
  readonly values?: readonly string[];
}

/** What is asked of the registers: the same while building and while publishing. */
export interface SupplyRequest {
  readonly product: string;
  readonly channel: StatedChannel;
  readonly form: string;
  /** Day of the question, yyyy-mm-dd. */
  readonly day: string;
  readonly issued: string;
  readonly expires?: string;
  readonly assessment?: string;
  readonly pricing?: NonNullable<ReleaseCore['pricing']>;
  readonly inputs: readonly InputRequest[];
  readonly columns: readonly ColumnRequest[];
}
