import { decide } from './decide.js';
import type { AnswerLedger, StoredAnswer } from './ledger.js';
import { ANSWER_REASONS, type AnswerReason } from './reasons.js';

interface Actor {
  readonly id: string;
  readonly role: string;
}

/** What the ledger needs of a running transaction; `Transaction` of the registry has it. */
export interface LedgerTransaction {
  get(kind: string, id: string): Promise<{ readonly body: unknown } | undefined>;
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

const KIND = 'answer';
const ASKED = 'ask';
const PAGE = 1000;

/**
 * A ledger in the registry: one record `answer` a person, by pseudonym, so that a question reads one record however many
 * there are; and one event `ask` a question in the audit log, by the recipient's pseudonym and with the reason's code.
 * Every question writes, also one that is refused.
 */
export function registryLedger(store: LedgerStore): AnswerLedger {
  return {
    ask: (question) =>
      store.write(async (tx) => {
        const record = await tx.get(KIND, question.subject);
        const stored = (record?.body as { readonly answers: readonly StoredAnswer[] } | undefined)?.answers ?? [];
        const { reply, kept } = decide(stored, question);
        const actor = { id: question.recipient, role: 'recipient' };
        if (kept !== null) {
          const body = { product: question.product, answers: kept };
          if (record === undefined) await tx.add(KIND, question.subject, body, actor);
          else await tx.step(KIND, question.subject, 'answer', { actor, body });
        }
        await tx.note(ASKED, KIND, question.subject, actor, reply.reason);
        return reply;
      }),
    async counts() {
      const counts: Partial<Record<AnswerReason, number>> = {};
      for (let after = 0; ; ) {
        const page = await store.log({ kind: KIND, after, limit: PAGE });
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
