import type { Actor, RegistryView, StoredRecord } from './record.js';

/** One entry of the audit log: append-only, each bound to the one before it by its hash. */
export interface LogEntry {
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  /** ISO 8601 UTC; never before that of the entry above it. */
  readonly at: string;
  readonly actor: Actor;
  /** `add`, the name of a transition, or an event of its own such as `deliver`. */
  readonly event: string;
  readonly kind: string;
  readonly id: string;
  readonly reason?: string;
  /**
   * SHA-256 (hex) of the canonical JSON of the record after the event, or of the sealed bytes; absent for an event that
   * changes no record.
   */
  readonly recordSha256?: string;
  /** Hash of the previous entry (hex); 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 (hex) of the canonical JSON of this entry without `hash`. */
  readonly hash: string;
}

export interface ListOptions {
  readonly state?: string;
  readonly match?: Readonly<Record<string, string>>;
  /** Ids after this one, for paging. */
  readonly after?: string;
  /** Default 1000. */
  readonly limit?: number;
}

/** All that may be written together: either every change of a transaction is in the store, or none. */
export interface Transaction extends RegistryView {
  add(kind: string, id: string, body: unknown, actor: Actor, reason?: string): Promise<StoredRecord>;
  /**
   * Takes a step of the kind's state machine; `body` only where the step changes it. A step `byProgram` is for the
   * program that does what it says; whoever lets people choose an event refuses those first.
   */
  step(
    kind: string,
    id: string,
    event: string,
    how: { readonly actor: Actor; readonly reason?: string; readonly body?: unknown },
  ): Promise<StoredRecord>;
  /** An event that changes no record: a delivery, a use. */
  note(event: string, kind: string, id: string, actor: Actor, reason?: string): Promise<LogEntry>;
  /** Bytes sealed by the caller (the registry cannot read them), by name; never written over. */
  putSealed(name: string, bytes: Uint8Array): Promise<void>;
  getSealed(name: string): Promise<Uint8Array | undefined>;
}

/** What a full check of the store found. */
export interface RegistryCheck {
  readonly ok: boolean;
  readonly entries: number;
  readonly records: number;
  /** Hash of the last entry; 64 zeros where there is none. */
  readonly head: string;
  /** Codes and places, such as `registry/record-edited` at `agreement AG-2025-09`. */
  readonly faults: readonly { readonly code: string; readonly message: string }[];
}

/** An open registry: embedded in one file, or on a PostgreSQL server; both behave the same. */
export interface Registry {
  /** Reads one record; throws `registry/record-edited` where its digest is not that of the audit log. */
  get(kind: string, id: string): Promise<StoredRecord | undefined>;
  /** A page of records, by id, with their state of today. */
  list(kind: string, options?: ListOptions): Promise<readonly StoredRecord[]>;
  /**
   * Number of records of a kind in each of its states today. It trusts the index of states, unlike `get` and `list`;
   * `check` tells whether the index is right.
   */
  count(kind: string): Promise<Readonly<Record<string, number>>>;
  /** Every version of a record, oldest first, with the states that were written. */
  history(kind: string, id: string): Promise<readonly StoredRecord[]>;
  /**
   * Runs `work` alone: writers queue, none is lost, and the whole is undone when it throws. Safe across processes.
   * `work` may run again after a conflict, so it must not touch anything but the transaction. What the registry itself
   * reads meanwhile (`get`, `list`) is the state before the transaction.
   *
   * @throws SluiceError `registry/clock-backwards`, `registry/busy`, `registry/nested-write`, and what `work` throws
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Writes down the steps (`byClock`) that time alone has taken since the records were written; gives their number. */
  settle(): Promise<number>;
  getSealed(name: string): Promise<Uint8Array | undefined>;
  log(options?: {
    readonly after?: number;
    readonly limit?: number;
    readonly kind?: string;
    readonly id?: string;
  }): Promise<readonly LogEntry[]>;
  /**
   * Recomputes the whole chain, every record's digest, and what lists are read from. Only a `head` noted elsewhere (by
   * an auditor, in a release) shows that entries were cut off the end and the rest made to fit.
   */
  check(expected?: { readonly head: string }): Promise<RegistryCheck>;
  /**
   * One JSON document a line: a header, each entry of the log with the record or the sealed bytes (base64) that it
   * wrote, and an end. `importRegistry` reads it back.
   */
  exportTo(write: (line: string) => Promise<void> | void): Promise<void>;
  close(): Promise<void>;
}
