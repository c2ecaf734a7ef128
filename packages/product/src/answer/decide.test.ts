import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from './decide.js';
import { before } from './duration.js';
import type { LedgerQuestion, StoredAnswer } from './ledger.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

function question(at: number, over: Partial<LedgerQuestion> = {}): LedgerQuestion {
  const now = new Date(at);
  return {
    release: 'rel-1',
    registered: true,
    consent: 'c'.repeat(64),
    product: 'p',
    subject: 's',
    recipient: 'r1',
    question: 'q1',
    at: now.toISOString(),
    repeatAfter: before(now, 'P10D'),
    perSubject: { most: 3, after: before(now, 'P30D') },
    fresh: { answer: 'yes', reason: 'answered' },
    refused: null,
    ...over,
  };
}

/** Asks one after the other, the way a ledger does. */
function asker() {
  let stored: readonly StoredAnswer[] = [];
  return {
    ask(q: LedgerQuestion) {
      const { reply, kept } = decide(stored, q);
      stored = kept ?? stored;
      return reply;
    },
    get stored() {
      return stored;
    },
  };
}

describe('a question asked again', () => {
  test('gets the stored answer within the period, whatever the source says now, and does not count', () => {
    const desk = asker();
    expect(desk.ask(question(START)).reason).toBe('answered');
    for (let day = 1; day < 10; day++) {
      const reply = desk.ask(question(START + day * DAY, { fresh: { answer: 'no', reason: 'answered' } }));
      expect(reply).toEqual({ answer: 'yes', reason: 'repeated' });
    }
    expect(desk.stored).toHaveLength(1);
    const later = desk.ask(question(START + 10 * DAY, { fresh: { answer: 'no', reason: 'answered' } }));
    expect(later).toEqual({ answer: 'no', reason: 'answered' });
  });

  test('by another recipient gets the same answer, and counts', () => {
    const desk = asker();
    desk.ask(question(START));
    const fresh = { answer: 'no', reason: 'answered' } as const;
    expect(desk.ask(question(START + DAY, { recipient: 'r2', fresh })).answer).toBe('yes');
    expect(desk.stored).toHaveLength(2);
  });

  test('by two recipients in turn does not keep an old answer alive', () => {
    const desk = asker();
    const perSubject = { most: 9, after: before(new Date(START), 'P30D') };
    desk.ask(question(START, { perSubject }));
    const fresh = { answer: 'no', reason: 'answered' } as const;
    desk.ask(question(START + 9 * DAY, { recipient: 'r2', fresh, perSubject }));
    expect(desk.ask(question(START + 11 * DAY, { fresh, perSubject })).answer).toBe('no');
    expect(desk.ask(question(START + 11 * DAY, { recipient: 'r2', fresh, perSubject })).answer).toBe('no');
  });
});

test('a refused question leaves nothing behind and uses up no limit', () => {
  const desk = asker();
  for (let i = 0; i < 20; i++)
    expect(desk.ask(question(START + i, { refused: 'consent-missing' })).answer).toBe('unavailable');
  expect(desk.stored).toEqual([]);
  expect(desk.ask(question(START + 30)).answer).toBe('yes');
});

test('one recipient may be kept from using up the limit of all', () => {
  const desk = asker();
  const perRecipient = { most: 1, after: before(new Date(START), 'P30D') };
  desk.ask(question(START, { perRecipient }));
  expect(desk.ask(question(START + 1, { perRecipient, question: 'q2' })).reason).toBe('over-recipient');
  expect(desk.ask(question(START + 2, { perRecipient, question: 'q2', recipient: 'r2' })).reason).toBe('answered');
});

test('a clock that is set back opens nothing', () => {
  const desk = asker();
  for (const q of ['q1', 'q2', 'q3']) desk.ask(question(START, { question: q }));
  expect(desk.ask(question(START - 400 * DAY, { question: 'q4' })).reason).toBe('over-subject');
  expect(desk.ask(question(START - 400 * DAY)).reason).toBe('repeated');
});

test('whatever is asked when by whom: no span of the period holds more new answers than the limit', () => {
  const step = fc.record({
    gap: fc.integer({ min: 0, max: 6 * DAY }),
    recipient: fc.constantFrom('r1', 'r2', 'r3'),
    question: fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5'),
    answer: fc.constantFrom('yes' as const, 'no' as const, 'unavailable' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const desk = asker();
      const given: number[] = [];
      let at = START;
      for (const { gap, recipient, question: asked, answer } of steps) {
        at += gap;
        const earlier = desk.stored.length;
        const q = question(at, { recipient, question: asked, fresh: { answer, reason: 'answered' } });
        const { reply, kept } = decide(desk.stored, q);
        desk.ask(q);
        if (kept !== null) given.push(at);
        else expect(desk.stored).toHaveLength(earlier);
        // The first answer found within the period is the one that all get.
        const valid = desk.stored.filter((e) => e.question === asked && e.found > q.repeatAfter);
        if (reply.reason !== 'over-subject')
          expect(new Set(valid.map((e) => e.answer))).toEqual(new Set([reply.answer]));
      }
      for (const end of given)
        expect(given.filter((t) => t > end - 30 * DAY && t <= end).length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 150, seed: 5 },
  );
});
