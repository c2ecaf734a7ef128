/**
 * Everything decided before any row leaves, as plain JSON and independent of the engine. It holds raw statistics: it is
 * for the owner's eyes, and no field of it enters a release unless the holder can recompute it.
 */
export interface Plan {
  readonly sluice: 1;
  readonly product: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly preset: { readonly name: string; readonly sha256: string };
  readonly rows: number;
  /** Distinct people; null where rows are the unit. */
  readonly people: number | null;
  /** Distinct tuples of quasi-identifiers at the lowest levels: what the search works on. */
  readonly tuples: number;
  readonly quasiIdentifiers: readonly string[];
  readonly search: {
    readonly method: 'optimal' | 'anytime';
    readonly latticeSize: number;
    readonly nodesChecked: number;
    readonly levels: Readonly<Record<string, number>>;
    /** Highest level of each column, to read the chosen ones against. */
    readonly maxLevels: Readonly<Record<string, number>>;
    readonly loss: number;
    readonly optimal: boolean;
    /** No levels can have a smaller loss than this; equal to `loss` where the optimum is proven. */
    readonly lowerBound: number;
  };
  /** Released classes, and the size of the smallest: in people where there is a subject, else in rows. */
  readonly classes: number;
  readonly minClassSize: number | null;
  readonly suppressedRows: number;
  readonly suppressedPeople: number;
  readonly limit: { readonly rows: number; readonly people: number };
  /** What may go beside the limit for the sensitive models. */
  readonly dropLimit: { readonly rows: number; readonly people: number };
  readonly columns: readonly {
    readonly name: string;
    readonly role: string;
    readonly operation: string;
    readonly level?: number;
    readonly released: boolean;
  }[];
}
