import type { Bilingual } from '@sluice/provenance';

/** A number, text or flag as it stands in a product file; canonical text once it is typed (see `CANONICAL`). */
export type Operand = number | string | boolean;

/** What is asked of one column: a single tag and its operand, none of which ever comes from the asker. */
export type ColumnTest =
  | { readonly 'at-least': Operand }
  | { readonly 'at-most': Operand }
  | { readonly between: readonly [Operand, Operand] }
  | { readonly 'one-of': readonly Operand[] }
  | { readonly 'not-empty': true }
  | { readonly 'age-at-least': number };

/** What is asked of other predicates, by name. */
export type CompositeTest = { readonly all: readonly string[] } | { readonly any: readonly string[] };

/** A question that may be asked about a person. `column` stands beside every test but `all` and `any`. */
export interface Predicate {
  readonly title: Bilingual;
  readonly column?: string;
  readonly test: ColumnTest | CompositeTest;
}

/** At most so many new questions within any span of the length `period` (ISO 8601, whole days). */
export interface Rate {
  readonly most: number;
  readonly period: string;
}

/** How questions are answered, as the product file says it. */
export interface Answering {
  /** A question asked again within this period (ISO 8601, whole days) gets the stored answer. */
  readonly period: string;
  /** New questions about one person, of all recipients together. */
  readonly perSubject: Rate;
  /** New questions of one recipient about one person. */
  readonly perRecipient?: Rate;
  /** What answers may be used for; a consent names one of them. */
  readonly purposes: readonly string[];
  /** `env:NAME` or `file:PATH` of the master key of the pseudonyms. */
  readonly key: string;
}
