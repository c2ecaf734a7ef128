import { decide } from './decide.js';
import type { AnswerLedger, LedgerQuestion, StoredAnswer } from './ledger.js';
import { ANSWER_REASONS, type AnswerReason } from './reasons.js';

interface Actor {
  readonly id: string;
  readonly role: string;
}

interface LedgerRecord {
  readonly state: string;
  readonly body: unknown;
}

/** What the ledger needs of a running transaction; `Transaction` of the registry has it. */
export interface LedgerTransaction {
  get(kind: string, id: string): Promise<LedgerRecord | undefined>;
  list(kind: string, filter: { readonly match: Readonly<Record<string, string>> }): Promise<readonly LedgerRecord[]>;
  add(kind: string, id: string, body: unknown, actor: Actor): Promise<unknown>;
  step(
    kind: string,
    id: string,
    event: string,
    how: { readonly actor: Actor; readonly body?: unknown },
  ): Promise<unknown>;
  note(event: string, kind: string, id: string, actor: Actor, reason?: string): Promise<unknown>;
}

/** What the ledger needs of a store; `Registry` has it. `write` runs alone, and undoes all when the work throws. */
export interface LedgerStore {
  write<T>(work: (tx: LedgerTransaction) => Promise<T>): Promise<T>;
  log(options: {
    readonly after?: number;
    readonly limit?: number;
    readonly kind?: string;
  }): Promise<readonly { readonly seq: number; readonly event: string; readonly reason?: string }[]>;
}

const ANSWERS = 'answer';
const DESK = 'answer-desk';
const ASKED = 'ask';
const PAGE = 1000;
/** Of nobody: looked for where there is no consent. */
const NO_CONSENT = '0'.repeat(64);

/**
 * A ledger in the registry: one record `answer` a person, by pseudonym, so that a question reads one record however many
 * people there are; and one event `ask` a question in the audit log of the release's `answer-desk`, by the recipient's
 * pseudonym and with the reason's code. Every question writes, also one that is refused.
 *
 * What the records say of release, desk and consent is read in the same transaction: after a withdrawal or a revocation
 * was written, nothing is answered any more, in whatever process.
 */
export function registryLedger(store: LedgerStore): AnswerLedger {
  return {
    ask: (question) =>
      store.write(async (tx) => {
        const standing = await refusedByRecords(tx, question);
        const record = await tx.get(ANSWERS, question.subject);
        const stored = (record?.body as { readonly answers: readonly StoredAnswer[] } | undefined)?.answers ?? [];
        const { reply, kept } = decide(stored, { ...question, refused: question.refused ?? standing });
        const actor = { id: question.recipient, role: 'recipient' };
        if (kept !== null) {
          const body = { product: question.product, answers: kept };
          if (record === undefined) await tx.add(ANSWERS, question.subject, body, actor);
          else await tx.step(ANSWERS, question.subject, 'answer', { actor, body });
        }
        await tx.note(ASKED, DESK, question.release, actor, reply.reason);
        return reply;
      }),
    async counts() {
      const counts: Partial<Record<AnswerReason, number>> = {};
      for (let after = 0; ; ) {
        const page = await store.log({ kind: DESK, after, limit: PAGE });
        for (const { event, reason, seq } of page) {
          after = seq;
          if (event !== ASKED || reason === undefined || !Object.hasOwn(ANSWER_REASONS, reason)) continue;
          counts[reason as AnswerReason] = (counts[reason as AnswerReason] ?? 0) + 1;
        }
        if (page.length < PAGE) return counts;
      }
    },
  };
}

/** Opens the desk of a release at its first question, and asks all three records, whatever the first of them says. */
async function refusedByRecords(tx: LedgerTransaction, question: LedgerQuestion): Promise<AnswerReason | null> {
  const { release, product, registered, consent } = question;
  const desk = await tx.get(DESK, release);
  if (desk === undefined) await tx.add(DESK, release, { product }, { id: 'registry', role: 'registry' });
  const published = await tx.get('release', release);
  const consents = await tx.list('consent', { match: { digest: consent ?? NO_CONSENT } });
  if (registered && published === undefined) return 'release-unsound';
  if (published !== undefined && published.state !== 'published') {
    return published.state === 'expired' ? 'release-expired' : 'release-revoked';
  }
  if (desk !== undefined && desk.state !== 'open') return 'desk-closed';
  // A consent that the records do not know counts by its signature alone.
  return consents.every(({ state }) => state === 'given') ? null : 'consent-withdrawn';
}
