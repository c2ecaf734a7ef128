import type { Bilingual } from '@sluice/provenance';
import type { ColumnType } from '@sluice/table';
import type { Product } from '../file/product.js';
import type { Answering, ColumnTest, CompositeTest, Predicate } from './predicate.js';

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
