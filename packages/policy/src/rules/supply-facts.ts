import type { IntersectionFact } from './intersection-fact.js';

/** A source of the product against the register of sources. */
export interface SourceFact {
  /** Name in the product: `source`, or its name under `sources`. */
  readonly name: string;
  /** Id of the record that the product names; null where it names none. */
  readonly record: string | null;
  readonly found: boolean;
  readonly concept: string | null;
  /** Label of the version on record. */
  readonly version?: string;
  /** How many current records call themselves the authority of this concept: exactly one is right. */
  readonly authorities: number;
  /** The record is the authoritative one, or a copy that is not stale. */
  readonly authoritative: boolean;
  readonly stale: boolean;
  /** The table read has the commitment on record; null where none is on record. */
  readonly matches: boolean | null;
  /** The system it comes from stands in the list of connected systems. */
  readonly system: { readonly id: string; readonly listed: boolean } | null;
  /** Its registration, where it has one. */
  readonly registration: { readonly code: string; readonly live: boolean } | null;
  /** Columns whose code list is not the current version and is neither mapped nor suppressed. */
  readonly staleCodeLists: readonly string[];
}

/** The item of the responsibility list that a share is compiled against. */
export interface SharingFact {
  readonly item: {
    readonly id: string;
    readonly found: boolean;
    readonly active: boolean;
    readonly provider: string;
    readonly consumer: string;
    readonly fields: readonly string[];
    readonly purpose: string;
    readonly attribute: 'unconditional' | 'conditional' | 'not-shared';
    readonly overdue: boolean;
  };
  /** As the product states them. */
  readonly provider: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly attribute: string;
  /** Names of released columns (of their sources, where they differ) that the item does not list. */
  readonly outside: readonly string[];
}

export interface OperationFact {
  readonly agreement: {
    readonly id: string;
    readonly found: boolean;
    readonly state: string;
    readonly implementer: string;
    readonly operator: string;
    readonly from: string;
    readonly until: string;
    readonly concepts: readonly string[];
    readonly scenarios: readonly string[];
    readonly forms: readonly string[];
    readonly recipients: readonly string[] | null;
    readonly place: 'secure' | 'delivered';
  };
  readonly implementer: string;
  readonly operator: string;
  readonly scenario: string;
  readonly form: string;
  readonly recipient: string;
  readonly place: 'secure' | 'delivered';
  readonly concepts: readonly string[];
  /** The product's own registration; `until` is its last day, which the release may not outlive. */
  readonly registration: { readonly code: string; readonly live: boolean; readonly until?: string } | null;
}

/** Integer minor units; `exponent` 2 means that 100 make one. */
export interface PricingFact {
  readonly useClass: 'public-governance' | 'public-welfare' | 'industry';
  readonly unit: string;
  readonly price: number;
  readonly ceiling: number;
  readonly currency: string;
  readonly exponent: number;
  readonly period: string;
  /** What the register holds for product, class and period; null where nothing live is found. */
  readonly record: {
    readonly price: number;
    readonly ceiling: number;
    readonly currency: string;
    readonly exponent: number;
    readonly headroom: number;
  } | null;
}

/** What the records of the organisation say about this release on `day`. */
export interface SupplyFacts {
  readonly day: string;
  /** Whether a registry was at hand; without one every rule that needs a record blocks. */
  readonly registry: boolean;
  readonly sources: readonly SourceFact[];
  /** One member is there, by channel; none on `opening` and `internal`. */
  readonly sharing?: SharingFact;
  readonly operation?: OperationFact;
  readonly opening?: {
    readonly licence: string | null;
    readonly theme: string | null;
    readonly feedback: string | null;
    /** Ids of demand requests, or proactive. */
    readonly proactive: boolean;
    readonly demand: readonly { readonly id: string; readonly accepted: boolean }[];
  };
  /** Privacy concerns about an earlier release of this product that nobody has resolved: ids of the feedback. */
  readonly concerns: readonly string[];
  readonly assessment: {
    readonly id: string;
    readonly found: boolean;
    readonly valid: boolean;
    /** Scope covers product, channel and recipient. */
    readonly covers: boolean;
    readonly keptUntil: string | null;
    readonly on: string | null;
  } | null;
  /** Issued and last day of validity, as the core states them. */
  readonly validity: { readonly issued: string; readonly expires: string | null };
  readonly pricing: PricingFact | null;
  readonly intersection: IntersectionFact;
  readonly form: string;
}
