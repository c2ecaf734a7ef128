import type { LedgerQuestion, LedgerReply, StoredAnswer } from './ledger.js';

/**
 * What a question gets, from what is stored about the person: pure, the one place where limits are counted.
 *
 * - A question that the recipient asked before, within the period since the answer was found, gets that answer and
 *   counts no more.
 * - Another recipient's answer is given again too, so that no two compare answers of different days; but it counts, as
 *   somebody new gets to know it.
 * - Limits are over sliding spans. An entry of the future counts: a clock that was set back opens nothing.
 *
 * @returns `kept`: what is to be stored, entries that nothing looks at any more left out; null where nothing changes
 */
export function decide(
  stored: readonly StoredAnswer[],
  question: LedgerQuestion,
): { readonly reply: LedgerReply; readonly kept: readonly StoredAnswer[] | null } {
  const { recipient, at, perSubject, perRecipient, repeatAfter } = question;
  const same = stored.filter((entry) => entry.question === question.question && entry.found > repeatAfter);
  const own = latest(same.filter((entry) => entry.recipient === recipient));
  const count = (after: string, entries: readonly StoredAnswer[]) => entries.filter((e) => e.at > after).length;
  const ofAll = count(perSubject.after, stored);
  const ofRecipient = count(
    perRecipient?.after ?? at,
    stored.filter((entry) => entry.recipient === recipient),
  );
  const unavailable = (reason: LedgerReply['reason']) => ({
    reply: { answer: 'unavailable', reason } as const,
    kept: null,
  });

  if (question.refused !== null) return unavailable(question.refused);
  if (own !== undefined) return { reply: { answer: own.answer, reason: 'repeated' }, kept: null };
  // Written so that NaN refuses.
  if (!(ofAll < perSubject.most)) return unavailable('over-subject');
  if (perRecipient !== undefined && !(ofRecipient < perRecipient.most)) return unavailable('over-recipient');

  const shared = latest(same);
  const reply: LedgerReply = shared ? { answer: shared.answer, reason: 'answered' } : question.fresh;
  const entry: StoredAnswer = {
    recipient,
    question: question.question,
    answer: reply.answer,
    at,
    found: shared?.found ?? at,
  };
  // ISO instants order as text.
  const [oldest] = [repeatAfter, perSubject.after, perRecipient?.after ?? repeatAfter].sort();
  return { reply, kept: [...stored.filter((e) => e.at > oldest || e.found > oldest), entry] };
}

function latest(entries: readonly StoredAnswer[]): StoredAnswer | undefined {
  return entries.reduce<StoredAnswer | undefined>((a, b) => (a === undefined || b.found > a.found ? b : a), undefined);
}
