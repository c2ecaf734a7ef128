/** Where a fault lies in a file that a person wrote: 1-based line and column. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** How many characters the marker under the source line spans. */
  readonly length?: number;
}

/**
 * One thing that is wrong, said so that a person can mend it. `code` is stable (`family/what`), `message` names what
 * was expected, `hint` what to do. None of them ever carries a value from a table: names of columns, counts and
 * places only.
 */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Path into the product file or object, such as `['columns', 'fee', 'edges', 2]`. */
  readonly path?: readonly (string | number)[];
  readonly place?: Place;
  readonly severity?: 'error' | 'warning';
}

/**
 * What a fault means for the caller; the command line maps it to exit codes 1, 2, 3, 74 and 70.
 * `refused`: labels, channel, gate, or no solution; `input`: usage, syntax, schema, or unreadable data;
 * `waits`: approvals are missing; `io`: disk; `internal`: a fault of ours.
 */
export type FaultKind = 'refused' | 'input' | 'waits' | 'io' | 'internal';

/** The only error that Sluice throws on purpose. Holds every fault found, not just the first. */
export class SluiceError extends Error {
  override readonly name = 'SluiceError';
  readonly kind: FaultKind;
  readonly faults: readonly Fault[];

  constructor(kind: FaultKind, faults: Fault | readonly Fault[]) {
    const list: readonly Fault[] = Array.isArray(faults) ? faults : [faults as Fault];
    super(list.map((f) => `${f.code}: ${f.message}`).join('\n'));
    this.kind = kind;
    this.faults = list;
  }

  /** Code of the first fault. */
  get code(): string {
    return this.faults[0]?.code ?? 'internal/no-fault';
  }
}

/** Result of a stage that reports instead of throwing. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Throws `SluiceError` with one fault. */
export function fail(kind: FaultKind, code: string, message: string, rest: Partial<Fault> = {}): never {
  throw new SluiceError(kind, { code, message, ...rest });
}
