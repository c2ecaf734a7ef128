import type { Gate, Role, Sensitivity } from '@sluice/policy';
import type { ColumnType } from '@sluice/table';
import type { Answering, Predicate } from '../answer/predicate.js';
import type { ProductPricing } from './pricing.js';
import type { ProductTerms } from './terms.js';

/** A text in the languages that people read; at least one is there. */
export interface Bilingual {
  readonly zh?: string;
  readonly en?: string;
}

/** What is said of one column: its role, the operation on it, and the parameters of that operation, side by side. */
export interface ProductColumn {
  readonly role: Role;
  /** Without it a direct column is dropped and any other is kept. */
  readonly op?: string;
  /** How grave the column is; what is left out follows from the role. */
  readonly grade?: Partial<Sensitivity>;
  /** Code list that the raw values follow, `NAME@VERSION`. */
  readonly codeList?: string;
  readonly [parameter: string]: unknown;
}

/** A privacy model and its parameters; those that protect one column name it in `column`. */
export interface ProductModel {
  readonly model: string;
  readonly column?: string;
  readonly [parameter: string]: unknown;
}

/** The channel by which the product leaves, and the facts that it asks for. */
export interface ProductChannel {
  readonly kind: string;
  readonly licence?: string;
  readonly [fact: string]: unknown;
}

export interface ProductSource {
  /** Relative to the product file; absent where a program passes the table. */
  readonly file?: string;
  readonly delimiter?: string;
  readonly header?: true | readonly string[];
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Id of the source in the register. */
  readonly record?: string;
  /** Columns that together name a record, the same in every delivery. Never public. */
  readonly key?: string | readonly string[];
}

/** Inner join of two of the sources, by equal keys. */
export interface ProductJoin {
  readonly left: string;
  readonly right: string;
  /** The column that both have, or the column of each. */
  readonly on: string | readonly [left: string, right: string];
}

export interface ProductPrivacy {
  readonly models: readonly ProductModel[];
  /** Largest share of rows, and of people, that may be suppressed: each in [0, 1], see `shareOf`. */
  readonly suppression: { readonly rows: number; readonly people: number };
  readonly suppressed: 'drop' | 'keep';
  readonly failing: 'refuse' | { readonly drop: number };
  readonly search: {
    readonly sees?: 'quasi' | 'all';
    readonly method: 'optimal' | 'anytime';
    readonly steps?: number;
    readonly seconds?: number;
  };
  readonly nulls: 'category' | 'wildcard';
  /** Levels are those of an earlier plan, in every release of the series. */
  readonly series?: { readonly plan: string };
  readonly loss: { readonly kind: string; readonly [parameter: string]: unknown };
}

/** A product file, read and with its defaults filled in. Plain JSON: `parseProduct(JSON.stringify(p))` gives it back. */
export interface Product {
  readonly $schema?: string;
  readonly sluice: 1;
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly owner: string;
  readonly description?: Bilingual;
  readonly form: 'table' | 'scorecard' | 'aggregate' | 'verification';
  /** Of the form `verification`: the questions that may be asked, and how they are answered. */
  readonly predicates?: Readonly<Record<string, Predicate>>;
  readonly answering?: Answering;
  /** Empty where `sources` are joined. */
  readonly source: ProductSource;
  readonly sources?: Readonly<Record<string, ProductSource>>;
  readonly join?: ProductJoin;
  /** The column that tells people apart: rows with the same value are one person. */
  readonly subject?: string;
  readonly channel: ProductChannel;
  readonly columns: Readonly<Record<string, ProductColumn>>;
  readonly unlisted: 'error' | 'drop';
  readonly privacy: ProductPrivacy;
  readonly gate?: Gate;
  /** Last day of validity, yyyy-mm-dd. */
  readonly expires?: string;
  /** Id of the impact assessment. */
  readonly assessment?: string;
  readonly terms?: ProductTerms;
  readonly pricing?: ProductPricing;
  /** Path of the embedded registry, or `env:NAME` that holds a location. Never public. */
  readonly registry?: string;
  /** Reference to the secret under which person maps are sealed and person tokens made. Never public. */
  readonly history?: string;
  /** Age recipient (`age1…`) to whom the annex is encrypted. */
  readonly auditor?: string;
  /** `file:PATH` of the signing key. */
  readonly sign?: string;
  readonly outputs: readonly ('parquet' | 'csv' | 'arrow')[];
}

type Text = string | Bilingual;
type Defaulted = 'title' | 'description' | 'form' | 'source' | 'unlisted' | 'privacy' | 'outputs';

/** A product as a person writes it: what has a default may be left out. */
export interface ProductInput extends Omit<Product, Defaulted> {
  readonly title: Text;
  readonly description?: Text;
  readonly form?: Product['form'];
  readonly source?: ProductSource;
  readonly unlisted?: Product['unlisted'];
  readonly privacy?: Partial<Omit<ProductPrivacy, 'suppression' | 'search'>> & {
    readonly suppression?: number | ProductPrivacy['suppression'];
    readonly search?: Partial<ProductPrivacy['search']>;
  };
  readonly outputs?: Product['outputs'];
}
