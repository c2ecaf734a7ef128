import { fail, SluiceError } from '@sluice/errors';
import type { Answer } from './compiled-policy.js';
import type { AnswerContext } from './context.js';
import { before } from './duration.js';
import type { LedgerQuestion } from './ledger.js';
import { recipientPseudonym, subjectPseudonym, subjectText } from './pseudonyms.js';
import type { Question, Reply } from './question.js';
import { refusalOf, wellFormed } from './refusal.js';
import type { SubjectSource } from './source.js';
import type { VerificationRelease } from './verification-release.js';

const REPLIES: Readonly<Record<Answer, Reply>> = Object.freeze({
  yes: Object.freeze({ answer: 'yes' }),
  no: Object.freeze({ answer: 'no' }),
  unavailable: Object.freeze({ answer: 'unavailable' }),
});

/** Of nobody: looked up where there is no consent. */
const NO_CONSENT = '0'.repeat(64);

/**
 * Answers a question about a named person, by their consent: `yes`, `no`, or `unavailable`.
 *
 * No consent, an unknown person, a missing value, a withdrawn or forged consent, a revoked release, an unknown predicate,
 * a limit that is reached, a failure of ours: all of them give the same reply, by the same steps. The person is looked
 * up, every predicate is evaluated, and the ledger reads and writes whatever has been found before; see
 * `docs/verification.md` for what is not equalised. Never throws.
 */
export async function answer(
  release: VerificationRelease,
  source: SubjectSource,
  consent: Uint8Array | undefined,
  question: Question,
  context: AnswerContext,
): Promise<Reply> {
  try {
    const asked = await prepare(release, source, consent, question, context);
    const { answer: given } = await context.ledger.ask(asked);
    return Object.hasOwn(REPLIES, given) ? REPLIES[given] : REPLIES.unavailable;
  } catch (error) {
    // Its text may come from a store or a driver, which quote what they were given.
    const code = error instanceof SluiceError ? error.code : 'internal';
    try {
      context.onFault?.(code);
    } catch {
      // Whoever listens must not be heard by the asker.
    }
    return REPLIES.unavailable;
  }
}

async function prepare(
  release: VerificationRelease,
  source: SubjectSource,
  consent: Uint8Array | undefined,
  given: Question,
  context: AnswerContext,
): Promise<LedgerQuestion> {
  const now = context.now();
  if (Number.isNaN(now.getTime())) fail('internal', 'answer/clock', 'the clock gave no time');
  const at = now.toISOString();
  const day = at.slice(0, 10);
  const { keys } = context;
  const question = wellFormed(given);
  const id = subjectText(question.subject) ?? '';
  const subject = subjectPseudonym(keys, id);
  const { channel, policy } = release;

  const opened = consent === undefined ? undefined : await context.readConsent(consent, { channel, day, subject });
  const withdrawn = await context.withdrawn(opened?.ok ? opened.value.id : NO_CONSENT);
  const revoked = await context.revoked(release.id);
  const row = await source.row(id);
  const found = policy.evaluate(row.cells, day).get(question.predicate) ?? 'unavailable';
  const said = row.known === true ? found : 'unavailable';

  const { period, perSubject, perRecipient } = policy.answering;
  return {
    release: release.id,
    registered: channel !== 'internal',
    consent: opened?.ok ? opened.value.id : null,
    product: release.product,
    subject,
    recipient: recipientPseudonym(keys, question.recipient),
    question: policy.definitions.get(question.predicate) ?? NO_CONSENT,
    at,
    repeatAfter: before(now, period),
    perSubject: { most: perSubject.most, after: before(now, perSubject.period) },
    ...(perRecipient && {
      perRecipient: { most: perRecipient.most, after: before(now, perRecipient.period) },
    }),
    fresh: {
      answer: said,
      reason: said !== 'unavailable' ? 'answered' : row.known === true ? 'value-missing' : 'subject-unknown',
    },
    refused: refusalOf({ release, question, named: id !== '', subject, keys, day, opened, withdrawn, revoked }),
  };
}
