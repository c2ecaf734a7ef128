import { decide } from './decide.js';
import type { AnswerLedger, StoredAnswer } from './ledger.js';
import type { AnswerReason } from './reasons.js';

/**
 * A ledger in memory, for tests and for a single process that may forget. Nothing is awaited between reading and
 * writing, so `ask` is atomic.
 */
export function memoryLedger(): AnswerLedger {
  const stored = new Map<string, readonly StoredAnswer[]>();
  const counts: Partial<Record<AnswerReason, number>> = {};
  return {
    async ask(question) {
      const { reply, kept } = decide(stored.get(question.subject) ?? [], question);
      if (kept !== null) stored.set(question.subject, kept);
      counts[reply.reason] = (counts[reply.reason] ?? 0) + 1;
      return reply;
    },
    counts: async () => ({ ...counts }),
  };
}
