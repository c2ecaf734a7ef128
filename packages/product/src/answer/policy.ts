import type { ColumnType } from '@sluice/table';
import type { Bilingual, Product } from '../file/product.js';

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

/** A product of the form `verification`. */
export interface VerificationProduct extends Omit<Product, 'form' | 'predicates' | 'answering'> {
  readonly form: 'verification';
  readonly predicates: Readonly<Record<string, Predicate>>;
  readonly answering: Answering;
}

/** A predicate as it is signed: typed, with operands in the canonical text of the column's type. */
export type PublicPredicate =
  | {
      readonly title: Bilingual;
      readonly column: string;
      readonly type: ColumnType;
      readonly test: ColumnTest;
    }
  | { readonly title: Bilingual; readonly test: CompositeTest };

/** The part of product.json that answers are given by: complete, typed, without a secret. */
export interface PublicPolicy {
  readonly predicates: Readonly<Record<string, PublicPredicate>>;
  readonly answering: Omit<Answering, 'key'> & {
    /** Commitment to the key of the pseudonyms: with another key every count would begin at zero. */
    readonly keyCommitment: string;
  };
}
