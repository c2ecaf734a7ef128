import type { Result } from '@sluice/errors';
import type { AnswerLedger } from './ledger.js';
import type { AnswerKeys } from './pseudonyms.js';

/** What a consent says, once its signature was checked (`Consent` of `@sluice/provenance`). */
export interface ConsentTerms {
  readonly product: string;
  readonly subject: string;
  readonly recipient: string;
  readonly predicates: readonly { readonly name: string; readonly definition: string }[];
  readonly purpose: string;
  readonly from: string;
  readonly until: string;
}

/**
 * Opens a consent under the trusted keys. `subject` is the pseudonym that is asked about, for programs that know which
 * key is whose. Faults say why it does not count; none is ever shown to the asker.
 */
export type ReadConsent = (
  consent: Uint8Array,
  use: { readonly channel: string; readonly day: string; readonly subject: string },
) => Promise<Result<{ readonly id: string; readonly consent: ConsentTerms }>>;

/** What answering stands on: clock, keys and records, all given by the program. */
export interface AnswerContext {
  readonly now: () => Date;
  readonly ledger: AnswerLedger;
  readonly keys: AnswerKeys;
  readonly readConsent: ReadConsent;
  /** Whether a consent was withdrawn, by id (`consentId`); an id that nobody knows of was not. */
  readonly withdrawn: (consent: string) => boolean | Promise<boolean>;
  /** Whether the release was revoked since it was verified, by id. */
  readonly revoked: (release: string) => boolean | Promise<boolean>;
  /** Something failed that should not have: code of the fault, or `internal`. Nothing of the question. */
  readonly onFault?: (code: string) => void;
}
