import type { ReleaseCore } from '@sluice/provenance';
import type { VerificationProduct } from './policy.js';

/** The members of a core that the form decides. */
export type VerificationCore = Pick<
  ReleaseCore,
  'form' | 'unit' | 'columns' | 'droppedColumns' | 'quasiIdentifiers' | 'search' | 'suppression' | 'guarantees' | 'data'
>;

/**
 * What the core of a verification states: no data, no column, no guarantee. That its answers are identified, by consent,
 * follows from `form`.
 * @param sourceColumns how many columns the source has; none of them leaves
 */
export function verificationCore(product: VerificationProduct, sourceColumns: number): VerificationCore {
  return {
    form: 'verification',
    unit: product.subject === undefined ? { kind: 'rows' } : { kind: 'people', column: product.subject },
    columns: [],
    droppedColumns: sourceColumns,
    quasiIdentifiers: [],
    // Nothing is searched for and nobody is suppressed; the members stay, so that a core has one shape.
    search: { method: 'none', sees: 'quasi', loss: {} },
    suppression: { limit: { rows: 0, people: 0 }, suppressed: 'drop', withinLimit: true },
    guarantees: [],
    data: [],
  };
}

/**
 * Source columns that predicates ask about, each once, in the order of the file. The facts of the gate list them as
 * columns that leave, with their declared sensitivity: a yes or no about important data is about important data.
 */
export function askedColumns({ predicates }: Pick<VerificationProduct, 'predicates'>): readonly string[] {
  return [...new Set(Object.values(predicates).flatMap(({ column }) => column ?? []))];
}
