import type { Result } from '@sluice/errors';
import type { ConsentTerms } from './context.js';
import type { AnswerKeys } from './pseudonyms.js';
import type { Question } from './question.js';
import type { AnswerReason } from './reasons.js';
import type { VerificationRelease } from './verification-release.js';

/** What is known of a question before the ledger is asked. */
export interface Circumstances {
  readonly release: VerificationRelease;
  readonly question: Question;
  /** The question names a person in a way that could be an id. */
  readonly named: boolean;
  /** Pseudonym of that person. */
  readonly subject: string;
  readonly keys: AnswerKeys;
  /** Of the question, yyyy-mm-dd. */
  readonly day: string;
  readonly opened: Result<{ readonly id: string; readonly consent: ConsentTerms }> | undefined;
  readonly withdrawn: boolean;
  readonly revoked: boolean;
}

const LONGEST = 256;
const EMPTY: Question = { subject: '', recipient: '', predicate: '', purpose: '' };

/** The question with every member a text that can be hashed; one with any other member becomes empty throughout. */
export function wellFormed(given: unknown): Question {
  if (typeof given !== 'object' || given === null) return EMPTY;
  const { subject, recipient, predicate, purpose } = given as Partial<Record<keyof Question, unknown>>;
  const fits = (value: unknown): value is string =>
    typeof value === 'string' && value !== '' && value.length <= LONGEST && !/\p{Surrogate}/u.test(value);
  return fits(subject) && fits(recipient) && fits(predicate) && fits(purpose)
    ? { subject, recipient, predicate, purpose }
    : EMPTY;
}

/**
 * Why nothing may be said, or null: the first reason that applies, from the release over the question to the consent. All
 * are judged, whichever applies. Each test is written so that anything but a plain `false` or a match refuses.
 */
export function refusalOf(known: Circumstances): AnswerReason | null {
  const { release, question, keys, day, opened } = known;
  const { policy } = release;
  const terms = opened?.ok === true ? opened.value.consent : undefined;
  const reasons: readonly (readonly [AnswerReason, boolean])[] = [
    ['release-unsound', release.sound !== true],
    ['release-revoked', known.revoked !== false],
    ['release-expired', !(day >= release.issued && (release.expires === null || day <= release.expires))],
    ['key-differs', keys.commitment !== policy.answering.keyCommitment],
    ['question-malformed', question === EMPTY || !known.named],
    ['predicate-unknown', !policy.definitions.has(question.predicate)],
    ['purpose-other', !policy.answering.purposes.includes(question.purpose)],
    ['recipient-other', release.recipient !== null && release.recipient !== question.recipient],
    ['consent-missing', opened === undefined],
    ['consent-invalid', terms === undefined],
    ['consent-mismatch', terms === undefined || !covers(terms, known)],
    ['consent-dates', terms === undefined || !(day >= terms.from && day <= terms.until)],
    ['consent-withdrawn', known.withdrawn !== false],
  ];
  return reasons.find(([, applies]) => applies)?.[0] ?? null;
}

function covers(terms: ConsentTerms, { release, question, subject }: Circumstances): boolean {
  const definition = release.policy.definitions.get(question.predicate);
  return (
    terms.product === release.product &&
    terms.subject === subject &&
    terms.recipient === question.recipient &&
    terms.purpose === question.purpose &&
    terms.predicates.some(({ name, definition: meant }) => name === question.predicate && meant === definition)
  );
}
