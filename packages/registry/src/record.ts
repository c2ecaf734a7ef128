import type { Fault } from '@sluice/errors';
import type { Message } from '@sluice/policy';
import type { z } from 'zod';

/** Who did something: a person or a service, and in which role. Never a secret. */
export interface Actor {
  readonly id: string;
  readonly role: string;
}

/** A record as the registry holds it. `body` is plain JSON of the kind's schema. */
export interface StoredRecord<Body = unknown> {
  readonly kind: string;
  readonly id: string;
  readonly state: string;
  /** 1 for a new record, one more for each change. */
  readonly version: number;
  /** ISO 8601, UTC, milliseconds: when this version was written. */
  readonly at: string;
  readonly body: Body;
}

/** What a record's own rule may look at: other records, as they are inside the running transaction. */
export interface RegistryView {
  /** The clock of the registry, ISO 8601 UTC; the day is its first ten characters. */
  readonly now: string;
  get(kind: string, id: string): Promise<StoredRecord | undefined>;
  /** All records of a kind, by id; `match` compares top-level text members of the body. */
  list(
    kind: string,
    filter?: { readonly state?: string; readonly match?: Readonly<Record<string, string>> },
  ): Promise<readonly StoredRecord[]>;
}

/** One event of a state machine. */
export interface Transition {
  readonly from: readonly string[];
  readonly to: string;
  /** The event must say why. */
  readonly needsReason?: true;
  /** The event brings a new body (a correction); without it the body stays as it is. */
  readonly changesBody?: true;
  /** Only an actor in one of these roles may take the step; the registry refuses every other. */
  readonly roles?: readonly string[];
  /** Narrows `roles` to bodies (before the step) whose top-level text members have these values. */
  readonly rolesWhere?: Readonly<Record<string, string>>;
  /** The registry itself takes this step when the clock has passed a date; nobody calls it by hand. */
  readonly byClock?: true;
  /**
   * The step says that a program has done something outside of the registry (sealed a directory, signed a list), so the
   * command line does not let a person take it by hand. A caller of `Transaction.step` is trusted to be that program.
   */
  readonly byProgram?: true;
}

/**
 * A kind of record: a frozen object, one a file. `kind` names it on the command line (`sluice registry add agreement`).
 */
export interface RecordKind<Body = unknown> {
  readonly kind: string;
  readonly title: Message;
  /** Strict schema of the body. Every member has a description: help and errors are made from it. */
  readonly schema: z.ZodType<Body>;
  readonly states: readonly string[];
  /** State of a new record. */
  readonly first: string;
  /** Legal steps by the name of their event; whatever is not listed is an error. */
  readonly transitions: Readonly<Record<string, Transition>>;
  /** What a list of such records shows beside id and state: at most four short columns. */
  columns(body: Body): readonly (readonly [heading: string, cell: string])[];
  /**
   * Rules that need other records or the clock: one authority a concept, no overlapping agreements, price within the
   * ceiling. Called inside the transaction that writes `next`; `previous` is undefined for a new record. An empty list
   * lets it in. Messages name members and ids, never a value of a table.
   */
  check?(
    next: StoredRecord<Body>,
    previous: StoredRecord<Body> | undefined,
    view: RegistryView,
  ): Promise<readonly Fault[]>;
  /**
   * The state that the record is in at the given day when only time has passed since it was written (an agreement
   * that ran out), else its own. Pure.
   */
  stateAt?(record: StoredRecord<Body>, day: string): string;
}
