import { expect, test } from 'vitest';
import { before } from './duration.js';
import type { AnswerLedger, LedgerQuestion, StoredAnswer } from './ledger.js';
import { memoryLedger } from './memory-ledger.js';
import { type LedgerStore, registryLedger } from './registry-ledger.js';

const NOW = new Date('2026-03-10T08:00:00.000Z');
const pause = () => new Promise<void>((done) => setImmediate(done));

/** A store with pauses in every step. `alone`: writers queue, as a registry promises; else they run into each other. */
function pausingStore(alone: boolean, conflicts = 0) {
  const records = new Map<string, unknown>();
  const log: { seq: number; event: string; kind: string; actor: string; reason?: string }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let spoil = conflicts;
  const attempt = async <T>(work: Parameters<LedgerStore['write']>[0]): Promise<T> => {
    const changes = new Map<string, unknown>();
    const notes: Omit<(typeof log)[number], 'seq'>[] = [];
    const result = await work({
      async get(kind, id) {
        await pause();
        if (kind === 'release') return { state: 'published', body: {} };
        const body = changes.get(`${kind} ${id}`) ?? records.get(`${kind} ${id}`);
        return body === undefined ? undefined : { state: 'open', body };
      },
      list: async () => [],
      async add(kind, id, body) {
        await pause();
        if (alone && records.has(`${kind} ${id}`)) throw new Error('twice');
        changes.set(`${kind} ${id}`, structuredClone(body));
      },
      async step(kind, id, event, { body }) {
        await pause();
        expect(event).toBe('answer');
        changes.set(`${kind} ${id}`, structuredClone(body));
      },
      async note(event, kind, _id, actor, reason) {
        await pause();
        notes.push({ event, kind, actor: actor.id, ...(reason !== undefined && { reason }) });
      },
    });
    if (spoil-- > 0) return attempt(work); // a conflict: all is undone, and the work runs again
    for (const [id, body] of changes) records.set(id, body);
    for (const entry of notes) log.push({ seq: log.length + 1, ...entry });
    return result as T;
  };
  const store: LedgerStore = {
    write<T>(work: Parameters<LedgerStore['write']>[0]) {
      const turn = alone ? last.then(() => attempt<T>(work)) : attempt<T>(work);
      last = turn.catch(() => undefined);
      return turn;
    },
    log: async ({ after = 0, limit = 1000 }) => log.filter(({ seq }) => seq > after).slice(0, limit),
  };
  return { store, records, log };
}

function question(over: Partial<LedgerQuestion>): LedgerQuestion {
  return {
    release: 'rel-1',
    registered: true,
    consent: 'c'.repeat(64),
    product: 'p',
    subject: 's'.repeat(64),
    recipient: 'r'.repeat(64),
    question: 'q1',
    at: NOW.toISOString(),
    repeatAfter: before(NOW, 'P30D'),
    perSubject: { most: 4, after: before(NOW, 'P30D') },
    fresh: { answer: 'yes', reason: 'answered' },
    refused: null,
    ...over,
  };
}

/** Twenty questions at once, over two ledgers on one store: as many new ones answered as the limit says? */
async function race(ledgers: readonly AnswerLedger[]) {
  const asked = Array.from({ length: 20 }, (_, i) =>
    ledgers[i % ledgers.length].ask(question({ question: `q${i % 10}`, recipient: `r${i}` })),
  );
  const replies = await Promise.all(asked);
  return replies.filter(({ answer }) => answer === 'yes').length;
}

test('many askers at once never pass the limit, in memory and over a store', async () => {
  const ledger = memoryLedger();
  expect(await race([ledger, ledger])).toBe(4);
  const { store } = pausingStore(true);
  expect(await race([registryLedger(store), registryLedger(store)])).toBe(4);
});

test('(the race is a race: a store whose writers run into each other passes it)', async () => {
  const { store } = pausingStore(false);
  expect(await race([registryLedger(store), registryLedger(store)])).toBeGreaterThan(4);
});

test('two askers at once of one question get one answer, though the source changed between them', async () => {
  for (const ledger of [memoryLedger(), registryLedger(pausingStore(true).store)]) {
    const replies = await Promise.all(
      (['yes', 'no', 'yes', 'no'] as const).map((answer, i) =>
        ledger.ask(question({ recipient: `r${i}`, fresh: { answer, reason: 'answered' } })),
      ),
    );
    expect(new Set(replies.map(({ answer }) => answer)).size).toBe(1);
  }
});

test('work that runs again after a conflict leaves one answer and one entry', async () => {
  const { store, records, log } = pausingStore(true, 3);
  await registryLedger(store).ask(question({}));
  const body = records.get(`answer ${'s'.repeat(64)}`) as { answers: StoredAnswer[] };
  expect(body.answers).toHaveLength(1);
  expect(log).toHaveLength(1);
});

test('the audit counts by reason, and every question leaves one entry', async () => {
  for (const ledger of [memoryLedger(), registryLedger(pausingStore(true).store)]) {
    await ledger.ask(question({}));
    await ledger.ask(question({}));
    await ledger.ask(question({ refused: 'consent-withdrawn' }));
    await ledger.ask(question({ question: 'q2', fresh: { answer: 'unavailable', reason: 'subject-unknown' } }));
    expect(await ledger.counts()).toEqual({
      answered: 1,
      repeated: 1,
      'consent-withdrawn': 1,
      'subject-unknown': 1,
    });
  }
});
