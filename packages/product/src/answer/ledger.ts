import type { Answer } from './compiled-policy.js';
import type { AnswerReason } from './reasons.js';

/** An answer that was given, as the ledger keeps it: pseudonyms only. Instants ISO 8601 UTC with milliseconds. */
export interface StoredAnswer {
  readonly recipient: string;
  /** Definition of the predicate, see `CompiledPolicy.definitions`. */
  readonly question: string;
  readonly answer: Answer;
  /** When it was given; what the limits count by. */
  readonly at: string;
  /** When it was found in the source; earlier than `at` where another recipient had asked before. */
  readonly found: string;
}

/** At most `most` new questions after an instant. */
export interface Limit {
  readonly most: number;
  readonly after: string;
}

/** One question as the ledger sees it. */
export interface LedgerQuestion {
  /** Id of the release that answers. */
  readonly release: string;
  /** The release must stand among the records of whoever keeps the ledger: on every channel but `internal`. */
  readonly registered: boolean;
  /** Id of the consent, or null where none was opened. */
  readonly consent: string | null;
  readonly product: string;
  /** Keyed pseudonyms. */
  readonly subject: string;
  readonly recipient: string;
  readonly question: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** An answer found after this instant is given again. */
  readonly repeatAfter: string;
  readonly perSubject: Limit;
  readonly perRecipient?: Limit;
  /** What the source says now. */
  readonly fresh: { readonly answer: Answer; readonly reason: AnswerReason };
  /** Why nothing may be said, or null. The ledger reads the same, adds no answer, and writes the reason down. */
  readonly refused: AnswerReason | null;
}

export interface LedgerReply {
  readonly answer: Answer;
  readonly reason: AnswerReason;
}

/**
 * Keeps what was answered. `ask` is atomic over all processes that share the ledger: limits are never passed, and two
 * askers of one question get one answer. Every call leaves one entry in the audit, whatever the outcome.
 */
export interface AnswerLedger {
  ask(question: LedgerQuestion): Promise<LedgerReply>;
  /** How many questions ended for which reason, for the operator. */
  counts(): Promise<Readonly<Partial<Record<AnswerReason, number>>>>;
}
